// Text that is translated, but not in order.
//
// The lattice knows one order only. What it leaves unaligned on both sides is compared here, each sentence with each (or, where that would be too
// much, with those it shares a rare link with). A pair's score is the lattice's own, against leaving both alone, less log(number of places it could
// be in): the price of pairing by chance. Its confidence is the smaller of the two soft maxima, over the rivals of either sentence. The best pairs are taken first, then neighbours
// that make a pair better are drawn in.
#pragma once

#include <vector>

#include "align/direct.h"
#include "align/lattice.h"
#include "align/weights.h"

namespace libalign::detail {

// `path` may hold unaligned sentences; the result are new beads made of them.
std::vector<PathBead> find_moved(const SideText& source, const SideText& target, const LinkTable& links,
                                 const DirectEvidence& evidence, const std::vector<PathBead>& path, const Weights& weights,
                                 double length_ratio);

}  // namespace libalign::detail
