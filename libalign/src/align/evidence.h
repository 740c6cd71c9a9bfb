// The words that speak for a bead, each used once, strongest first taken.
#pragma once

#include <vector>

#include "align/direct.h"
#include "libalign/alignment.h"

namespace libalign::detail {

std::vector<Anchor> find_evidence(const Sentences& source, const Sentences& target,
                                  const SideText& source_side, const SideText& target_side,
                                  const LinkTable& links, const DirectEvidence& direct, const Bead& bead);

}  // namespace libalign::detail
