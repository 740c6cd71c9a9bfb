#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "libalign/evaluate.h"

namespace libalign {
namespace {

using Numbers = std::vector<std::size_t>;
using namespace std::string_literals;

std::string error_of(const std::string& text) {
  try {
    parse_beads(text, "gold");
  } catch (const DataError& error) {
    return error.what();
  }
  return "no error";
}

TEST(ParseBeads, TakesEverySpellingOfABead) {
  const struct {
    std::string line;
    Numbers source, target;
    std::optional<double> confidence;
  } rows[] = {
      {"[0, 1]:[0]:0.973125", {0, 1}, {0}, 0.973125},
      {"[0,1]:[0]", {0, 1}, {0}, {}},
      {"[7]:[]:0.91", {7}, {}, 0.91},
      {"[]:[7]", {}, {7}, {}},
      {"[]:[]", {}, {}, {}},
      {" [ 0 , 1 ] : [ 2 ] : 1 \r", {0, 1}, {2}, 1.0},
      {"[0]:[0]:1e-3:more:fields", {0}, {0}, 0.001},
      {"[0]:[0]:-1.5", {0}, {0}, -1.5},
      {"[0]:[0]:words", {0}, {0}, {}},
      {"[0]:[0]:0.5 words", {0}, {0}, {}},
      {"[0]:[0]:nan", {0}, {0}, {}},
      {"[0]:[0]:", {0}, {0}, {}},
      {"[0]:[0]:\xFF\xFE\x01", {0}, {0}, {}},
      {"[5,3,3]:[0]", {5, 3, 3}, {0}, {}},
      {"[4294967294]:[007]", {4294967294}, {7}, {}},
  };
  for (const auto& row : rows) {
    const Ladder ladder = parse_beads(row.line, "gold");
    ASSERT_EQ(ladder.size(), 1U) << row.line;
    EXPECT_EQ(ladder[0].source, row.source) << row.line;
    EXPECT_EQ(ladder[0].target, row.target) << row.line;
    EXPECT_EQ(ladder[0].confidence, row.confidence) << row.line;
  }
}

TEST(ParseBeads, SkipsBlankLinesAndAByteOrderMark) {
  EXPECT_EQ(parse_beads("", "gold").size(), 0U);
  EXPECT_EQ(parse_beads("\n\r\n \t\n", "gold").size(), 0U);
  EXPECT_EQ(parse_beads("\xEF\xBB\xBF[0]:[0]\r\n\r\n[1]:[1]", "gold").size(), 2U);
}

TEST(ParseBeads, PointsAtWhatIsWrong) {
  const std::string advice = " A bead looks like this: [0, 1]:[0]:0.97.";
  const struct {
    std::string text, error;
  } rows[] = {
      {"[0]:[0]\n\n[1]:(1)", "gold:3:5: expected \"[\"." + advice},
      {"hello", "gold:1:1: expected \"[\"." + advice},
      {"[0", "gold:1:3: expected \"]\"." + advice},
      {"[0]", "gold:1:4: expected \":\"." + advice},
      {"[0]:", "gold:1:5: expected \"[\"." + advice},
      {"[0][0]", "gold:1:4: expected \":\"." + advice},
      {"[0]:[0] x", "gold:1:9: expected \":\"." + advice},
      {"[0 1]:[0]", "gold:1:4: expected \"]\"." + advice},
      {"[0,]:[0]", "gold:1:4: expected the number of a sentence." + advice},
      {"[-1]:[0]", "gold:1:2: expected the number of a sentence." + advice},
      {"[1.5]:[0]", "gold:1:3: expected \"]\"." + advice},
      {"[0]:[ 4294967295]", "gold:1:7: the number 4294967295 is too large for a sentence." + advice},
      {"[99999999999999999999999999]:[]",
       "gold:1:2: the number 99999999999999999999999999 is too large for a sentence." + advice},
      {"[" + std::string(1000, '9'),
       "gold:1:2: the number " + std::string(30, '9') + "… is too large for a sentence." + advice},
      {"[0]:\0[0]"s, "gold:1:5: expected \"[\"." + advice},
  };
  for (const auto& row : rows) EXPECT_EQ(error_of(row.text), row.error) << row.text;
}

TEST(ParseBeads, ReadsAHugeLine) {
  std::string line = "[0";
  for (std::size_t i = 1; i < 300'000; ++i) line += ", " + std::to_string(i);
  line += "]:[]:0.5";
  EXPECT_EQ(parse_beads(line, "gold").at(0).source.size(), 300'000U);
}

TEST(ReadBeads, SaysWhichFileIsMissing) {
  try {
    read_beads("no/such.gold");
    ADD_FAILURE();
  } catch (const DataError& error) {
    EXPECT_STREQ(error.what(), "no/such.gold: no such file. Check the path.");
  }
  EXPECT_THROW(read_beads(testing::TempDir()), DataError);
}

TEST(ReadBeads, NamesTheFileInErrorsInside) {
  const std::string path = testing::TempDir() + "bitext_wrong.gold";
  std::ofstream(path) << "[0]:[0]\nx\n";
  try {
    read_beads(path);
    ADD_FAILURE();
  } catch (const DataError& error) {
    EXPECT_EQ(error.place(), (Place{path, 2, 1}));
  }
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace libalign
