#include "lexicon/synonyms.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace libalign::detail {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

const Thesaurus kSpanish = {"es", "th_es.dat", {{"agradar", "encantar"}}};
const Thesaurus kEnglish = {"en", "th_en.dat", {{"house", "home", "dwelling"}}};

std::vector<std::string> found(const std::vector<LexiconEntry>& dictionary,
                               const std::vector<Thesaurus>& thesauri) {
  std::vector<std::string> pairs;
  for (const LexiconEntry& entry :
       synonym_dictionary("es", "en", {{"es", "en", "d", dictionary, {}}}, thesauri).entries)
    pairs.push_back(entry.source + "=" + entry.target);
  return pairs;
}

TEST(Synonyms, JoinWhatIsMeantOnEitherSide) {
  EXPECT_THAT(found({{"agradar", "please"}, {"casa", "house"}}, {kSpanish, kEnglish}),
              testing::UnorderedElementsAre("encantar=please", "casa=home", "casa=dwelling"));
}

TEST(Synonyms, OfADictionaryThatIsTurnedRoundAreTheSame) {
  const LexiconSource made =
      synonym_dictionary("es", "en", {{"en", "es", "d", {{"please", "agradar"}}, {}}}, {kSpanish, kEnglish});
  ASSERT_EQ(made.entries.size(), 1U);
  EXPECT_EQ(made.entries[0].source, "encantar");
  EXPECT_EQ(made.source_language, "es");
  EXPECT_EQ(made.origin, "th_es.dat (synonyms)\nth_en.dat (synonyms)");
}

TEST(Synonyms, AreLeftOutWhereTheDictionaryHasThem) {
  EXPECT_THAT(found({{"agradar", "please"}, {"encantar", "please"}}, {kSpanish, kEnglish}),
              Not(Contains("encantar=please")));
}

// Of "coger" with its many translations no synonym says much, unless it is one of several of them.
TEST(Synonyms, OfManyTranslationsNeedASecondWay) {
  std::vector<LexiconEntry> wide;
  for (const char* word : {"take", "catch", "seize", "collect", "gather", "fetch", "hold", "grab"}) {
    wide.push_back({"coger", word});
    for (const char* other : {"uno", "dos", "tres", "cuatro", "cinco", "seis", "siete"})
      wide.push_back({other, word});
  }
  EXPECT_THAT(found(wide, {kSpanish, {"en", "t", {{"take", "have", "own", "get"}}}}),
              Not(Contains("coger=have")));
  EXPECT_THAT(
      found(wide, {kSpanish, {"en", "t", {{"take", "snatch"}, {"seize", "snatch"}, {"grab", "snatch"}}}}),
      Contains("coger=snatch"));
}

TEST(Synonyms, OfOneLanguageAloneAreNotTaken) {
  EXPECT_THAT(found({{"agradar", "please"}}, {kSpanish}), IsEmpty());
  EXPECT_THAT(found({{"agradar", "please"}}, {}), IsEmpty());
  EXPECT_THAT(found({}, {kSpanish, kEnglish}), IsEmpty());
}

TEST(Synonyms, ComeInTheOrderOfHowLikelyTheyAre) {
  EXPECT_THAT(found({{"casa", "house"}, {"perro", "dog"}},
                    {{"es", "t", {{"perro", "can"}}}, {"en", "t", {{"house", "home", "dwelling"}}}}),
              ElementsAre("can=dog", "casa=home", "casa=dwelling"));
}

}  // namespace
}  // namespace libalign::detail
