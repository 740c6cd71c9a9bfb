#include <gtest/gtest.h>

#include "libalign/error.h"
#include "pair/pair_weights.h"

namespace libalign::detail {
namespace {

TEST(PairWeights, ComeBackAsTheyWereWritten) {
  const PairWeights& built_in = built_in_pair_weights();
  const std::string text = format_pair_weights(built_in, "# a comment\n");
  EXPECT_EQ(format_pair_weights(parse_pair_weights(text), "# a comment\n"), text);
}

TEST(PairWeights, MoreOfWhatSpeaksForAPairIsNeverWorse) {
  const PairWeights& w = built_in_pair_weights();
  for (const PairVector& v : {w.quick, w.tried}) {
    EXPECT_GT(v[kCloseness], 0);
    EXPECT_GT(v[kOrder], 0);
    EXPECT_GT(v[kMargin], 0);
  }
  EXPECT_GT(w.trial[kTrialMore] + w.trial[kTrialLess], 0);
}

TEST(PairWeights, TellWhatIsWrong) {
  try {
    parse_pair_weights("quick_bias 1\nquick_bais 2\n");
    FAIL() << "no error";
  } catch (const DataError& error) {
    EXPECT_STREQ(error.what(), "weights:2: 'quick_bais' is no weight. See data/pair/weights.txt for the names.");
  }
  EXPECT_THROW(parse_pair_weights(""), DataError);
}

}  // namespace
}  // namespace libalign::detail
