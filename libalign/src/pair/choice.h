// Which of the candidates become pairs: each document at most once.
#pragma once

#include "pair/compare.h"

namespace libalign::detail {

// Numbers into comparison.all, by source. Pairs that are sure come first; without them as rivals the others
// are judged again. Leaves the logits of that second look.
std::vector<std::uint32_t> choose(Comparison& comparison, const PairWeights& weights, double least);

// How probable each candidate is in the end: of one that lost a document to a chosen pair only what that pair leaves.
std::vector<double> standing(const Comparison& comparison, const std::vector<std::uint32_t>& chosen);

}  // namespace libalign::detail
