#include "lexicon/pivot.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace libalign::detail {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

LexiconSource dictionary(const std::string& from, const std::string& to, std::vector<LexiconEntry> entries) {
  return {from, to, from + "-" + to, std::move(entries), {}};
}

std::vector<std::string> pairs_of(const LexiconSource& source) {
  std::vector<std::string> pairs;
  for (const LexiconEntry& entry : source.entries) pairs.push_back(entry.source + "=" + entry.target);
  return pairs;
}

TEST(Pivot, JoinsWhatANarrowWayLeadsTo) {
  const LexiconSource made = pivot_dictionary("en", "fr",
                                              {{"ca",
                                                {dictionary("en", "ca", {{"Peach", "pr\xC3\xA9ssec"}})},
                                                {dictionary("fr", "ca",
                                                            {{"p\xC3\xAA"
                                                              "che",
                                                              "pr\xC3\xA9ssec"}})}}});
  EXPECT_EQ(made.source_language, "en");
  EXPECT_EQ(made.target_language, "fr");
  EXPECT_EQ(made.origin, "en-ca (through ca)\nfr-ca (through ca)");
  EXPECT_THAT(pairs_of(made), ElementsAre("peach=peche"));
}

// "mine": what digs and what stands at the end of a pencil; the pencil's has nothing to do with the English
// word.
TEST(Pivot, TakesAWideWayOnlyWhereASecondLeadsThere) {
  const std::vector<LexiconEntry> wide = {
      {"mine", "mina"}, {"mine", "m\xC3\xADo"}, {"mine", "nuestro"}, {"pit", "mina"}};
  const LexiconSource es = dictionary("en", "es", wide);
  const LexiconSource fr =
      dictionary("es", "fr", {{"mina", "mine"}, {"mina", "gisement"}, {"mina", "plombagine"}});
  EXPECT_THAT(pairs_of(pivot_dictionary("en", "fr", {{"es", {es}, {fr}}})),
              testing::Not(testing::Contains("mine=mine")));
  const LexiconSource ca = dictionary("en", "ca", {{"mine", "mina"}, {"mine", "meu"}, {"mine", "filó"}});
  const LexiconSource ca_fr =
      dictionary("ca", "fr", {{"mina", "mine"}, {"mina", "galerie"}, {"mina", "puits"}});
  EXPECT_THAT(pairs_of(pivot_dictionary("en", "fr", {{"es", {es}, {fr}}, {"ca", {ca}, {ca_fr}}})),
              testing::Contains("mine=mine"));
}

TEST(Pivot, SaysNothingThroughWordsThatMeanAnything) {
  std::vector<LexiconEntry> many;
  for (int i = 0; i < 25; ++i) many.push_back({"do", "faire" + std::string(1, static_cast<char>('a' + i))});
  EXPECT_THAT(
      pairs_of(pivot_dictionary(
          "en", "fr", {{"es", {dictionary("en", "es", {{"make", "do"}})}, {dictionary("es", "fr", many)}}})),
      IsEmpty());
}

TEST(Pivot, IsEmptyWithoutDictionaries) {
  EXPECT_THAT(pivot_dictionary("en", "fr", {}).entries, IsEmpty());
  EXPECT_THAT(pivot_dictionary("en", "fr", {{"es", {}, {}}}).entries, IsEmpty());
}

}  // namespace
}  // namespace libalign::detail
