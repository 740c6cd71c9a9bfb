#include "align/links.h"

#include <gtest/gtest.h>

#include <optional>

#include "align/given_sentences.h"

namespace libalign::detail {
namespace {

using libalign::testing::given;

std::optional<Link> link_between(const SideText& source, const SideText& target, const LinkTable& table,
                                 const char* e, const char* f) {
  for (const Link& link : table.links()) {
    if (source.types[link.source].text == e && target.types[link.target].text == f) return link;
  }
  return std::nullopt;
}

struct Pair {
  SideText source, target;
  LinkTable table;
  std::optional<Link> between(const char* e, const char* f) const {
    return link_between(source, target, table, e, f);
  }
};

Pair linked(const std::string& from, const std::vector<std::string>& source, const std::string& to,
            const std::vector<std::string>& target, const std::vector<Lexicon>& lexicons = {},
            const std::vector<Lexicon>& glossaries = {}) {
  Pair pair{make_side(given(from, source)), make_side(given(to, target)), {}};
  pair.table = find_links(pair.source, pair.target, from, to, lexicons, glossaries);
  return pair;
}

LexiconSource entries(const std::vector<LexiconEntry>& list) { return {"es", "en", "test", list, {}}; }

TEST(Links, MeetEqualNumbersNamesAndWords) {
  const Pair pair = linked("es", {"Hay 1.500 casos, dijo Biden.", "Vino Biden a un hotel."}, "en",
                           {"There are 1,500 cases, said Biden.", "So Biden came to a hotel."});
  EXPECT_EQ(pair.between("1500", "1500")->kind, AnchorKind::number);
  EXPECT_EQ(pair.between("biden", "biden")->kind, AnchorKind::name);
  EXPECT_EQ(pair.between("hotel", "hotel")->kind, AnchorKind::cognate);
  EXPECT_FALSE(pair.between("1500", "cases"));
}

TEST(Links, MeetCognatesAndNotWordsThatOnlyBeginAlike) {
  const Pair pair = linked("es", {"El parlamento aprobó la constitución; casa."}, "en",
                           {"Parliament passed the constitution; casino parking."});
  EXPECT_TRUE(pair.between("parlamento", "parliament"));
  EXPECT_TRUE(pair.between("constitucion", "constitution"));
  EXPECT_FALSE(pair.between("parlamento", "parking"));
}

TEST(Links, MeetCognatesAcrossScripts) {
  const Pair pair =
      linked("en", {"Voltaire lived in Westphalia."}, "el", {"Ο Βολταίρος ζούσε στη Βεστφαλία."});
  EXPECT_TRUE(pair.between("voltaire", "βολταιρος") || pair.between("westphalia", "βεστφαλια"));
}

TEST(Links, FollowTheLexiconInBothDirections) {
  const Lexicon lexicon = compile_lexicon({entries({{"perro", "dog"}, {"casa", "house"}, {"casa", "home"}})});
  const Pair forward = linked("es", {"El perro y las casas."}, "en", {"The dog and the houses."}, {lexicon});
  EXPECT_EQ(forward.between("perro", "dog")->kind, AnchorKind::lexicon);
  ASSERT_TRUE(forward.between("casas", "houses"));
  EXPECT_LT(forward.between("casas", "houses")->forward, forward.between("perro", "dog")->forward);
  const Pair turned = linked("en", {"The dog."}, "es", {"El perro."}, {lexicon});
  ASSERT_TRUE(turned.between("dog", "perro"));
  EXPECT_NEAR(turned.between("dog", "perro")->forward, forward.between("perro", "dog")->backward, 1e-6);
}

TEST(Links, LetTheGlossaryOutrankTheLexicon) {
  const Lexicon lexicon = compile_lexicon({entries({{"banco", "bank"}, {"banco", "bench"}})});
  const Lexicon glossary = compile_lexicon({entries({{"banco", "bank"}})});
  const Pair pair = linked("es", {"El banco."}, "en", {"The bank."}, {lexicon}, {glossary});
  EXPECT_EQ(pair.between("banco", "bank")->kind, AnchorKind::glossary);
}

TEST(Links, ShareATranslationInSeveralWords) {
  const Lexicon lexicon = compile_lexicon({entries({{"mandatario", "head of state"}})});
  const Pair pair = linked("es", {"El mandatario."}, "en", {"The head of state."}, {lexicon});
  EXPECT_TRUE(pair.between("mandatario", "state"));
  EXPECT_FALSE(pair.between("mandatario", "of"));
}

TEST(LinkTable, KeepsTheLargestOfEachDirection) {
  const LinkTable table({{0, 1, 0.2F, 0.1F, AnchorKind::cognate},
                         {0, 1, 0.1F, 0.6F, AnchorKind::lexicon},
                         {0, 0, 0.3F, 0.3F, AnchorKind::name}},
                        1, 2);
  ASSERT_EQ(table.links().size(), 2U);
  EXPECT_EQ(table.links()[1].forward, 0.2F);
  EXPECT_EQ(table.links()[1].backward, 0.6F);
  EXPECT_EQ(table.links()[1].kind, AnchorKind::lexicon);
  EXPECT_FALSE(table.of_target(0).empty());
}

TEST(Coverage, IsTheShareOfWordsWithALink) {
  const Pair pair = linked("es", {"uno 15"}, "en", {"xyz 15"});
  EXPECT_DOUBLE_EQ(coverage(pair.source, pair.target, pair.table), 0.5);
}

}  // namespace
}  // namespace libalign::detail
