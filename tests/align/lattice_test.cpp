#include "align/lattice.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <map>
#include <random>

namespace libalign::detail {
namespace {

// The obvious way: every path, one by one.
struct AllPaths {
  std::size_t n, m;
  float continued;
  std::map<std::array<std::size_t, 3>, float> scores;
  double total = 0;
  double best = -1e300;
  std::vector<std::array<std::size_t, 3>> best_path;
  std::map<std::array<std::size_t, 3>, double> mass;
  std::vector<std::array<std::size_t, 3>> path;

  void walk(std::size_t i, std::size_t j, std::size_t last, double score) {
    if (i == n && j == m) {
      total += std::exp(score);
      for (const auto& bead : path) mass[bead] += std::exp(score);
      if (score > best) {
        best = score;
        best_path = path;
      }
      return;
    }
    for (std::size_t t = 0; t < kBeadTypes.size(); ++t) {
      const BeadType type = kBeadTypes[t];
      if (i + type.source > n || j + type.target > m) continue;
      if (t == kSourceNull && last == kTargetNull) continue;  // the source's unaligned sentences come first
      const double more =
          scores.at({i, j, t}) + ((t == kSourceNull || t == kTargetNull) && t == last ? continued : 0.0F);
      path.push_back({i, j, t});
      walk(i + type.source, j + type.target, t, score + more);
      path.pop_back();
    }
  }
};

TEST(Lattice, AgreesWithTheSumOverAllPaths) {
  std::mt19937 random(11);
  std::normal_distribution<float> normal(0, 1.5F);
  for (int round = 0; round < 12; ++round) {
    const std::size_t n = 1 + random() % 4;
    const std::size_t m = 1 + random() % 5;
    Lattice lattice(whole_lattice(n, m), n, m, 0.7F);
    AllPaths all{n, m, 0.7F, {}, 0, -1e300, {}, {}, {}};
    lattice.for_each([&](std::size_t i, std::size_t j, std::size_t t) {
      all.scores[{i, j, t}] = lattice.score(i, j, t) = normal(random);
    });
    all.walk(0, 0, 0, 0);
    lattice.sum();
    EXPECT_NEAR(lattice.log_total(), std::log(all.total), 1e-6);
    for (const auto& [bead, mass] : all.mass)
      EXPECT_NEAR(lattice.posterior(bead[0], bead[1], bead[2]), mass / all.total, 1e-6);
    const std::vector<PathBead> path = lattice.best_path();
    ASSERT_EQ(path.size(), all.best_path.size());
    for (std::size_t k = 0; k < path.size(); ++k) {
      EXPECT_EQ(path[k].i, all.best_path[k][0]);
      EXPECT_EQ(path[k].j, all.best_path[k][1]);
    }
  }
}

TEST(Lattice, HasAPathWhereOneSideIsEmpty) {
  Lattice lattice(whole_lattice(0, 3), 0, 3, 1);
  lattice.fill([](auto...) { return -5.0F; });
  lattice.sum();
  EXPECT_EQ(lattice.best_path().size(), 3U);
  EXPECT_NEAR(lattice.posterior(0, 1, kTargetNull), 1, 1e-9);
  EXPECT_NEAR(lattice.continued_mass(), 2, 1e-9);
}

TEST(Lattice, SeesMassAtTheEdgeOfANarrowCorridor) {
  const std::size_t n = 30;
  Corridor corridor = whole_lattice(n, n);
  for (std::size_t i = 0; i <= n; ++i) {
    corridor.low[i] = static_cast<std::uint32_t>(i < 4 ? 0 : i - 3);
    corridor.high[i] = static_cast<std::uint32_t>(std::min(n, i + 3));
  }
  // The truth runs along a shifted diagonal that leaves the corridor, then along the middle.
  const auto crowded = [&](std::size_t shift) {
    Lattice lattice(corridor, n, n, 0);
    lattice.fill([&](std::size_t i, std::size_t a, std::size_t j, std::size_t b) {
      return a == 1 && b == 1 && j == i + shift ? 5.0F : -5.0F * static_cast<float>(a + b);
    });
    lattice.sum();
    return lattice.crowded_edges(1e-4).size();
  };
  EXPECT_GT(crowded(3), 10U);
  EXPECT_EQ(crowded(0), 0U);
}

TEST(Lattice, LeavesOutImpossibleBeads) {
  Lattice lattice(whole_lattice(2, 2), 2, 2, 0);
  lattice.fill([](auto...) { return 0.0F; },
               [](std::size_t, std::size_t) { return BeadFilter::Kinds{1} << 0; });  // 1-1 and nothing else
  lattice.sum();
  ASSERT_EQ(lattice.best_path().size(), 2U);
  EXPECT_NEAR(lattice.log_total(), 0, 1e-9);
  EXPECT_NEAR(lattice.posterior(0, 0, 0), 1, 1e-9);
  EXPECT_EQ(lattice.posterior(0, 0, 3), 0);
  EXPECT_EQ(lattice.posterior(0, 0, kSourceNull), 0);
}

TEST(Lattice, HoldsSumsOfAnySize) {
  for (const float each : {-500.0F, -40.0F, 40.0F, 500.0F}) {
    const std::size_t n = 400;
    Corridor corridor = whole_lattice(n, n);
    for (std::size_t i = 0; i <= n; ++i) {
      corridor.low[i] = static_cast<std::uint32_t>(i < 2 ? 0 : i - 2);
      corridor.high[i] = static_cast<std::uint32_t>(std::min(n, i + 2));
    }
    Lattice lattice(corridor, n, n, 0);
    lattice.fill([&](std::size_t, std::size_t a, std::size_t, std::size_t b) {
      return a == 1 && b == 1 ? each : each - 600.0F;
    });
    lattice.sum();
    EXPECT_TRUE(std::isfinite(lattice.log_total())) << each;
    double all = 0;  // of the beads that take the source sentence 200
    lattice.for_each([&](std::size_t i, std::size_t j, std::size_t t) {
      if (i <= 200 && i + kBeadTypes[t].source > 200) all += lattice.posterior(i, j, t);
    });
    EXPECT_NEAR(all, 1, 1e-6) << each;
  }
}

TEST(Lattice, KnowsThatScoresHaveChanged) {
  Lattice lattice(whole_lattice(1, 1), 1, 1, 0);
  lattice.fill([](std::size_t, std::size_t a, std::size_t, std::size_t b) { return a == b ? 1.0F : -1.0F; });
  EXPECT_EQ(lattice.best_path().size(), 1U);
  lattice.score(0, 0, 0) = -10;
  EXPECT_EQ(lattice.best_path().size(), 2U);
}

}  // namespace
}  // namespace libalign::detail
