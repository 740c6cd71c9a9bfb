#include "evaluate/calibration.h"

#include <algorithm>
#include <cmath>

namespace libalign::detail {

void Calibration::add(double confidence, bool right) {
  if (!(confidence >= 0 && confidence <= 1)) {
    probabilities_ = false;
    return;
  }
  Sum& bin = bins_[std::min(static_cast<std::size_t>(confidence * kBins), kBins - 1)];
  ++bin.beads;
  bin.right += right ? 1 : 0;
  bin.confidence += confidence;
}

void Calibration::report(Evaluation& evaluation) const {
  std::size_t total = 0;
  for (const Sum& bin : bins_) total += bin.beads;
  if (!probabilities_ || total == 0) return;
  for (std::size_t i = 0; i < kBins; ++i) {
    const Sum& sum = bins_[i];
    CalibrationBin& bin = evaluation.calibration.emplace_back();
    bin.from = static_cast<double>(i) / kBins;
    bin.to = static_cast<double>(i + 1) / kBins;
    bin.beads = sum.beads;
    if (sum.beads == 0) continue;
    const auto beads = static_cast<double>(sum.beads);
    bin.confidence = sum.confidence / beads;
    bin.accuracy = static_cast<double>(sum.right) / beads;
    evaluation.calibration_error +=
        beads / static_cast<double>(total) * std::abs(bin.accuracy - bin.confidence);
  }
}

}  // namespace libalign::detail
