#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "align/given_sentences.h"
#include "libalign/align.h"

namespace libalign {
namespace {

using libalign::testing::given;

std::vector<std::string> shown(const Alignment& alignment, const Bead& bead) {
  std::vector<std::string> all;
  for (const Anchor& anchor : bead.evidence) {
    all.push_back(std::string(name_of(anchor.kind)) + ":" +
                  std::string(anchor.source.of(alignment.source.document().text)) + "=" +
                  std::string(anchor.target.of(alignment.target.document().text)));
  }
  std::ranges::sort(all);
  return all;
}

TEST(Evidence, NamesTheTermsThatMatchAndTheirKind) {
  AlignOptions options;
  options.lexicons = {compile_lexicon({{"es", "en", "t", {{"marzo", "March"}, {"frontera", "border"}}, {}}})};
  options.glossaries = {compile_lexicon({{"es", "en", "g", {{"canciller", "foreign minister"}}, {}}})};
  const Alignment alignment = align_sentences(
      given("es",
            {"El canciller Ebrard visitó la frontera el 14 de marzo con 2.300 agentes y la constitución."}),
      given(
          "en",
          {"Foreign minister Ebrard visited the border on March 14 with 2,300 agents and the constitution."}),
      options);
  ASSERT_EQ(alignment.beads.size(), 1U);
  const std::vector<std::string> found = shown(alignment, alignment.beads[0]);
  const std::set<std::string> set(found.begin(), found.end());
  for (const char* wanted :
       {"date:14=14", "date:marzo=March", "lexicon:frontera=border", "number:2.300=2,300",
        "name:Ebrard=Ebrard", "cognate:constitución=constitution"}) {
    EXPECT_TRUE(set.contains(wanted)) << wanted << " in " << ::testing::PrintToString(found);
  }
  EXPECT_TRUE(set.contains("glossary:canciller=minister") || set.contains("glossary:canciller=Foreign"))
      << ::testing::PrintToString(found);
}

TEST(Evidence, UsesEachWordOnce) {
  const Alignment alignment =
      align_sentences(given("es", {"Biden 2021 Biden."}), given("en", {"Biden 2021."}), {});
  std::set<Span> source;
  for (const Anchor& anchor : alignment.beads.at(0).evidence)
    EXPECT_TRUE(source.insert(anchor.source).second);
}

TEST(Evidence, IsLeftOutWhenNotWanted) {
  AlignOptions options;
  options.evidence = false;
  EXPECT_TRUE(align_sentences(given("es", {"Biden 2021."}), given("en", {"Biden 2021."}), options)
                  .beads.at(0)
                  .evidence.empty());
}

}  // namespace
}  // namespace libalign
