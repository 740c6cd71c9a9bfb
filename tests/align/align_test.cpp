#include "libalign/align.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "align/given_sentences.h"
#include "libalign/text.h"

namespace libalign {
namespace {

using libalign::testing::given;
using libalign::testing::made_article;

// Every sentence of both sides in exactly one bead; beads in source order; numbers rise inside a bead.
void expect_whole(const Alignment& alignment) {
  std::vector<int> source(alignment.source.size());
  std::vector<int> target(alignment.target.size());
  std::uint32_t last = 0;
  for (const Bead& bead : alignment.beads) {
    EXPECT_FALSE(bead.source.empty() && bead.target.empty());
    EXPECT_TRUE(std::ranges::is_sorted(bead.source));
    EXPECT_TRUE(std::ranges::is_sorted(bead.target));
    EXPECT_GE(bead.confidence, 0);
    EXPECT_LE(bead.confidence, 1);
    EXPECT_GE(bead.translation, 0);
    EXPECT_LE(bead.translation, 1);
    for (const SourceIndex i : bead.source) ++source.at(i.value);
    for (const TargetIndex j : bead.target) ++target.at(j.value);
    if (!bead.source.empty()) {
      EXPECT_GE(bead.source.front().value, last);
      last = bead.source.back().value;
    }
  }
  EXPECT_TRUE(std::ranges::all_of(source, [](int count) { return count == 1; }));
  EXPECT_TRUE(std::ranges::all_of(target, [](int count) { return count == 1; }));
}

std::string kinds(const Alignment& alignment) {
  std::string all;
  for (const Bead& bead : alignment.beads) all += bead.kind() + " ";
  return all;
}

TEST(Alignment, PairsWhatBelongsTogether) {
  const Alignment alignment =
      align_sentences(given("es", made_article(25, false)), given("en", made_article(25, true)), {});
  expect_whole(alignment);
  EXPECT_EQ(alignment.beads.size(), 25U);
  for (const Bead& bead : alignment.beads) {
    EXPECT_EQ(bead.kind(), "1-1");
    EXPECT_EQ(bead.source[0].value, bead.target[0].value);
    EXPECT_GT(bead.confidence, 0.9);
  }
  EXPECT_TRUE(alignment.notes.empty());
}

TEST(Alignment, FindsMergedAndOmittedSentences) {
  std::vector<std::string> target = made_article(30, true);
  target.erase(target.begin() + 20);
  target[5] = target[5].substr(0, target[5].size() - 1) + ", and " + target[6];
  target.erase(target.begin() + 6);
  const Alignment alignment = align_sentences(given("es", made_article(30, false)), given("en", target), {});
  expect_whole(alignment);
  EXPECT_EQ(std::ranges::count_if(alignment.beads,
                                  [](const Bead& b) { return b.kind() == "2-1" && b.source[0].value == 5; }),
            1)
      << kinds(alignment);
  EXPECT_EQ(std::ranges::count_if(alignment.beads,
                                  [](const Bead& b) { return b.kind() == "1-0" && b.source[0].value == 20; }),
            1)
      << kinds(alignment);
}

TEST(Alignment, TakesAnEmptySide) {
  const Alignment source_only = align_sentences(given("es", {"Uno.", "Dos."}), given("en", {}), {});
  expect_whole(source_only);
  EXPECT_EQ(kinds(source_only), "1-0 1-0 ");
  EXPECT_EQ(kinds(align_sentences(given("es", {}), given("en", {"One."}), {})), "0-1 ");
  EXPECT_TRUE(align_sentences(given("es", {}), given("en", {}), {}).beads.empty());
}

TEST(Alignment, SaysThatStrangersAreNoTranslation) {
  std::vector<std::string> target;
  for (int i = 0; i < 30; ++i)
    target.push_back("Rain fell on the quiet hills while nobody in the village listened to it.");
  const Alignment alignment = align_sentences(given("es", made_article(30, false)), given("en", target), {});
  expect_whole(alignment);
  ASSERT_EQ(alignment.notes.size(), 1U);
  EXPECT_TRUE(alignment.notes[0].text().starts_with("these do not look like translations of each other"))
      << alignment.notes[0].text();
}

TEST(Alignment, SaysThatPassagesAreNotTranslatedButNotOfCodeAndTitles) {
  const struct {
    bool told;
    std::vector<std::string> same;
  } rows[] = {
      {true, {"Nobody in the village heard the rain.", "It fell on the hills for “two long days”.", "Then the river rose, and the mill stood still."}},
      {false, {"Nobody in the village heard the rain.", "It fell on the hills for two long days."}},
      {false, {"# aptitude install debian-handbook -t testing", "The Debian Administrator's Handbook", "apt-cache search '^gcc-[0-9]+' | sort -u;",
               "deb http://deb.debian.org/debian bookworm main contrib", "(1) 555 12 12, 555 12 13, 555 12 14.", "Reading package lists... Done"}},
  };
  for (const auto& row : rows) {
    std::vector<std::string> source = made_article(25, false), target = made_article(25, true);
    source.insert(source.begin() + 12, row.same.begin(), row.same.end());
    target.insert(target.begin() + 12, row.same.begin(), row.same.end());
    const Alignment alignment = align_sentences(given("es", source), given("en", target), {});
    EXPECT_EQ(alignment.notes.size(), row.told ? 1U : 0U) << row.same[0];
    for (const Message& note : alignment.notes)
      EXPECT_EQ(note.text(), "3 pairs have the same text on both sides: parts of these files are perhaps not translated.");
  }
}

TEST(Alignment, IsTheSameForAnyNumberOfThreadsAndEveryRun) {
  const Sentences source = given("es", made_article(300, false));
  const Sentences target = given("en", made_article(290, true));
  AlignOptions options;
  const Alignment one = align_sentences(source, target, options);
  options.threads = 4;
  const Alignment four = align_sentences(source, target, options);
  ASSERT_EQ(one.beads.size(), four.beads.size());
  for (std::size_t k = 0; k < one.beads.size(); ++k) {
    EXPECT_EQ(one.beads[k].source, four.beads[k].source);
    EXPECT_EQ(one.beads[k].target, four.beads[k].target);
    EXPECT_EQ(one.beads[k].confidence, four.beads[k].confidence);
  }
}

TEST(Alignment, TellsHowItWasMade) {
  const Alignment alignment = align_sentences(given("es", {"Uno."}), given("en", {"One."}), {});
  EXPECT_EQ(alignment.provenance.version, version());
  EXPECT_TRUE(std::ranges::is_sorted(alignment.provenance.options));
  EXPECT_FALSE(alignment.provenance.options.empty());
}

TEST(Alignment, LosesNothingOfAnyText) {
  std::mt19937 random(3);
  for (int round = 0; round < 40; ++round) {
    const auto lines = [&] {
      std::vector<std::string> all(random() % 12);
      for (std::string& line : all) {
        for (std::size_t k = random() % 30; k > 0; --k) {
          if (random() % 4 == 0)
            line += ' ';
          else
            append_utf8(line, random() % 3 == 0 ? 'a' + random() % 26 : 0x20 + random() % 0x3000);
        }
      }
      return all;
    };
    expect_whole(align_sentences(given("es", lines()), given("en", lines()), {}));
  }
}

TEST(Alignment, SurvivesSidesOfVeryDifferentSize) {
  const Alignment alignment =
      align_sentences(given("es", {"Uno 1037."}), given("en", made_article(2000, true)), {});
  expect_whole(alignment);
}

TEST(Alignment, SurvivesTheSameSentenceAThousandTimes) {
  const Alignment alignment = align_sentences(given("es", std::vector<std::string>(1000, "Capítulo 1.")),
                                              given("en", std::vector<std::string>(900, "Chapter 1.")), {});
  expect_whole(alignment);
}

}  // namespace
}  // namespace libalign
