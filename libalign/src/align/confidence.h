// From the lattice's posterior to the confidence that users see.
//
// The posterior says which borders are best, given that the texts are translations: between strangers it is
// sure of nonsense. So the confidence of a pair is a logistic regression over the posterior's log odds, the
// log odds of `translation`, and the share of the texts that finds a likely partner at all. Unaligned
// sentences have a regression of their own over the posterior alone. Fitted by bench/train on whole, partial
// and mismatched texts.
#pragma once

#include <array>
#include <vector>

#include "align/weights.h"
#include "libalign/alignment.h"

namespace libalign::detail {

// The inputs of the regression for a pair: 1, log odds of the posterior, of the translation, share paired
// less 1.
std::array<double, 4> pair_confidence_features(double posterior, double translation, double paired);
// For an unaligned sentence: 1, log odds of the posterior.
std::array<double, 2> unaligned_confidence_features(double posterior);

double confidence_of(const Bead& bead, double posterior, double paired, const Weights& weights);

// Of that side of which more is paired: the share of sentences in pairs that are more likely translations
// than not.
double paired_share(const std::vector<Bead>& beads);

}  // namespace libalign::detail
