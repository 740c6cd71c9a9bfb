#include "batch/lesson.h"

#include <gtest/gtest.h>

#include "libalign/align.h"
#include "libalign/read.h"

namespace bitext {
namespace {

Lesson full_lesson() { return {17, "es", "en", {{"la casa", "the house"}, {"un rio", "a river"}}}; }

TEST(Lesson, ComesBackFromItsLineAsItWas) {
  EXPECT_EQ(lesson_of_line(to_line(full_lesson())), full_lesson());
  EXPECT_EQ(to_line(Lesson{18, "", "", {}}), R"({"pair":18})");
  EXPECT_EQ(lesson_of_line(R"({"pair":18})"), (Lesson{18, "", "", {}}));
}

TEST(Lesson, IsNoneWhereALineIsCutAnywhere) {
  const std::string line = to_line(full_lesson());
  for (std::size_t size = 0; size < line.size(); ++size)
    EXPECT_EQ(lesson_of_line(line.substr(0, size)), std::nullopt) << size;
}

TEST(Lesson, IsNoneWhenALineIsDamaged) {
  for (const char* line :
       {"7", "{}", R"({"pair":-1})", R"({"pair":1.5})", R"({"pair":1,"sentences":["a\tb"]})",
        R"({"pair":1,"from":"../es","to":"en","sentences":["a\tb"]})",
        R"({"pair":1,"from":"es","to":"en","sentences":["no tab"]})",
        R"({"pair":1,"from":"es","to":"en","sentences":[7]})"})
    EXPECT_EQ(lesson_of_line(line), std::nullopt) << line;
}

libalign::Sentences sentences(const std::string& text, const std::string& language) {
  libalign::ReadOptions options;
  options.language = language;
  options.sentences = true;
  return libalign::split_sentences(libalign::parse_document(text, "", options));
}

libalign::Alignment two_beads(const std::string& from, const std::string& to) {
  libalign::Alignment alignment;
  alignment.source = sentences("La Casa, 40.\nUn río.\nNada.\n", from);
  alignment.target = sentences("The house: 40!\nA river.\n", to);
  for (std::size_t i = 0; i < 2; ++i) {
    libalign::Bead bead;
    bead.source = {libalign::SourceIndex(i)};
    bead.target = {libalign::TargetIndex(i)};
    bead.confidence = bead.translation = 0.9;
    alignment.beads.push_back(bead);
  }
  libalign::Bead alone;
  alone.source = {libalign::SourceIndex(2)};
  alone.confidence = 0.9;
  alignment.beads.push_back(alone);
  return alignment;
}

TEST(Lesson, HoldsTheWordsOfSurePairs) {
  libalign::Alignment alignment = two_beads("es-MX", "en");
  EXPECT_EQ(lesson_of(alignment),
            (Lesson{0, "es", "en", {{"la casa 40", "the house 40"}, {"un rio", "a river"}}}));
  alignment.beads[0].confidence = 0.3;
  alignment.beads[1].translation = 0.3;
  EXPECT_EQ(lesson_of(alignment), Lesson());
}

TEST(Lesson, IsEmptyWhereLanguagesAreNotTwo) {
  EXPECT_EQ(lesson_of(two_beads("es", "es-MX")), Lesson());
  EXPECT_EQ(lesson_of(two_beads("und", "en")), Lesson());
}

}  // namespace
}  // namespace bitext
