#include "align/confidence.h"

#include <algorithm>
#include <cmath>

namespace libalign::detail {
namespace {

double log_odds(double probability, double most) {
  const double p = std::clamp(probability, 1e-9, 1 - 1e-9);
  return std::clamp(std::log(p / (1 - p)), -most, most);
}

template <class Features, class Factors>
double logistic(const Features& features, const Factors& factors) {
  double sum = 0;
  for (std::size_t k = 0; k < features.size(); ++k) sum += features[k] * static_cast<double>(factors[k]);
  return 1 / (1 + std::exp(-sum));
}

}  // namespace

std::array<double, 4> pair_confidence_features(double posterior, double translation, double paired) {
  return {1, log_odds(posterior, 12), (1 - paired) * log_odds(translation, 4), paired - 1};
}

std::array<double, 2> unaligned_confidence_features(double posterior) { return {1, log_odds(posterior, 12)}; }

double confidence_of(const Bead& bead, double posterior, double paired, const Weights& weights) {
  if (bead.unaligned())
    return logistic(unaligned_confidence_features(posterior), weights.confidence_unaligned);
  return logistic(pair_confidence_features(posterior, bead.translation, paired), weights.confidence_pair);
}

double paired_share(const std::vector<Bead>& beads) {
  double source = 0;
  double target = 0;
  double source_paired = 0;
  double target_paired = 0;
  for (const Bead& bead : beads) {
    const auto a = static_cast<double>(bead.source.size());
    const auto b = static_cast<double>(bead.target.size());
    source += a;
    target += b;
    if (bead.unaligned() || bead.translation < 0.5) continue;
    source_paired += a;
    target_paired += b;
  }
  return std::max(source > 0 ? source_paired / source : 0, target > 0 ? target_paired / target : 0);
}

}  // namespace libalign::detail
