// Texts that are no translations of each other.
//
// The lattice is told that they are, and finds the least bad path. But between two texts about different
// matters hardly a pair says more than the best of as many pairs drawn by chance would: log(number of places)
// nats. So the share of sentences in pairs above that tells strangers (under a tenth) from texts that share
// a part (over a quarter, where half is of another document).
#pragma once

#include <vector>

#include "align/moved.h"
#include "align/pair_judge.h"

namespace libalign::detail {

// Where the texts are strangers: the beads with every pair taken apart, but those far above chance. Others
// come back as they are, and so do very short texts and those whose words are hardly known, where silence
// proves nothing.
std::vector<OrderedBead> part_strangers(std::vector<OrderedBead> beads, const SideText& source,
                                        const SideText& target, const LinkTable& links,
                                        const PairJudge& judge);

}  // namespace libalign::detail
