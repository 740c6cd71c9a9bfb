#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "libalign/evaluate.h"

namespace libalign {
namespace {

Evaluation sample() {
  return evaluate({{parse_beads("[0]:[0]\n[1]:[1, 2]\n[2]:[]", "gold"),
                    parse_beads("[0]:[0]:0.95\n[1]:[1]:0.4\n[2]:[]:0.75", "result"),
                    {1, 2, 3},
                    {4, 5, 6}}});
}

TEST(EvaluationTable, IsReadable) {
  EXPECT_EQ(evaluation_table(sample()),
            "                precision     recall         F1     right  of found  recalled   of gold\n"
            "strict             0.6667     0.5000     0.5714         2         3         1         2\n"
            "lax                1.0000     1.0000     1.0000         3         3         2         2\n"
            "strict pairs       0.5000     0.5000     0.5000         1         2         1         2\n"
            "links              1.0000     0.6667     0.8000         2         2         2         3\n"
            "characters         1.0000     0.5385     0.7000        14        14        14        26\n"
            "unaligned          1.0000     1.0000     1.0000         1         1         1         1\n"
            "\n"
            "kind, strict    precision     recall         F1     right  of found  recalled   of gold\n"
            "1-1                0.5000     1.0000     0.6667         1         2         1         1\n"
            "1-2                0.0000     0.0000     0.0000         0         0         0         1\n"
            "1-0                1.0000     1.0000     1.0000         1         1         1         1\n"
            "\n"
            "confidence          beads       mean      right\n"
            "0.0 - 0.1               0          -          -\n"
            "0.1 - 0.2               0          -          -\n"
            "0.2 - 0.3               0          -          -\n"
            "0.3 - 0.4               0          -          -\n"
            "0.4 - 0.5               1     0.4000     0.0000\n"
            "0.5 - 0.6               0          -          -\n"
            "0.6 - 0.7               0          -          -\n"
            "0.7 - 0.8               1     0.7500     1.0000\n"
            "0.8 - 0.9               0          -          -\n"
            "0.9 - 1.0               1     0.9500     1.0000\n"
            "expected calibration error: 0.2333\n");
}

TEST(EvaluationTable, LeavesOutWhatWasNotMeasured) {
  const std::string table =
      evaluation_table(evaluate({{parse_beads("[0]:[0]", "g"), parse_beads("[0]:[0]", "r"), {}, {}}}));
  EXPECT_THAT(table, testing::Not(testing::HasSubstr("characters")));
  EXPECT_THAT(table, testing::Not(testing::HasSubstr("confidence")));
}

TEST(EvaluationJson, HoldsEveryFigureInFull) {
  const auto json = nlohmann::json::parse(evaluation_json(sample()));
  EXPECT_EQ(json["strict"]["precision"], 2.0 / 3);
  EXPECT_EQ(json["strict"]["right"], 2);
  EXPECT_EQ(json["strict"]["wanted"], 2);
  EXPECT_EQ(json["characters"]["found"], 14);
  EXPECT_EQ(json["by_kind"]["1-2"]["wanted"], 1);
  EXPECT_EQ(json["calibration"].size(), 10U);
  EXPECT_EQ(json["calibration"][9]["beads"], 1);
  EXPECT_NEAR(json["calibration_error"], 0.7 / 3, 1e-12);
}

}  // namespace
}  // namespace libalign
