#include "bench/stress.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "align/given_sentences.h"
#include "libalign/error.h"

namespace bench {
namespace {

using libalign::testing::given;
using libalign::testing::made_article;

// Two documents; the first has a 2-1 bead, a 1-2 bead and an unaligned sentence on each side.
GoldSet made_set() {
  std::vector<std::string> source = made_article(40, false);
  std::vector<std::string> target = made_article(40, true);
  GoldDocument first{"first", given("es", source), given("en", target), {}};
  first.gold = {{{0, 1}, {0}, {}}, {{2}, {1, 2}, {}}, {{3}, {}, {}}, {{}, {3}, {}}};
  for (std::size_t i = 4; i < 40; ++i) first.gold.push_back({{i}, {i}, {}});
  std::ranges::reverse(target);
  GoldDocument second{"second", given("es", source), given("en", target), {}};
  return {"made", "es", "en", {first, second}};
}

std::multiset<std::string> lines_of(const libalign::Sentences& sentences) {
  std::multiset<std::string> lines;
  for (std::size_t j = 0; j < sentences.size(); ++j) lines.emplace(sentences.text(j));
  return lines;
}

class EveryKind : public ::testing::TestWithParam<std::string> {};

TEST_P(EveryKind, KeepsEachSentenceInOneBead) {
  const GoldSet set = made_set();
  for (const double strength : {0.0, 0.3, 1.0}) {
    const GoldDocument hard = stressed(set, 0, GetParam(), strength, 7);
    std::multiset<std::size_t> source;
    std::multiset<std::size_t> target;
    for (const libalign::LadderBead& bead : hard.gold) {
      source.insert(bead.source.begin(), bead.source.end());
      target.insert(bead.target.begin(), bead.target.end());
    }
    ASSERT_EQ(source.size(), hard.source.size());
    ASSERT_EQ(target.size(), hard.target.size());
    for (std::size_t i = 0; i < hard.source.size(); ++i) EXPECT_EQ(source.count(i), 1U);
    for (std::size_t j = 0; j < hard.target.size(); ++j) EXPECT_EQ(target.count(j), 1U);
  }
}

TEST_P(EveryKind, IsTheSameForTheSameSeed) {
  const GoldSet set = made_set();
  const GoldDocument once = stressed(set, 0, GetParam(), 0.5, 3);
  const GoldDocument again = stressed(set, 0, GetParam(), 0.5, 3);
  EXPECT_EQ(once.target.document().text, again.target.document().text);
  ASSERT_EQ(once.gold.size(), again.gold.size());
  for (std::size_t k = 0; k < once.gold.size(); ++k) EXPECT_EQ(once.gold[k].target, again.gold[k].target);
}

std::vector<std::string> names() {
  std::vector<std::string> all;
  for (const StressKind& kind : stress_kinds()) all.push_back(kind.name);
  return all;
}

INSTANTIATE_TEST_SUITE_P(Kinds, EveryKind, ::testing::ValuesIn(names()),
                         [](const auto& info) { return info.param; });

TEST(StressedText, IsAPermutationWhereItIsMoved) {
  const GoldSet set = made_set();
  for (const char* kind : {"move_sentences", "move_blocks", "swap_paragraphs"}) {
    const GoldDocument hard = stressed(set, 0, kind, 0.5, 5);
    EXPECT_EQ(lines_of(hard.target), lines_of(set.documents[0].target)) << kind;
    EXPECT_NE(hard.target.document().text, set.documents[0].target.document().text) << kind;
  }
}

TEST(StressedText, KeepsTheGoldWithTheSentencesThatMove) {
  const GoldSet set = made_set();
  const std::vector<std::string> whole = made_article(40, true);
  const GoldDocument hard = stressed(set, 0, "omit_move", 0.5, 5);
  for (const libalign::LadderBead& bead : hard.gold) {
    if (bead.source.size() != 1 || bead.source[0] < 4 || bead.target.empty()) continue;
    ASSERT_EQ(bead.target.size(), 1U);
    EXPECT_EQ(hard.target.text(bead.target[0]), whole[bead.source[0]]);
  }
}

TEST(StressedText, LeavesOutAndAddsAsMuchAsItIsAskedFor) {
  const GoldSet set = made_set();
  EXPECT_NEAR(static_cast<double>(stressed(set, 0, "omit", 0.5, 1).target.size()), 20, 3);
  EXPECT_EQ(stressed(set, 0, "foreign", 0.5, 1).target.size(), 60U);
  EXPECT_LT(stressed(set, 0, "merge", 0.3, 1).target.size(), 40U);
}

TEST(StressedText, KeepsItsWordsWhereClausesChangeSides) {
  const auto words_of = [](const GoldDocument& document) {
    std::string words;
    for (std::size_t j = 0; j < document.target.size(); ++j)
      words += std::string(document.target.text(j)) + ' ';
    return words;
  };
  GoldSet set = made_set();
  set.documents[0].target =
      given("en", {"I see, he said at last.", "So do they: all of them.", "Well.", "Oh, yes."});
  set.documents[0].source = given("es", {"Veo.", "Ellos también.", "Bien.", "Oh, sí."});
  set.documents[0].gold = {{{0}, {0}, {}}, {{1}, {1}, {}}, {{2}, {2}, {}}, {{3}, {3}, {}}};
  std::set<std::size_t> beads;
  for (unsigned seed = 0; seed < 20; ++seed) {
    const GoldDocument hard = stressed(set, 0, "shift", 1, seed);
    EXPECT_EQ(words_of(hard), words_of(set.documents[0]));
    EXPECT_EQ(hard.target.size(), 4U);
    // "Oh" alone is too little to stand in another line, and "Well." has no clauses.
    EXPECT_EQ(hard.target.text(3), "Oh, yes.");
    beads.insert(hard.gold.size());
  }
  EXPECT_EQ(beads, (std::set<std::size_t>{3}));
}

TEST(StressedText, OfAWrongPartnerHasNoPairs) {
  const GoldDocument hard = stressed(made_set(), 0, "wrong_partner", 1, 1);
  EXPECT_EQ(lines_of(hard.target), lines_of(made_set().documents[1].target));
  EXPECT_TRUE(std::ranges::all_of(
      hard.gold, [](const auto& bead) { return bead.source.empty() || bead.target.empty(); }));
}

TEST(StressedText, IsRefusedForAnUnknownKind) {
  EXPECT_THROW(stressed(made_set(), 0, "fire", 1, 1), libalign::UsageError);
}

}  // namespace
}  // namespace bench
