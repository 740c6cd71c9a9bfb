#include "align/vocabulary.h"

#include <gtest/gtest.h>

#include <algorithm>

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

TEST(Vocabulary, KnowsWhereInTheSentenceAWordStands) {
  const SideText side = make_side(given("en", {"one two three two"}));
  const auto place = [&side](const char* word) {
    const TypeId type = side.by_text.at(word);
    return std::ranges::find(side.occurrences, type, &Occurrence::type)->place;
  };
  EXPECT_FLOAT_EQ(place("one"), -0.375F);
  EXPECT_FLOAT_EQ(place("three"), 0.125F);
  EXPECT_FLOAT_EQ(place("two"), 0.125F);  // the mean of -1/8 and 3/8
}

TEST(Vocabulary, SeesThatAGreekSemicolonAsks) {
  const auto shape = [](const char* language, const char* text) {
    return make_side(given(language, {text})).sentences[0];
  };
  const auto count = [](const SentenceShape& of, Mark mark) {
    return of.marks[static_cast<std::size_t>(mark)];
  };
  const SentenceShape greek = shape("el", "— Τι λέγει· πού είναι;");
  EXPECT_EQ(greek.end, EndClass::question);
  EXPECT_EQ(count(greek, Mark::question), 1);
  EXPECT_EQ(count(greek, Mark::semicolon), 1);
  EXPECT_EQ(shape("el", "Λέγει ·").end, EndClass::semicolon);
  const SentenceShape english = shape("en", "He says;");
  EXPECT_EQ(english.end, EndClass::semicolon);
  EXPECT_EQ(count(english, Mark::semicolon), 1);
}

TEST(Vocabulary, SeesSpeechBegin) {
  const struct {
    const char* text;
    bool speech;
  } rows[] = {{"—Ven.", true}, {" «Ven».", true}, {"\"Come.\"", true},   {"- Ven.", true},
              {"Ven.", false}, {"¿Ven?", false},  {"Ven —dijo.", false}, {"", false}};
  for (const auto& row : rows)
    EXPECT_EQ(make_side(given("es", {row.text})).sentences[0].speech, row.speech) << row.text;
}

TEST(Vocabulary, TakesEmptySentences) {
  const SideText side = make_side(given("en", {"", "?!", ""}));
  EXPECT_EQ(side.size(), 3U);
  EXPECT_EQ(side.sentences[0].length, 1);
  EXPECT_EQ(side.sentences[1].marks[static_cast<std::size_t>(Mark::question)], 1);
}

}  // namespace
}  // namespace libalign::detail
