// How far a strict F1 would stray on other text of the same kind: a block bootstrap.
#pragma once

#include <utility>
#include <vector>

#include "libalign/evaluate.h"

namespace bench {

// The 2.5th and 97.5th percentile of strict F1 over 1,000 seeded resamples of blocks of about 15 source
// sentences (neighbouring beads err together, so single beads would make the interval too narrow). (0, 0) for
// no pairs. Reference: Efron and Tibshirani 1993, chapter 8 (moving blocks).
std::pair<double, double> strict_f1_interval(const std::vector<libalign::EvaluatedPair>& pairs);

}  // namespace bench
