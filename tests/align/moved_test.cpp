#include "align/moved.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "align/given_sentences.h"
#include "libalign/align.h"

namespace libalign {
namespace {

using libalign::testing::given;
using libalign::testing::made_article;

AlignOptions with_words() {
  AlignOptions options;
  options.lexicons = {compile_lexicon({{"es",
                                        "en",
                                        "test",
                                        {{"declaro", "declared"},
                                         {"explico", "explained"},
                                         {"nego", "denied"},
                                         {"recordo", "recalled"},
                                         {"advirtio", "warned"},
                                         {"casos", "cases"},
                                         {"registrado", "registered"},
                                         {"habian", "had"},
                                         {"que", "that"}},
                                        {}}})};
  return options;
}

std::size_t right_pairs(const Alignment& alignment, const std::vector<std::size_t>& source_of_target) {
  std::size_t right = 0;
  for (const Bead& bead : alignment.beads) {
    if (bead.source.size() == 1 && bead.target.size() == 1 &&
        source_of_target[bead.target[0].value] == bead.source[0].value)
      ++right;
  }
  return right;
}

TEST(MovedText, IsFoundWhereMonotoneOrderLosesIt) {
  const std::vector<std::string> source = made_article(40, false);
  const std::vector<std::string> whole = made_article(40, true);
  std::vector<std::string> target;
  std::vector<std::size_t> source_of_target;
  for (const std::size_t i : {25U, 26U, 27U, 30U, 2U, 3U, 4U, 5U, 18U, 12U, 38U, 9U}) {
    target.push_back(whole[i]);
    source_of_target.push_back(i);
  }
  AlignOptions options = with_words();
  options.order = Order::free;
  const Alignment free = align_sentences(given("es", source), given("en", target), options);
  options.order = Order::monotone;
  const Alignment monotone = align_sentences(given("es", source), given("en", target), options);
  EXPECT_GE(right_pairs(free, source_of_target), 9U);  // of 12: the sentences are as like as two peas
  EXPECT_LT(right_pairs(monotone, source_of_target), 8U);
  EXPECT_TRUE(
      std::ranges::any_of(free.beads, [](const Bead& bead) { return bead.order == BeadOrder::moved; }));
  EXPECT_TRUE(
      std::ranges::none_of(monotone.beads, [](const Bead& bead) { return bead.order == BeadOrder::moved; }));
}

TEST(MovedText, IsNotInventedBetweenStrangers) {
  std::vector<std::string> target;
  for (int i = 0; i < 30; ++i)
    target.push_back("The weather of day " + std::to_string(i) + " brought rain and no news whatsoever.");
  AlignOptions options = with_words();
  options.order = Order::free;
  const Alignment alignment =
      align_sentences(given("es", made_article(30, false)), given("en", target), options);
  const auto pairs =
      std::ranges::count_if(alignment.beads, [](const Bead& bead) { return bead.order == BeadOrder::moved; });
  EXPECT_LE(pairs, 1);
}

TEST(MovedText, IsFoundByItselfWhereNeighboursChangePlaces) {
  std::vector<std::string> source = made_article(30, false);
  std::vector<std::string> target = made_article(30, true);
  // What changes places has enough in common to be told by its words.
  for (const std::size_t i : {10, 11}) {
    const std::string list = " [" + std::to_string(500 + i) + ", " + std::to_string(700 + i) + "]";
    source[i] += list;
    target[i] += list;
  }
  std::vector<std::size_t> source_of_target(30);
  for (std::size_t i = 0; i < 30; ++i) source_of_target[i] = i;
  std::swap(target[10], target[11]);
  std::swap(source_of_target[10], source_of_target[11]);
  const Alignment alignment = align_sentences(given("es", source), given("en", target), with_words());
  EXPECT_EQ(right_pairs(alignment, source_of_target), 30U);
  const auto moved =
      std::ranges::count_if(alignment.beads, [](const Bead& bead) { return bead.order == BeadOrder::moved; });
  EXPECT_EQ(moved, 1);  // one of the two stays in order
}

TEST(MovedText, IsNotSeenWhereTheOrderIsKept) {
  const Alignment alignment = align_sentences(given("es", made_article(30, false)),
                                              given("en", made_article(30, true)), with_words());
  EXPECT_TRUE(
      std::ranges::none_of(alignment.beads, [](const Bead& bead) { return bead.order == BeadOrder::moved; }));
}

TEST(Strangers, ComeOutUnalignedInAnyOrder) {
  std::vector<std::string> target;
  for (int i = 0; i < 30; ++i)
    target.push_back("Nobody denied that cases of wine had been warned about, page " + std::to_string(i) +
                     ".");
  for (const Order order : {Order::automatic, Order::monotone, Order::free}) {
    AlignOptions options = with_words();
    options.order = order;
    const Alignment alignment =
        align_sentences(given("es", made_article(30, false)), given("en", target), options);
    EXPECT_LE(std::ranges::count_if(alignment.beads, [](const Bead& bead) { return !bead.unaligned(); }), 1);
    ASSERT_FALSE(alignment.notes.empty());
    EXPECT_TRUE(alignment.notes[0].text().starts_with("these do not look like translations"));
  }
}

}  // namespace
}  // namespace libalign
