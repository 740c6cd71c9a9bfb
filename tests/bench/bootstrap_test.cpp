#include "bench/bootstrap.h"

#include <gtest/gtest.h>

namespace bench {
namespace {

using libalign::EvaluatedPair;
using libalign::Ladder;

Ladder one_to_one(std::size_t count) {
  Ladder ladder;
  for (std::size_t k = 0; k < count; ++k) ladder.push_back({{k}, {k}, {}});
  return ladder;
}

TEST(Bootstrap, IsCertainOfPerfection) {
  const auto [low, high] = strict_f1_interval({EvaluatedPair{one_to_one(100), one_to_one(100)}});
  EXPECT_EQ(low, 1);
  EXPECT_EQ(high, 1);
}

TEST(Bootstrap, HoldsTheFigureAndNarrowsWithMoreText) {
  const auto interval = [](std::size_t count) {
    Ladder result = one_to_one(count);
    for (std::size_t k = 0; k + 1 < count; k += 10) std::swap(result[k].target, result[k + 1].target);
    const EvaluatedPair pair{one_to_one(count), result};
    const double f1 = libalign::evaluate({pair}).strict.f1;
    const auto [low, high] = strict_f1_interval({pair});
    EXPECT_LE(low, f1);
    EXPECT_GE(high, f1);
    EXPECT_LT(low, high);
    return high - low;
  };
  EXPECT_GT(interval(200), interval(20000));
}

TEST(Bootstrap, TakesNothing) {
  EXPECT_EQ(strict_f1_interval({}), (std::pair<double, double>{0, 0}));
  EXPECT_EQ(strict_f1_interval({EvaluatedPair{}}), (std::pair<double, double>{0, 0}));
}

}  // namespace
}  // namespace bench
