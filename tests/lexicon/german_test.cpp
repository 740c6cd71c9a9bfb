#include "lexicon/german.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "lexicon/lexicon_test_tools.h"
#include "libalign/text.h"

namespace libalign {
namespace {

using testing::IsSupersetOf;

std::vector<std::string> forms_of(const std::string& infinitive) {
  std::vector<std::string> forms;
  for (const detail::WordForm& word : detail::german_verb_forms({infinitive})) forms.push_back(word.form);
  return forms;
}

std::set<std::string> stems(const std::vector<std::string>& words) {
  std::set<std::string> stems;
  for (const std::string& word : words) stems.insert(stem("de", word));
  return stems;
}

TEST(GermanVerbForms, OfStrongVerbs) {
  EXPECT_THAT(forms_of("steigen"),
              IsSupersetOf(stems({"stieg", "stiegen", "gestiegen", "gestiegenen", "steigt"})));
  EXPECT_THAT(forms_of("geben"), IsSupersetOf(stems({"gab", "gibt", "gegeben"})));
  EXPECT_THAT(forms_of("sein"), IsSupersetOf(stems({"ist", "sind", "war", "waren", "gewesen"})));
}

TEST(GermanVerbForms, OfVerbsWithAPrefix) {
  EXPECT_THAT(forms_of("aufsteigen"), IsSupersetOf(stems({"aufstieg", "aufgestiegen", "aufzusteigen"})));
  EXPECT_THAT(forms_of("verstehen"), IsSupersetOf(stems({"verstand", "verstanden", "versteht"})));
  EXPECT_THAT(forms_of("vorbereiten"), IsSupersetOf(stems({"vorbereitete", "vorbereitet"})));
  EXPECT_THAT(forms_of("aufstellen"), IsSupersetOf(stems({"aufstellte", "aufgestellt", "aufzustellen"})));
}

TEST(GermanVerbForms, OfWeakVerbs) {
  EXPECT_THAT(forms_of("zeigen"), IsSupersetOf(stems({"zeigte", "zeigten", "zeigt", "gezeigt"})));
  EXPECT_THAT(forms_of("arbeiten"), IsSupersetOf(stems({"arbeitete", "arbeitet", "gearbeitet"})));
  EXPECT_THAT(forms_of("studieren"), IsSupersetOf(stems({"studierte", "studiert"})));
}

TEST(GermanVerbForms, TakeNoVerbForTheCompoundOfAnother) {
  EXPECT_THAT(forms_of("leben"), testing::Not(testing::Contains(stem("de", "lob"))));  // of no "weben"
  EXPECT_TRUE(forms_of("haus").empty());
  EXPECT_TRUE(forms_of("").empty());
}

TEST(GermanVerbForms, LeadFromTheTextToTheDictionary) {
  const Lexicon lexicon =
      compile_lexicon({test::source_of({{"aufsteigen", "monter"}, {"Regen", "pluie"}}, "de", "fr")});
  EXPECT_EQ(test::found_in(lexicon, Lexicon::Direction::forward, "aufgestiegene"), "monter 1.00");
  EXPECT_EQ(test::found_in(lexicon, Lexicon::Direction::forward, "geregt"), "");  // nouns have no such forms
}

}  // namespace
}  // namespace libalign
