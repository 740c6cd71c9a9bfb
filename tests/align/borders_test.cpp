// AlignOptions::borders: what somebody has paired stays paired.
#include <gtest/gtest.h>

#include <algorithm>

#include "align/given_sentences.h"
#include "align/search.h"
#include "libalign/align.h"

namespace libalign {
namespace {

using libalign::testing::given;
using libalign::testing::made_article;

Alignment aligned(const std::vector<std::string>& source, const std::vector<std::string>& target,
                  const std::vector<std::pair<std::size_t, std::size_t>>& borders) {
  AlignOptions options;
  for (const auto& [i, j] : borders) options.borders.push_back({SourceIndex(i), TargetIndex(j)});
  return align_sentences(given("es", source), given("en", target), options);
}

std::string shown(const Alignment& alignment) {
  std::string all;
  for (const Bead& bead : alignment.beads) {
    all += all.empty() ? "" : " ";
    for (const SourceIndex i : bead.source) all += std::to_string(i.value) + ",";
    all += ":";
    for (const TargetIndex j : bead.target) all += std::to_string(j.value) + ",";
  }
  return all;
}

// No bead has sentences of two stretches.
void expect_inside(const Alignment& alignment,
                   const std::vector<std::pair<std::size_t, std::size_t>>& borders) {
  const auto stretch = [&](std::size_t number, auto side) {
    return std::ranges::count_if(borders, [&](const auto& border) { return side(border) <= number; });
  };
  const auto first = [](const auto& border) { return border.first; };
  const auto second = [](const auto& border) { return border.second; };
  for (const Bead& bead : alignment.beads) {
    std::vector<std::ptrdiff_t> stretches;
    for (const SourceIndex i : bead.source) stretches.push_back(stretch(i.value, first));
    for (const TargetIndex j : bead.target) stretches.push_back(stretch(j.value, second));
    EXPECT_EQ(std::ranges::count(stretches, stretches.front()), std::ssize(stretches));
  }
}

TEST(Borders, KeepAPairThatTheModelWouldNotMake) {
  const std::vector<std::string> source = {"Llegaron 1850 personas a Guanajuato.", "Nada.",
                                           "Murieron 77 en Toluca."};
  const std::vector<std::string> target = {"In Toluca 77 died.",
                                           "The quick brown fox jumps over 1234 lazy dogs of Paris."};
  const Alignment alignment = aligned(source, target, {{0, 0}, {1, 1}, {2, 2}});
  EXPECT_EQ(shown(alignment), "0,:0, 1,:1, 2,:");
  EXPECT_LT(alignment.beads[0].translation, 0.5);
}

TEST(Borders, LeaveWhatHasOneSideUnaligned) {
  const Alignment alignment = aligned({"Uno 111.", "Dos 222.", "Tres 333."},
                                      {"One 111.", "Zero 0.", "Three 333."}, {{1, 1}, {1, 2}, {2, 2}});
  EXPECT_EQ(shown(alignment), "0,:0, :1, 1,: 2,:2,");
  EXPECT_EQ(alignment.beads.size(), 4U);
}

// Of a stretch of one sentence there is no other reading; whether it is right, only the words can tell.
TEST(Borders, AreDoubtedWhereTheWordsDoNotAgree) {
  const std::vector<std::string> source = made_article(100, false);
  std::vector<std::string> target = made_article(100, true);
  std::swap(target[30], target[70]);
  std::vector<std::pair<std::size_t, std::size_t>> borders;
  for (std::size_t i = 0; i < 100; ++i) borders.emplace_back(i, i);
  const Alignment alignment = aligned(source, target, borders);
  ASSERT_EQ(alignment.beads.size(), 100U);
  for (std::size_t i = 0; i < 100; ++i) {
    const bool wrong = i == 30 || i == 70;
    EXPECT_EQ(alignment.beads[i].confidence < kDoubtfulConfidence, wrong)
        << i << ' ' << alignment.beads[i].confidence;
  }
}

TEST(Borders, HoldAStretchTogetherInWhichNothingMatches) {
  const Alignment alignment = aligned({"Aaaa bbbb cccc 1.", "Dddd eeee ffff 2.", "Gg hh ii 3.", "Jj kk ll 4.",
                                       "Mm nn oo 5.", "Pp qq rr 6.", "Ss 7."},
                                      {"X."}, {{0, 0}});
  EXPECT_TRUE(std::ranges::any_of(alignment.beads, [](const Bead& bead) { return !bead.unaligned(); }));
}

TEST(Borders, CutTheTextOnlyThere) {
  const std::vector<std::string> source = made_article(900, false);
  std::vector<std::string> target = made_article(900, true);
  // Stretches of all sizes: of one sentence, of a few, and one that is too large to be searched wholly.
  std::vector<std::pair<std::size_t, std::size_t>> borders;
  for (std::size_t i = 0; i < 60; ++i) borders.emplace_back(i, i);
  for (std::size_t i = 60; i < 200; i += 7) borders.emplace_back(i, i);
  borders.emplace_back(800, 800);
  const Alignment alignment = aligned(source, target, borders);
  expect_inside(alignment, borders);
  EXPECT_EQ(alignment.beads.size(), 900U);
  EXPECT_TRUE(std::ranges::all_of(alignment.beads, [](const Bead& bead) { return bead.kind() == "1-1"; }));
}

// A border that is wrong by three sentences is believed all the same.
TEST(Borders, AreBelieved) {
  const std::vector<std::pair<std::size_t, std::size_t>> borders = {{500, 503}};
  const Alignment alignment = aligned(made_article(1000, false), made_article(1000, true), borders);
  expect_inside(alignment, borders);
}

TEST(Borders, MustRiseAndStayInTheTexts) {
  const std::vector<std::string> text = {"Uno.", "Dos."};
  EXPECT_THROW(aligned(text, text, {{1, 1}, {0, 1}}), UsageError);
  EXPECT_THROW(aligned(text, text, {{1, 2}, {2, 1}}), UsageError);
  EXPECT_THROW(aligned(text, text, {{3, 2}}), UsageError);
  EXPECT_EQ(shown(aligned(text, text, {{0, 0}, {0, 0}, {1, 1}, {1, 1}, {2, 2}})), "0,:0, 1,:1,");
}

// The search of a stretch sees the words of all stretches, but the sentences of its own only.
TEST(SearchBetween, GivesEachStretchItsOwnRows) {
  const detail::SideText source = detail::make_side(given("es", made_article(700, false)));
  const detail::SideText target = detail::make_side(given("en", made_article(700, true)));
  const detail::LinkTable links = detail::find_links(source, target, "es", "en", {}, {});
  const detail::Search search =
      detail::search_between({{0, 0}, {10, 10}, {10, 14}, {600, 600}, {700, 700}}, source, target, links, 1);
  EXPECT_EQ(search.corridor.low[5], 0U);
  EXPECT_EQ(search.corridor.high[5], 10U);
  EXPECT_EQ(search.corridor.low[10], 0U);
  EXPECT_GE(search.corridor.high[10], 14U);
  EXPECT_GE(search.corridor.low[300], 14U);
  EXPECT_LE(search.corridor.high[300], 600U);
  EXPECT_EQ(search.keeps_pair.size() + 1, search.cuts.size());
  EXPECT_TRUE(search.keeps_pair.front());  // 10 x 10
  EXPECT_FALSE(search.keeps_pair[1]);      // one-sided
  EXPECT_TRUE(search.keeps_pair.back());   // 100 x 100
  EXPECT_TRUE(std::ranges::is_sorted(search.cuts));
}

}  // namespace
}  // namespace libalign
