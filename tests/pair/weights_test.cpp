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
  for (const Judgement& judgement : {w.known, w.bare}) {
    for (const PairVector& v : {judgement.quick, judgement.tried}) {
      EXPECT_GT(v[kCloseness], 0);
      EXPECT_GT(v[kOrder], 0);
      EXPECT_GT(v[kMargin], 0);
    }
    EXPECT_GT(judgement.trial[kTrialMore] + judgement.trial[kTrialLess], 0);
  }
}

TEST(PairWeights, GoOverFromBareToKnownWithTheShareOfKnownWords) {
  const PairWeights& w = built_in_pair_weights();
  EXPECT_EQ(judgement_for(w, 0).tried, w.bare.tried);
  EXPECT_EQ(judgement_for(w, 1).tried, w.known.tried);
  const float half = judgement_for(w, 0.2F).quick[kCloseness];
  EXPECT_NEAR(half, (w.bare.quick[kCloseness] + w.known.quick[kCloseness]) / 2, 1e-4F);
}

TEST(PairWeights, TellWhatIsWrong) {
  try {
    parse_pair_weights("known_quick_bias 1\nknown_quick_bais 2\n");
    FAIL() << "no error";
  } catch (const DataError& error) {
    EXPECT_STREQ(error.what(), "weights:2: 'known_quick_bais' is no weight. See data/pair/weights.txt for the names.");
  }
  EXPECT_THROW(parse_pair_weights(""), DataError);
}

}  // namespace
}  // namespace libalign::detail
