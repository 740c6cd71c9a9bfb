// Reliability plots: how often what is said to be right with probability p is right, as an SVG file.
#pragma once

#include <string>
#include <vector>

#include "libalign/evaluate.h"

namespace bench {

// Of one gold set.
struct Reliability {
  std::string name;
  std::vector<libalign::CalibrationBin> confidence;   // of all beads
  std::vector<libalign::CalibrationBin> translation;  // of gold pairs and of pairs that are none
};

// A panel a set for each of the two probabilities: a dot for every bin, at the mean probability stated and
// the share found right, as large as the bin; a bar from its 2.5th to its 97.5th percentile (Wilson 1927). On
// the diagonal the probability is what it says. Bins of fewer than kFewBeads are left out.
std::string reliability_svg(const std::vector<Reliability>& sets);

inline constexpr std::size_t kFewBeads = 5;

}  // namespace bench
