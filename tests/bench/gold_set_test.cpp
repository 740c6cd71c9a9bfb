#include "bench/gold_set.h"

#include <gtest/gtest.h>

#include <set>

#include "align/given_sentences.h"
#include "bench/long_text.h"

namespace bench {
namespace {

using libalign::LadderBead;
using libalign::testing::given;
using libalign::testing::made_article;

GoldDocument plain(std::size_t size) {
  GoldDocument document{
      "plain", given("es", made_article(size, false)), given("en", made_article(size, true)), {}};
  for (std::size_t k = 0; k < size; ++k) document.gold.push_back({{k}, {k}, {}});
  return document;
}

// Every sentence of either side stands in one bead, in order.
void expect_complete(const GoldDocument& document) {
  std::size_t source = 0;
  std::size_t target = 0;
  for (const LadderBead& bead : document.gold) {
    for (const std::size_t i : bead.source) EXPECT_EQ(i, source++);
    for (const std::size_t j : bead.target) EXPECT_EQ(j, target++);
  }
  EXPECT_EQ(source, document.source.size());
  EXPECT_EQ(target, document.target.size());
}

TEST(WithGaps, LeavesOutOnEitherSideAndKeepsTheGoldRight) {
  const GoldDocument document = plain(400);
  const GoldDocument gaps = with_gaps(document, 0.1, 7);
  expect_complete(gaps);
  EXPECT_LT(gaps.source.size(), 385U);
  EXPECT_GT(gaps.source.size(), 330U);
  EXPECT_LT(gaps.target.size(), 385U);
  std::size_t unaligned = 0;
  for (const LadderBead& bead : gaps.gold) unaligned += bead.source.empty() || bead.target.empty() ? 1 : 0;
  EXPECT_GT(unaligned, 40U);
  EXPECT_EQ(with_gaps(document, 0.1, 7).source.size(), gaps.source.size());
  EXPECT_EQ(with_gaps(document, 0, 7).gold.size(), 400U);
}

TEST(LongText, HasTheLengthAskedForAndNamesOfItsOwn) {
  GoldSet set{"made", "es", "en", {}};
  set.documents.push_back(plain(40));
  const GoldDocument text = long_text({set}, 1000, 1);
  EXPECT_EQ(text.gold.size(), 1000U);
  expect_complete(text);
  std::set<std::string_view> different;
  for (std::size_t i = 0; i < text.source.size(); ++i) different.insert(text.source.text(i));
  EXPECT_GT(different.size(), 100U);
  EXPECT_EQ(long_text({set}, 1000, 1).source.document().text, text.source.document().text);
  EXPECT_TRUE(long_text({}, 10, 1).gold.empty());
}

}  // namespace
}  // namespace bench
