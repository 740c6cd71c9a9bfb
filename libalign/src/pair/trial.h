// A trial alignment of two documents: how much of each is in pairs that look like translations.
#pragma once

#include "libalign/align.h"
#include "pair/pair_weights.h"

namespace libalign::detail {

TrialVector try_alignment(const Sentences& source, const Sentences& target,
                          const std::vector<Lexicon>& lexicons, const std::vector<Lexicon>& glossaries);

}  // namespace libalign::detail
