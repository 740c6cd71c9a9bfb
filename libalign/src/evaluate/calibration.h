// Does "0.9" mean right nine times in ten? Confidences and outcomes in, a table of ten bins out.
#pragma once

#include <vector>

#include "libalign/evaluate.h"

namespace libalign::detail {

class Calibration {
 public:
  void add(double confidence, bool right);

  // Fills calibration and calibration_error; leaves both as they are when nothing was added or a "confidence"
  // was none.
  void report(Evaluation& evaluation) const;

 private:
  struct Sum {
    std::size_t beads = 0, right = 0;
    double confidence = 0;
  };
  static constexpr std::size_t kBins = 10;

  std::vector<Sum> bins_ = std::vector<Sum>(kBins);
  bool probabilities_ = true;
};

}  // namespace libalign::detail
