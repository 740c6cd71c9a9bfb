#include "lexicon/number_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace libalign {
namespace {

using testing::Contains;
using testing::Not;

TEST(NumberWords, PairWordsWithWordsAndWithFigures) {
  const LexiconSource source = detail::number_words("es", "en");
  EXPECT_EQ(source.source_language, "es");
  EXPECT_EQ(source.target_language, "en");
  for (const LexiconEntry& entry : std::vector<LexiconEntry>{{"ochenta", "eighty"},
                                                             {"ochenta", "80"},
                                                             {"80", "eighty"},
                                                             {"setecientas", "seven hundred"},
                                                             {"setecientos", "700"},
                                                             {"mil", "one thousand"}}) {
    EXPECT_THAT(source.entries, Contains(entry));
  }
}

TEST(NumberWords, LeaveOutOneForItsWordsAreArticles) {
  for (const LexiconEntry& entry : detail::number_words("es", "en").entries) {
    EXPECT_NE(entry.source, "uno");
    EXPECT_NE(entry.target, "1");
  }
}

TEST(NumberWords, AreNoneWhereALanguageIsNotKnown) {
  EXPECT_TRUE(detail::number_words("es", "tlh").entries.empty());
  EXPECT_TRUE(detail::number_words("", "en").entries.empty());
}

}  // namespace
}  // namespace libalign
