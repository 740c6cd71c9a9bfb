// The sample pairs: from each page, HTML or copied as text, exactly the sentences of the hand-made files,
// nothing more and nothing less.
#include <gtest/gtest.h>

#include <string>

#include "libalign/read.h"
#include "read/helpers.h"

namespace libalign {
namespace {

// One space for any white space, no-break ones too: copies from a browser have none.
std::string squeezed(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool no_break = text.substr(i, 2) == "\xC2\xA0";
    if (no_break) ++i;
    const char byte = no_break || text[i] == '\n' ? ' ' : text[i];
    if (byte != ' ' || (!result.empty() && result.back() != ' ')) result += byte;
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

struct Row {
  const char* page;
  const char* sentences;
  const char* language;
};

class Corpora : public ::testing::TestWithParam<Row> {};

TEST_P(Corpora, GiveTheArticleAndNothingElse) {
  const std::string folder = std::string(BITEXT_SOURCE_DIR) + "/corpora/";
  const std::string expected = squeezed(slurp(folder + GetParam().sentences));
  ASSERT_FALSE(expected.empty());
  for (const char* ending : {".html", ".txt"}) {
    const Document document = read_document(folder + GetParam().page + ending);
    EXPECT_EQ(squeezed(document.text), expected) << GetParam().page << ending;
    EXPECT_EQ(document.language.substr(0, 2), GetParam().language);
  }
}

INSTANTIATE_TEST_SUITE_P(Pages, Corpora,
                         ::testing::Values(Row{"interview/interview.es", "interview/interview.src", "es"},
                                           Row{"interview/article.en", "interview/interview.tgt", "en"},
                                           Row{"opinion/opinion.es", "opinion/opinion.src", "es"},
                                           Row{"opinion/opinion.en", "opinion/opinion.tgt", "en"},
                                           Row{"figures/news.es", "figures/news.src", "es"},
                                           Row{"figures/news.en", "figures/news.tgt", "en"}));

}  // namespace
}  // namespace libalign
