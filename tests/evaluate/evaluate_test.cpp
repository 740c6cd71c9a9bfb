// Figures worked out by hand, and speed on hostile ladders.
#include <gtest/gtest.h>

#include <ctime>

#include "libalign/evaluate.h"

namespace libalign {
namespace {

Ladder ladder(const std::string& text) { return parse_beads(text, "test"); }

Evaluation score(const std::string& gold, const std::string& result) {
  return evaluate({{ladder(gold), ladder(result)}});
}

void expect_score(const Score& score, std::size_t right, std::size_t found, std::size_t recalled,
                  std::size_t wanted) {
  EXPECT_EQ(score.right, right);
  EXPECT_EQ(score.found, found);
  EXPECT_EQ(score.recalled, recalled);
  EXPECT_EQ(score.wanted, wanted);
}

TEST(Evaluate, CountsAsVecalignDoes) {
  // Right: 0-0 and the unaligned 4. Lax only: 1-1 of the gold's 1-1,2. Wrong: 3-4, and the unaligned
  // target 2.
  const Evaluation e = score("[0]:[0]\n[1]:[1, 2]\n[2, 3]:[3]\n[4]:[]\n[]:[4]\n",
                             "[0]:[0]\n[1]:[1]\n[]:[2]\n[3]:[4]\n[4]:[]\n[2]:[3]\n");
  expect_score(e.strict, 2, 6, 1, 3);
  EXPECT_DOUBLE_EQ(e.strict.precision, 2.0 / 6);
  EXPECT_DOUBLE_EQ(e.strict.recall, 1.0 / 3);
  EXPECT_DOUBLE_EQ(e.strict.f1, 1.0 / 3);
  expect_score(e.lax, 4, 6, 3, 3);
  expect_score(e.strict_pairs, 1, 4, 1, 3);
  expect_score(e.links, 3, 4, 3, 5);
  expect_score(e.unaligned, 1, 2, 1, 2);
}

TEST(Evaluate, TakesBeadsAsASetAndDropsEmptyOnes) {
  const Evaluation e = score("[0]:[0]\n[0]:[0]\n[]:[]\n", "[0]:[0]\n[0]:[0]\n[0]:[0]\n[]:[]\n");
  expect_score(e.strict, 1, 1, 1, 1);
  EXPECT_EQ(e.strict.f1, 1);
}

TEST(Evaluate, OfNothingIsZeroAndNotANumber) {
  for (const Evaluation& e : {evaluate({}), score("", ""), score("[0]:[0]", ""), score("", "[0]:[0]")}) {
    EXPECT_EQ(e.strict.f1, 0);
    EXPECT_EQ(e.lax.f1, 0);
    EXPECT_EQ(e.links.f1, 0);
    EXPECT_TRUE(e.calibration.empty());
  }
}

TEST(Evaluate, SumsOverDocumentsBeforeItDivides) {
  const Evaluation e = evaluate({{ladder("[0]:[0]"), ladder("[0]:[0]")},
                                 {ladder("[0]:[0]\n[1]:[1]\n[2]:[2]"), ladder("[0, 1, 2]:[0]")}});
  expect_score(e.strict, 1, 2, 1, 4);
  expect_score(e.lax, 2, 2, 2, 4);
}

TEST(Evaluate, WeighsLinksByCharacters) {
  EvaluatedPair pair{ladder("[0]:[0]\n[1]:[1]"), ladder("[0]:[0, 1]"), {10, 1}, {3, 4}};
  const Evaluation e = evaluate({pair});
  ASSERT_TRUE(e.characters);
  expect_score(*e.characters, 30, 70, 30, 34);
  pair.target_lengths.clear();
  EXPECT_FALSE(evaluate({pair}).characters);
}

TEST(Evaluate, CountsOverlappingLinksOnce) {
  const Evaluation e = score("[0, 1]:[0, 1]\n[1, 2]:[1, 2]", "[0]:[0, 1, 2]\n[1]:[1]\n[1]:[1, 2]");
  expect_score(e.links, 4, 5, 4, 7);
}

TEST(Evaluate, RefusesBeadsBeyondTheText) {
  try {
    evaluate({{ladder("[0]:[0]"), ladder("[0]:[2]"), {1}, {1, 1}}});
    ADD_FAILURE();
  } catch (const DataError& error) {
    EXPECT_STREQ(error.what(),
                 "a bead names sentence 2, but the text has 2. Sentences are counted from 0; check that "
                 "beads and text belong together.");
  }
}

TEST(Evaluate, TellsKindsApart) {
  const Evaluation e = score("[0]:[0]\n[1]:[1, 2]\n[2]:[]", "[0]:[0]\n[1]:[1]\n[]:[2]\n[2]:[]");
  ASSERT_EQ(e.by_kind.size(), 4U);
  expect_score(e.by_kind.at("1-1"), 1, 2, 1, 1);
  expect_score(e.by_kind.at("1-2"), 0, 0, 0, 1);
  expect_score(e.by_kind.at("0-1"), 0, 1, 0, 0);
  expect_score(e.by_kind.at("1-0"), 1, 1, 1, 1);
  EXPECT_DOUBLE_EQ(e.by_kind.at("1-1").f1, 2.0 / 3);
}

TEST(Calibration, ComparesConfidenceWithTheShareThatIsRight) {
  // Bin .9-1: .95 right, 1 right, .9 wrong -> mean .95, accuracy 2/3. Bin .2-.3: .25 wrong. Unaligned: 4
  // stands in no pair of the gold (right, .55), 1 does (wrong, .5).
  const Evaluation e =
      score("[0]:[0]\n[1]:[1]\n[2]:[2]\n[3]:[3]\n[]:[4]",
            "[0]:[0]:0.95\n[2]:[2]:1\n[3]:[4]:0.9\n[5]:[1]:0.25\n[4]:[]:0.55\n[1]:[]:0.5\n[6]:[6]");
  ASSERT_EQ(e.calibration.size(), 10U);
  EXPECT_EQ(e.calibration[9].beads, 3U);
  EXPECT_DOUBLE_EQ(e.calibration[9].confidence, 2.85 / 3);
  EXPECT_DOUBLE_EQ(e.calibration[9].accuracy, 2.0 / 3);
  EXPECT_EQ(e.calibration[2].beads, 1U);
  EXPECT_EQ(e.calibration[2].accuracy, 0);
  EXPECT_EQ(e.calibration[5].beads, 2U);
  EXPECT_DOUBLE_EQ(e.calibration[5].confidence, 0.525);
  EXPECT_EQ(e.calibration[5].accuracy, 0.5);
  EXPECT_EQ(e.calibration[0].beads, 0U);
  EXPECT_DOUBLE_EQ(e.calibration[9].from, 0.9);
  EXPECT_DOUBLE_EQ(e.calibration[9].to, 1);
  EXPECT_NEAR(e.calibration_error, 3.0 / 6 * (0.95 - 2.0 / 3) + 1.0 / 6 * 0.25 + 2.0 / 6 * 0.025, 1e-12);
}

TEST(Calibration, IsLeftOutForCosts) {
  EXPECT_TRUE(score("[0]:[0]", "[0]:[0]:0.3\n[1]:[1]:1.7").calibration.empty());
  EXPECT_TRUE(score("[0]:[0]", "[0]:[0]:-0.1").calibration.empty());
}

// Of the processor, so that a busy machine does not count.
double seconds(const Ladder& gold, const Ladder& result) {
  const std::clock_t begin = std::clock();
  evaluate({{gold, result, {}, {}}});
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

TEST(Evaluate, IsQuickOnLongAndOnHostileLadders) {
  constexpr std::size_t kMany = 100'000;
  Ladder plain, shifted, star, other_star, one;
  LadderBead huge;
  for (std::size_t i = 0; i < kMany; ++i) {
    plain.push_back({{i}, {i}, 0.5});
    shifted.push_back({{i}, {i + 1}, 0.5});
    star.push_back({{0}, {i}, {}});  // one sentence in every bead
    other_star.push_back({{0}, {kMany + i}, {}});
    huge.source.push_back(i);
    huge.target.push_back(i);
  }
  one.push_back(huge);  // 10^10 links in one bead
  const std::pair<const Ladder*, const Ladder*> rows[] = {
      {&plain, &shifted}, {&star, &other_star}, {&one, &one}, {&one, &plain},
      {&plain, &one},     {&one, &star},        {&star, &one}};
  for (const auto& [gold, result] : rows)
    EXPECT_LT(seconds(*gold, *result), 4) << (gold - &plain) << ' ' << (result - &plain);
  EXPECT_EQ(evaluate({{one, one, {}, {}}}).links.right, kMany * kMany);
}

}  // namespace
}  // namespace libalign
