#include "align/features.h"

#include <gtest/gtest.h>

#include "align/direct.h"
#include "align/given_sentences.h"
#include "align/pipeline.h"

namespace libalign::detail {
namespace {

using libalign::testing::given;
using libalign::testing::made_article;

// Any bead may be asked for.
void open_everything(Prepared& prepared) {
  prepared.corridor = whole_lattice(prepared.source.size(), prepared.target.size());
  prepared.lexical->extend(prepared.corridor, 0, prepared.source.size());
}

TEST(LexicalEvidence, AgreesWithTheDirectSumForEveryBead) {
  Prepared p(given("es", made_article(9, false)), given("en", made_article(11, true)), {});
  open_everything(p);
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
  Prepared a(given("es", made_article(40, false)), given("en", made_article(40, true)), {});
  open_everything(a);
  Prepared b(given("es", made_article(40, false)), given("en", made_article(40, true)), two);
  open_everything(b);
  for (std::size_t i = 0; i < 40; ++i) EXPECT_EQ(a.lexical->forward(i, 1, i), b.lexical->forward(i, 1, i));
}

TEST(Features, PreferTheTranslation) {
  Prepared p(given("es", made_article(20, false)), given("en", made_article(20, true)), {});
  open_everything(p);
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
  Prepared both(given("es", es, {2, 1}), given("en", en, {2, 1}), {});
  open_everything(both);
  EXPECT_EQ(both.features->of(2, 1, 2, 1)[kOpensBoth], 1);
  EXPECT_EQ(both.features->of(2, 1, 1, 1)[kOpensOne], 1);
  EXPECT_EQ(both.features->of(1, 2, 1, 2)[kCrossesBlock], 2);
  Prepared one(given("es", es, {2, 1}), given("en", en), {});
  open_everything(one);
  EXPECT_EQ(one.features->of(2, 1, 2, 1)[kOpensBoth], 0);
}

}  // namespace
}  // namespace libalign::detail
