// The stretches between the borders that somebody has given (AlignOptions::borders).
//
// Inside of a stretch the lattice knows that both sides belong together, and is sure of its beads even where
// they do not: a unit of one sentence on either side has no other reading. So the confidence of a pair is at
// most the probability that the file is right about its stretch: what the words of the whole stretch say
// (translation.h), with the share of stretches that look right as what is to be expected of this file.
#pragma once

#include <cstddef>
#include <vector>

#include "align/coarse.h"
#include "align/direct.h"
#include "align/weights.h"
#include "libalign/align.h"

namespace libalign::detail {

// The borders as nodes, with the beginning and the end, each once. Throws UsageError when they run backwards
// or out of the texts.
std::vector<Node> nodes_of(const std::vector<Border>& borders, std::size_t source, std::size_t target);

// `beads` in the order of the stretches, with their confidences.
void doubt_stretches(const std::vector<Node>& borders, const DirectEvidence& direct, double length_ratio,
                     const Weights& weights, std::vector<Bead>& beads);

}  // namespace libalign::detail
