// Text that is translated, but not in order.
//
// The lattice knows one order only. What it leaves unaligned on both sides is compared here, each sentence
// with each (or, where that would be too much, with those it shares a rare link with). A pair's score is what
// its words and lengths say, less log(number of places it could be in): the price of pairing by chance. Its
// confidence is the smaller of the two soft maxima, over the rivals of either sentence. The best pairs are
// taken first, then neighbours that make a pair better are drawn in.
#pragma once

#include <optional>
#include <vector>

#include "align/lattice.h"
#include "align/pair_judge.h"
#include "align/weights.h"
#include "libalign/alignment.h"

namespace libalign::detail {

struct OrderedBead {
  PathBead bead;
  BeadOrder order = BeadOrder::in_order;
};

// Before that, pairs of the lattice are given up where it was forced: a sentence has a partner elsewhere that
// is clearly better than what the lattice gave to either of them; and its larger beads are taken apart
// (untangle.h).
//
// The result holds every sentence of `path` again, in source order; new pairs that cross the others are
// marked; of all pairs, the heaviest chain that rises on both sides counts as in order. With `only_if_asked`,
// nullopt comes back where the texts give no cause: neither much unaligned on both sides, nor several
// sentences with a clearly better partner elsewhere, nor mostly pairs unlike translations.
std::optional<std::vector<OrderedBead>> find_moved(const SideText& source, const SideText& target,
                                                   const LinkTable& links, const PairJudge& judge,
                                                   const std::vector<PathBead>& path, bool only_if_asked);

}  // namespace libalign::detail
