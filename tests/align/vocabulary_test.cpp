#include "align/vocabulary.h"

#include <gtest/gtest.h>

#include "align/given_sentences.h"

namespace libalign::detail {
namespace {

using libalign::testing::given;

TEST(Vocabulary, JoinsSpellingsAndCountsThem) {
  const SideText side = make_side(given("es", {"La CASA y la casa.", "Otra casa."}));
  const WordType& house = side.types[side.by_text.at("casa")];
  EXPECT_EQ(house.count, 3U);
  EXPECT_EQ(house.sentences, 2U);
  EXPECT_EQ(side.size(), 2U);
  EXPECT_EQ(side.sentences[0].tokens, 5);
}

TEST(Vocabulary, WritesNumbersOneWay) {
  const SideText spanish = make_side(given("es", {"Son 1.234,50 euros."}));
  const SideText english = make_side(given("en", {"It is 1,234.5 euros."}));
  EXPECT_TRUE(spanish.by_text.contains("1234.5"));
  EXPECT_TRUE(english.by_text.contains("1234.5"));
}

TEST(Vocabulary, TakesTheScaleOfANumberIntoAccount) {
  const struct {
    const char* language;
    const char* text;
    const char* type;
  } rows[] = {{"es", "unos 40 mil habitantes", "40000"},
              {"es", "12,5 millones de euros", "12500000"},
              {"es", "3 mil millones", "3000000000"},
              {"en", "3 billion dollars", "3000000000"},
              {"en", "$1.5 million", "1500000"},
              {"en", "0.5 million", "500000"},
              {"en", "2 men", "2"},
              {"es", "1,2345678 millones", "1234567.8"}};
  for (const auto& row : rows)
    EXPECT_TRUE(make_side(given(row.language, {row.text})).by_text.contains(row.type)) << row.text;
}

TEST(Vocabulary, KnowsNamesByTheirCapitalsInsideASentence) {
  const SideText side = make_side(given("en", {"Today Moctezuma spoke.", "Yesterday Moctezuma left."}));
  EXPECT_TRUE(side.types[side.by_text.at("moctezuma")].is_name());
  EXPECT_FALSE(side.types[side.by_text.at("today")].is_name());
}

TEST(Vocabulary, SeesBlocksOnlyWhereOneHoldsSeveralSentences) {
  EXPECT_FALSE(make_side(given("en", {"One.", "Two."})).has_blocks);
  const SideText side = make_side(given("en", {"One.", "Two.", "Three."}, {2, 1}));
  EXPECT_TRUE(side.has_blocks);
  EXPECT_FALSE(side.sentences[1].opens_block);
  EXPECT_TRUE(side.sentences[2].opens_block);
}

TEST(Vocabulary, TakesEmptySentences) {
  const SideText side = make_side(given("en", {"", "?!", ""}));
  EXPECT_EQ(side.size(), 3U);
  EXPECT_EQ(side.sentences[0].length, 1);
  EXPECT_EQ(side.sentences[1].marks[static_cast<std::size_t>(Mark::question)], 1);
}

}  // namespace
}  // namespace libalign::detail
