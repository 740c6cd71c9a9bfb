// A lexicon from the text itself.
//
// From the beads of a first round: pairs of types that meet more often than chance (Dunning 1993, G^2 >= 8,
// at least two beads) become candidates; four rounds of IBM model 1 (Brown et al. 1993), each bead weighted
// by its probability, share out the counts; what remains is smoothed towards what was known before: t(f|e) =
// (c(e, f) + tau t0(f|e)) / (c(e) + tau), a Dirichlet prior.
#pragma once

#include <vector>

#include "align/lattice.h"
#include "align/links.h"

namespace libalign::detail {

std::vector<Link> learn_links(const SideText& source, const SideText& target,
                              const std::vector<PathBead>& path, const LinkTable& known);

}  // namespace libalign::detail
