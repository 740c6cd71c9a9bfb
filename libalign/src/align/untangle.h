// Beads of several sentences taken apart again, without regard to order.
//
// The lattice knows one order only: where sentences that stand close together change places, it holds them
// together in one bead, and where much is missing, it hangs left-over sentences onto neighbours. Both are
// seen from inside the bead: its parts, crossing or not, say more than the whole.
#pragma once

#include <cstddef>
#include <vector>

#include "align/pair_judge.h"

namespace libalign::detail {

struct Untangled {
  std::vector<PathBead> path;  // source order; crossing parts stand where their source does
  std::size_t crossed = 0;     // pairs of parts that cross
};

// The best way to cut each bead in two, each part in two, and so on, and to leave sentences at the ends out;
// the whole where nothing is clearly better.
Untangled untangle(const std::vector<PathBead>& path, const PairJudge& judge);

}  // namespace libalign::detail
