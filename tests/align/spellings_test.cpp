#include "align/spellings.h"

#include <gtest/gtest.h>

#include "align/compounds.h"
#include "align/given_sentences.h"
#include "align/links.h"
#include "libalign/lexicon.h"

namespace libalign::detail {
namespace {

struct Row {
  const char *language, *old, *today;
};

TEST(SpelledToday, FollowsTheReforms) {
  for (const Row& row : {Row{"es", "dixo", "dijo"},      Row{"es", "quando", "cuando"},
                         Row{"es", "muger", "mujer"},    Row{"es-MX", "reyno", "reino"},
                         Row{"es", "texto", "texto"},    Row{"es", "ley", "ley"},
                         Row{"es", "mayor", "mayor"},    Row{"es", "theatro", "teatro"},
                         Row{"fr", "avoit", "avait"},    Row{"fr", "etoient", "etaient"},
                         Row{"fr", "momens", "moments"}, Row{"fr", "gens", "gens"},
                         Row{"fr", "voix", "voix"},      Row{"de", "thal", "tal"},
                         Row{"de", "seyn", "sein"},      Row{"de", "cultur", "kultur"},
                         Row{"de", "nach", "nach"},      Row{"de", "gluck", "gluck"},
                         Row{"en", "dixo", "dixo"},      Row{"es", "", ""}}) {
    EXPECT_EQ(spelled_today(row.old, row.language), row.today) << row.language;
  }
}

LexiconSource entries(std::vector<LexiconEntry> list, const char* from, const char* to) {
  return {from, to, "test", std::move(list), {}};
}

bool linked(const LinkTable& table, const SideText& source, const SideText& target, const char* e,
            const char* f) {
  for (const Link& link : table.links()) {
    if (source.types[link.source].text == e && target.types[link.target].text == f) return true;
  }
  return false;
}

TEST(SpelledToday, LinksOldWordsToTheDictionaryOfToday) {
  const Lexicon lexicon = compile_lexicon({entries({{"mujer", "woman"}}, "es", "en")});
  const SideText source = make_side(testing::given("es", {"La muger calla."}));
  const SideText target = make_side(testing::given("en", {"The women were silent, one woman."}));
  EXPECT_TRUE(
      linked(find_links(source, target, "es", "en", {lexicon}, {}), source, target, "muger", "woman"));
  EXPECT_TRUE(
      linked(find_links(target, source, "en", "es", {lexicon}, {}), target, source, "woman", "muger"));
}

TEST(PartsOfCompound, AreWordsOfTheLexicon) {
  const Lexicon lexicon = compile_lexicon({entries(
      {{"Grat", "arete"}, {"Schulter", "epaule"}, {"Verbindung", "liaison"}, {"Offizier", "officier"}}, "de",
      "fr")});
  const auto parts = [&](const char* word) {
    return parts_of_compound(word, "de", lexicon, Lexicon::Direction::forward);
  };
  EXPECT_EQ(parts("gratschulter"), (std::vector<std::string>{"grat", "schulter"}));
  ASSERT_EQ(parts("verbindungsoffizier").size(), 2U);
  EXPECT_EQ(parts("verbindungsoffizier")[1], "offizier");
  EXPECT_TRUE(parts("gratxschulter").empty());
  EXPECT_TRUE(parts("schulter").empty());
  EXPECT_TRUE(parts("").empty());
  EXPECT_FALSE(writes_compounds("es"));
}

TEST(PartsOfCompound, LinkToWhatTheyMean) {
  const Lexicon lexicon = compile_lexicon({entries({{"Grat", "arete"}, {"Schulter", "epaule"}}, "de", "fr")});
  const SideText source = make_side(testing::given("de", {"Die Gratschulter liegt hoch."}));
  const SideText target = make_side(testing::given("fr", {"L'epaule de l'arete est haute."}));
  const LinkTable table = find_links(source, target, "de", "fr", {lexicon}, {});
  EXPECT_TRUE(linked(table, source, target, "gratschulter", "epaule"));
  EXPECT_TRUE(linked(table, source, target, "gratschulter", "arete"));
}

TEST(NumbersInWords, LinkToFigures) {
  const Lexicon lexicon = compile_lexicon({entries({{"ochenta", "80"}}, "es", "en")});
  const SideText source = make_side(testing::given("es", {"Hay ochenta camas."}));
  const SideText target = make_side(testing::given("en", {"There are 80 beds."}));
  EXPECT_TRUE(linked(find_links(source, target, "es", "en", {lexicon}, {}), source, target, "ochenta", "80"));
}

}  // namespace
}  // namespace libalign::detail
