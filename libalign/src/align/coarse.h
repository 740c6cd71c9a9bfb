// A first, cheap look at the corridor, so that the whole model need not look everywhere.
//
// The basic idea (coarse-to-fine pruning, Charniak et al. 2006; max-marginals, Weiss and Taskar 2010): a model of
// words, lengths and six kinds of bead finds for each border the best path that goes through it; what is
// hopelessly worse than the best path of all is left out. Linear in the cells of the corridor.
#pragma once

#include <utility>
#include <vector>

#include "align/corridor.h"
#include "align/links.h"
#include "align/vocabulary.h"

namespace libalign::detail {

struct Narrowed {
  Corridor corridor;
  // Source borders at whose edge of the searched corridor (not of the lattice) something worth a look lies.
  std::vector<std::size_t> crowded;
  // Borders that every path passes that is worth a look, with one sentence to one before and behind: what lies
  // between two of them can be decoded by itself. In order, (0, 0) and the texts' ends included.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> cuts;
};

// `corridor` without what the cheap model holds to be hopeless, and one border more on either side, where
// whoever decodes can see that too much was taken. `length_ratio`: code points of target for one of source.
Narrowed narrow(const SideText& source, const SideText& target, const LinkTable& links,
                const Corridor& corridor, double length_ratio);

}  // namespace libalign::detail
