#include "bench/reliability.h"

#include <gtest/gtest.h>

namespace bench {
namespace {

using libalign::CalibrationBin;

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

CalibrationBin bin(double stated, double right, std::size_t beads) {
  return {.from = 0, .to = 1, .beads = beads, .confidence = stated, .accuracy = right};
}

TEST(Reliability, DrawsADotForEveryBinThatIsNoAccident) {
  const std::string svg = reliability_svg(
      {{"novels",
        {bin(0.5, 0.4, kFewBeads), bin(0.9, 0.9, 1000), bin(0.1, 1, kFewBeads - 1), bin(0, 0, 0)},
        {}},
       {"news", {}, {bin(0.9, 1, 20)}}});
  EXPECT_EQ(count(svg, "<circle"), 3U);
  EXPECT_EQ(count(svg, "class=\"bar\""), 3U);
  EXPECT_EQ(count(svg, ">novels<"), 2U);
  EXPECT_EQ(count(svg, ">news<"), 2U);
}

TEST(Reliability, PutsWhatIsAsLikelyAsItSaysOnTheDiagonal) {
  const auto place = [](double stated, double right) {
    const std::string svg = reliability_svg({{"x", {bin(stated, right, 100)}, {}}});
    const auto attribute = [&svg](const std::string& name) {
      return std::stod(svg.substr(svg.find(name + "=\"") + name.size() + 2));
    };
    return std::pair{attribute("cx"), attribute("cy")};
  };
  const auto [x, y] = place(0.2, 0.2);
  const auto [further, higher] = place(0.8, 0.8);
  EXPECT_NEAR(further - x, y - higher, 0.2);
  EXPECT_GT(further, x);
  EXPECT_LT(place(0.2, 0.6).second, y);  // more often right than it says: above
}

TEST(Reliability, TakesNamesOfAllKindsAndNoSets) {
  EXPECT_NE(reliability_svg({{"a<b&c", {}, {}}}).find("a&lt;b&amp;c"), std::string::npos);
  EXPECT_TRUE(reliability_svg({}).ends_with("</svg>\n"));
}

}  // namespace
}  // namespace bench
