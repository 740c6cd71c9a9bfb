#include "align/features.h"

#include <gtest/gtest.h>

#include "align/direct.h"
#include "align/given_sentences.h"
#include "align/pipeline.h"

namespace libalign::detail {
namespace {

using libalign::testing::given;
using libalign::testing::made_article;

TEST(LexicalEvidence, AgreesWithTheDirectSumForEveryBead) {
  const Prepared p(given("es", made_article(9, false)), given("en", made_article(11, true)), {});
  const DirectEvidence direct(p.source, p.target, p.links);
  for (std::uint32_t i = 0; i < 9; ++i) {
    for (std::uint32_t j = 0; j < 11; ++j) {
      for (const BeadType type : kBeadTypes) {
        if (type.source == 0 || type.target == 0 || i + type.source > 9 || j + type.target > 11) continue;
        const Meeting meeting = direct.meet({i, i + type.source}, {j, j + type.target});
        EXPECT_NEAR(p.features->lexical_nats(i, type.source, j, type.target),
                    meeting.forward + meeting.backward, 1e-3);
      }
    }
  }
}

TEST(LexicalEvidence, IsTheSameInOneThreadAndTwo) {
  AlignOptions two;
  two.threads = 2;
  const Prepared a(given("es", made_article(40, false)), given("en", made_article(40, true)), {});
  const Prepared b(given("es", made_article(40, false)), given("en", made_article(40, true)), two);
  for (std::size_t i = 0; i < 40; ++i) EXPECT_EQ(a.lexical->forward(i, 1, i), b.lexical->forward(i, 1, i));
}

TEST(Features, PreferTheTranslation) {
  const Prepared p(given("es", made_article(20, false)), given("en", made_article(20, true)), {});
  const auto score = [&](std::size_t i, std::size_t j) {
    return score_of(p.features->of(i, 1, j, 1), built_in_weights().feature);
  };
  for (std::size_t i = 0; i < 20; ++i) {
    for (std::size_t j = 0; j < 20; ++j) {
      if (i == j) continue;
      EXPECT_GT(score(i, i), score(i, j)) << i << ' ' << j;
    }
  }
}

TEST(Features, CountBlocksOnlyWhereBothSidesHaveThem) {
  const std::vector<std::string> es = {"Uno 1.", "Dos 2.", "Tres 3."};
  const std::vector<std::string> en = {"One 1.", "Two 2.", "Three 3."};
  const Prepared both(given("es", es, {2, 1}), given("en", en, {2, 1}), {});
  EXPECT_EQ(both.features->of(2, 1, 2, 1)[kOpensBoth], 1);
  EXPECT_EQ(both.features->of(2, 1, 1, 1)[kOpensOne], 1);
  EXPECT_EQ(both.features->of(1, 2, 1, 2)[kCrossesBlock], 2);
  const Prepared one(given("es", es, {2, 1}), given("en", en), {});
  EXPECT_EQ(one.features->of(2, 1, 2, 1)[kOpensBoth], 0);
}

}  // namespace
}  // namespace libalign::detail
