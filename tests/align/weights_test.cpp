#include "align/weights.h"

#include <gtest/gtest.h>

#include "libalign/error.h"

namespace libalign::detail {
namespace {

TEST(Weights, AreWrittenAsTheyAreRead) {
  const std::string text = format_weights(built_in_weights(), "# comment\n");
  EXPECT_EQ(format_weights(parse_weights(text), "# comment\n"), text);
}

TEST(Weights, SayWhichLineIsWrong) {
  const std::string good = format_weights(built_in_weights(), "");
  const struct {
    std::string text;
    const char* message;
  } rows[] = {
      {"lexicl 3\n", "weights:1: 'lexicl' is no weight. See data/align/weights.txt for the names."},
      {"# a\n\nnull x\n",
       "weights:3: the weight 'null' has no number. Write 'name value', such as 'null -4.6'."},
      {"null nan\n", "weights:1: the weight 'null' has no number. Write 'name value', such as 'null -4.6'."},
      {"null", "weights:1: the weight 'null' has no number. Write 'name value', such as 'null -4.6'."},
      {"", "weights: the weight 'across' is missing. See data/align/weights.txt for all of them."}};
  for (const auto& row : rows) {
    try {
      parse_weights(row.text);
      ADD_FAILURE() << row.text;
    } catch (const DataError& error) {
      EXPECT_STREQ(error.what(), row.message);
    }
  }
  EXPECT_NO_THROW(parse_weights(good));
}

}  // namespace
}  // namespace libalign::detail
