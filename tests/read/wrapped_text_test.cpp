// Text wrapped by a program reads as it did before: the sample texts, wrapped as `fold -s` and as `fmt` do
// it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "libalign/read.h"
#include "libalign/text.h"
#include "read/helpers.h"

namespace libalign {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> words;
  std::istringstream in(line);
  for (std::string word; std::getline(in, word, ' ');) words.push_back(word);
  return words;
}

// As many words on each line as fit. `bytes`: counted as `fold` counts, which takes letters with accents for
// two.
std::string greedy(const std::string& line, std::size_t width, bool bytes) {
  const auto size = [&](const std::string& text) { return bytes ? text.size() : count_code_points(text); };
  std::string result;
  std::size_t used = 0;
  for (const std::string& word : words_of(line)) {
    if (used > 0 && used + 1 + size(word) > width) {
      result += '\n';
      used = 0;
    } else if (used > 0) {
      result += ' ';
      ++used;
    }
    result += word;
    used += size(word);
  }
  return result;
}

// Lines evened out: the sum of the squares of what they miss of 93 % of the width is least, and a line end
// behind a sentence is cheap, as `fmt` has it.
std::string evened(const std::string& line, std::size_t width) {
  const std::vector<std::string> words = words_of(line);
  const auto goal = static_cast<double>(width) * .93;
  std::vector<double> cost(words.size() + 1, 1e18);
  std::vector<std::size_t> next(words.size() + 1, words.size());
  cost[words.size()] = 0;
  for (std::size_t i = words.size(); i-- > 0;) {
    std::size_t used = 0;
    for (std::size_t end = i + 1; end <= words.size(); ++end) {
      used += count_code_points(words[end - 1]) + (end > i + 1 ? 1 : 0);
      if (used > width && end > i + 1) break;
      const double missed = goal - static_cast<double>(used);
      const double stop = end < words.size() && words[end - 1].ends_with('.') ? -25 : 0;
      const double total = cost[end] + (end == words.size() ? 0 : missed * missed + stop);
      if (total >= cost[i]) continue;
      cost[i] = total;
      next[i] = end;
    }
  }
  std::string result;
  for (std::size_t i = 0; i < words.size(); i = next[i]) {
    for (std::size_t k = i; k < next[i]; ++k) result += (k > i ? " " : "") + words[k];
    if (next[i] < words.size()) result += '\n';
  }
  return result;
}

template <typename Wrap>
std::string each_line(const std::string& text, Wrap wrap) {
  std::string result;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (line.ends_with('\r')) line.pop_back();
    // Rows of tables stay as they are: wrapped, they are no table any more.
    result += (line.find('\t') == std::string::npos ? wrap(line) : line) + "\n";
  }
  return result;
}

class WrappedText : public ::testing::TestWithParam<const char*> {};

TEST_P(WrappedText, ReadsAsBeforeItWasWrapped) {
  const std::string text = slurp(std::string(BITEXT_SOURCE_DIR) + "/corpora/" + GetParam());
  ASSERT_FALSE(text.empty());
  const std::vector<std::string> expected = texts_of(text);
  for (const std::size_t width : {60, 66, 72, 80}) {
    const auto by_letters = [&](const std::string& line) { return greedy(line, width, false); };
    const auto by_bytes = [&](const std::string& line) { return greedy(line, width, true); };
    const auto even = [&](const std::string& line) { return evened(line, width); };
    EXPECT_EQ(texts_of(each_line(text, by_letters)), expected) << "as many letters as fit in " << width;
    EXPECT_EQ(texts_of(each_line(text, by_bytes)), expected) << "as many bytes as fit in " << width;
    EXPECT_EQ(texts_of(each_line(text, even)), expected) << "evened out to " << width;
  }
}

INSTANTIATE_TEST_SUITE_P(Samples, WrappedText,
                         ::testing::Values("interview/interview.es.txt", "interview/article.en.txt",
                                           "opinion/opinion.es.txt", "opinion/opinion.en.txt",
                                           "figures/news.es.txt", "figures/news.en.txt"));

TEST(PlainText, ParagraphsWithoutBlankLinesEndWhereALineIsShort) {
  EXPECT_THAT(
      texts_of("The committee met in the old hall by the river, and the members of\n"
               "it were late, as they had been every week since the bridge fell.\n"
               "Nobody had told them that the hall was to be sold.\n"
               "The mayor, who knew it well enough, sat down without a word and then\n"
               "asked for the minutes of the last meeting to be read out once more.\n"),
      ElementsAre("The committee met in the old hall by the river, and the members of it were late, "
                  "as they had been every week since the bridge fell. Nobody had told them that the "
                  "hall was to be sold.",
                  "The mayor, who knew it well enough, sat down without a word and then asked for the "
                  "minutes of the last meeting to be read out once more."));
}

TEST(PlainText, SpeechInWrappedTextOpensAParagraph) {
  EXPECT_THAT(texts_of("Ana llegó a la estación cuando ya no quedaba nadie en el andén, y el\n"
                       "jefe, que barría las hojas, la miró como si la conociera de antes.\n"
                       "—¿Viene usted por la maleta? —preguntó el hombre, sin dejar de\n"
                       "barrer—. La tengo guardada desde el lunes, por si volvía a buscarla.\n"
                       "—Vengo por la carta.\n"),
              ElementsAre("Ana llegó a la estación cuando ya no quedaba nadie en el andén, y el jefe, que "
                          "barría las hojas, la miró como si la conociera de antes.",
                          "—¿Viene usted por la maleta? —preguntó el hombre, sin dejar de barrer—. La tengo "
                          "guardada desde el lunes, por si volvía a buscarla.",
                          "—Vengo por la carta."));
}

TEST(PlainText, ANumberAtTheStartOfAWrappedLineIsNoListItem) {
  EXPECT_THAT(texts_of("The plant was built for a town of far fewer people, and what we need now is\n"
                       "110. Whoever says that the migrants drink the water has not seen the pipes,\n"
                       "which lose nearly half of it. The mayor said that there are two things to\n"
                       "do before the rain comes:\n"
                       "1. The pipes under the old market have to be dug up and replaced this year.\n"
                       "2. The tank.\n"),
              ElementsAre("The plant was built for a town of far fewer people, and what we need now is 110. "
                          "Whoever says that the migrants drink the water has not seen the pipes, which lose "
                          "nearly half of it. The mayor said that there are two things to do before the rain "
                          "comes:",
                          "1. The pipes under the old market have to be dug up and replaced this year.",
                          "2. The tank."));
}

}  // namespace
}  // namespace libalign
