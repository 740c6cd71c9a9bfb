// Is the one side a translation of the other? A logistic regression over what the words, numbers and lengths
// say, apart from the question where the borders lie.
#pragma once

#include <array>

#include "align/direct.h"
#include "align/weights.h"

namespace libalign::detail {

// 1; nats a word, less explained direction; nats a word, both; share of linkable words met; share of numbers
// not met; |log length ratio|; log of words; nats altogether, squashed.
std::array<double, 8> translation_features(const Meeting& meeting, double length_ratio);

double translation_of(const std::array<double, 8>& features, const Weights& weights);
double translation_probability(const Meeting& meeting, double length_ratio, const Weights& weights);

}  // namespace libalign::detail
