// A first, cheap look at the corridor, so that the whole model need not look everywhere.
//
// The basic idea (coarse-to-fine pruning, Charniak et al. 2006; max-marginals, Weiss and Taskar 2010): a
// model of words, lengths and six kinds of bead finds for each border the best path that goes through it;
// what is hopelessly worse than the best path of all is left out. Linear in the cells of the corridor.
#pragma once

#include <utility>
#include <vector>

#include "align/bead_filter.h"
#include "align/corridor.h"
#include "align/links.h"
#include "align/vocabulary.h"

namespace libalign::detail {

using Node = std::pair<std::uint32_t, std::uint32_t>;  // a source border and a target border

struct Narrowed {
  Corridor corridor;
  BeadFilter filter;  // beads of the corridor that are not hopeless
  // Borders that all but unlikely paths pass, with one sentence to one before and behind: what lies
  // between two of them can be decoded by itself. In order, (0, 0) and the texts' ends included.
  std::vector<Node> cuts;
};

// `searched` without what the cheap model holds to be hopeless, and one border more on either side, where
// whoever decodes can see that too much was taken. Where something worth a look lies at the edge, `searched`
// is opened. `length_ratio`: code points of target for one of source.
Narrowed narrow(const SideText& source, const SideText& target, const LinkTable& links, Corridor& searched,
                double length_ratio);

}  // namespace libalign::detail
