#include "align/corridor.h"

#include <gtest/gtest.h>

#include <random>

#include "align/given_sentences.h"

namespace libalign::detail {
namespace {

using libalign::testing::given;
using libalign::testing::made_article;

struct Sides {
  SideText source, target;
  LinkTable links;
};

Sides sides(const std::vector<std::string>& source, const std::vector<std::string>& target) {
  Sides s{make_side(given("es", source)), make_side(given("en", target)), {}};
  s.links = find_links(s.source, s.target, "es", "en", {}, {});
  return s;
}

TEST(Chain, FollowsTheTranslation) {
  const Sides s = sides(made_article(300, false), made_article(300, true));
  const std::vector<Seed> chain = chain_of_seeds(s.source, s.target, s.links);
  ASSERT_GT(chain.size(), 250U);
  for (const Seed& seed : chain) EXPECT_EQ(seed.source, seed.target);
}

TEST(Chain, RisesOnBothSidesWhateverMoves) {
  std::vector<std::string> target = made_article(300, true);
  std::rotate(target.begin() + 50, target.begin() + 120, target.begin() + 200);
  const Sides s = sides(made_article(300, false), target);
  const std::vector<Seed> chain = chain_of_seeds(s.source, s.target, s.links);
  for (std::size_t k = 1; k < chain.size(); ++k) {
    EXPECT_LT(chain[k - 1].source, chain[k].source);
    EXPECT_LT(chain[k - 1].target, chain[k].target);
  }
}

TEST(Corridor, IsWholeForSmallTexts) {
  const Sides s = sides(made_article(10, false), made_article(12, true));
  const Corridor corridor = make_corridor(s.source, s.target, {}, 40000);
  EXPECT_EQ(corridor.cells(), 11U * 13U);
}

TEST(Corridor, KeepsItsShapeAndHoldsALongInsertion) {
  std::vector<std::string> target = made_article(500, true);
  const std::vector<std::string> foreign(200, "Nothing of this has a counterpart at all");
  target.insert(target.begin() + 250, foreign.begin(), foreign.end());
  const Sides s = sides(made_article(500, false), target);
  const Corridor corridor =
      make_corridor(s.source, s.target, chain_of_seeds(s.source, s.target, s.links), 1000);
  EXPECT_EQ(corridor.low[0], 0U);
  EXPECT_EQ(corridor.high[500], 700U);
  for (std::size_t i = 0; i < 500; ++i) {
    EXPECT_LE(corridor.low[i], corridor.low[i + 1]);
    EXPECT_LE(corridor.high[i], corridor.high[i + 1]);
    const std::size_t truth = i < 250 ? i : i + 200;
    EXPECT_LE(corridor.low[i], truth);
    EXPECT_GE(corridor.high[i], truth);
  }
  EXPECT_LT(corridor.cells(), 501U * 701U / 4);
}

TEST(Corridor, GrowsWithTheTextsAndNotWithTheirSquareWhereSeedsAreMissing) {
  const Sides s = sides(std::vector<std::string>(20000, "x"), std::vector<std::string>(20000, "y"));
  const Corridor corridor = make_corridor(s.source, s.target, {}, 10);
  EXPECT_LE(corridor.cells(), most_cells(20000, 20000) * 11 / 10);
  EXPECT_EQ(corridor.low[0], 0U);
  EXPECT_EQ(corridor.high[20000], 20000U);
}

TEST(Corridor, IsStraightenedAroundWhatWasMovedAsItWouldBeAsAWhole) {
  std::mt19937 random(5);
  const std::size_t n = 60;
  Corridor corridor = whole_lattice(n, n);
  for (std::uint32_t i = 0; i <= n; ++i) {
    corridor.low[i] = i < 3 ? 0 : i - 3;
    corridor.high[i] = std::min<std::uint32_t>(n, i + 3);
  }
  straighten(corridor, n);
  for (int round = 0; round < 50; ++round) {
    const std::size_t first = 1 + random() % (n - 10);
    const std::size_t last = first + random() % 8;
    for (std::size_t i = first; i <= last; ++i) {
      corridor.low[i] -= std::min<std::uint32_t>(corridor.low[i], random() % 4);
      corridor.high[i] = std::min<std::uint32_t>(n, corridor.high[i] + random() % 4);
    }
    Corridor whole = corridor;
    straighten(whole, n);
    straighten_around(corridor, first, last);
    ASSERT_EQ(corridor.low, whole.low) << round;
    ASSERT_EQ(corridor.high, whole.high) << round;
  }
}

TEST(Chain, IsLedOnByWhatIsRareBetweenTwoSeeds) {
  // Each number stands in six sentences of the whole text, in one between two that stand nowhere else.
  constexpr std::size_t kPeriod = 300;
  std::vector<std::string> es, en;
  for (std::size_t k = 0; k < 6 * kPeriod; ++k) {
    es.push_back(std::to_string(k % kPeriod == 0 ? 100000 + k : 1000 + k % kPeriod));
    en.push_back(es.back());
  }
  const Sides s = sides(es, en);
  const std::vector<Seed> chain = chain_of_seeds(s.source, s.target, s.links);
  EXPECT_GT(chain.size(), 5 * kPeriod);
  for (const Seed& seed : chain) EXPECT_EQ(seed.source, seed.target);
}

TEST(Corridor, IsConnectedForAnySeeds) {
  const Sides s = sides(made_article(60, false), made_article(300, true));
  for (const auto& chain : std::vector<std::vector<Seed>>{
           {}, {{0, 0, 1}}, {{59, 299, 1}}, {{5, 250, 1}, {6, 251, 1}}, {{40, 2, 1}}}) {
    const Corridor corridor = make_corridor(s.source, s.target, chain, 10);
    for (std::size_t i = 0; i < 60; ++i) EXPECT_LE(corridor.low[i + 1], corridor.high[i]) << i;
  }
}

}  // namespace
}  // namespace libalign::detail
