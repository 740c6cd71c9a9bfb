#include "align/translation.h"

#include <algorithm>
#include <cmath>

namespace libalign::detail {

std::array<double, 8> translation_features(const Meeting& meeting, double length_ratio) {
  const double source_words = std::max(1.0, meeting.source_words);
  const double target_words = std::max(1.0, meeting.target_words);
  const double total = meeting.forward + meeting.backward;
  const double ratio = std::log((meeting.target_length + 3) / (meeting.source_length * length_ratio + 3));
  return {1,
          std::min(meeting.forward / target_words, meeting.backward / source_words),
          total / (source_words + target_words),
          meeting.linkable > 0 ? meeting.matched / meeting.linkable : 0.3,
          meeting.numbers > 0 ? 1 - meeting.numbers_matched / meeting.numbers : 0,
          std::abs(ratio),
          std::log(source_words + target_words),
          total / (10 + std::abs(total))};
}

double translation_of(const std::array<double, 8>& features, const Weights& weights) {
  double sum = 0;
  for (std::size_t k = 0; k < features.size(); ++k)
    sum += features[k] * static_cast<double>(weights.translation[k]);
  return 1 / (1 + std::exp(-sum));
}

double translation_probability(const Meeting& meeting, double length_ratio, const Weights& weights) {
  return translation_of(translation_features(meeting, length_ratio), weights);
}

}  // namespace libalign::detail
