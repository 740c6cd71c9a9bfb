// What holds for any text, and that no text makes it slow.
#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "libalign/text.h"
#include "segment/characters.h"
#include "segment/marked.h"

namespace libalign::test {
namespace {

// Sentences in order, apart, inside their block, without white space at their edges; and between them nothing
// but white space.
void expect_cover(const Sentences& sentences) {
  const std::string_view text = sentences.document().text;
  std::size_t at = 0;
  const auto only_space = [&](std::size_t begin, std::size_t end) {
    return detail::skip_spaces(text.substr(begin, end - begin), 0) == end - begin;
  };
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const Sentence& sentence = sentences[i];
    ASSERT_LE(at, sentence.span.begin);
    ASSERT_LT(sentence.span.begin, sentence.span.end);
    ASSERT_TRUE(only_space(at, sentence.span.begin)) << text.substr(at, sentence.span.begin - at);
    ASSERT_FALSE(detail::is_space(detail::peek(text, sentence.span.begin)));
    ASSERT_FALSE(detail::is_space(detail::peek_back(text, sentence.span.end)));
    ASSERT_FALSE(find_invalid_utf8(sentences.text(i)).has_value());
    const Block& block = sentences.document().blocks[sentence.block];
    ASSERT_LE(block.text.begin, sentence.span.begin);
    ASSERT_GE(block.text.end, sentence.span.end);
    at = sentence.span.end;
  }
  ASSERT_TRUE(only_space(at, text.size())) << text.substr(at);
}

// Random text of the characters that rules look at, and of any others.
std::string random_text(std::mt19937& random, std::size_t length) {
  static const std::vector<std::string> pieces = {
      ".",  "!",  "?",     "…",     "...",    " ",   " ",          " ",      "\n",   "\"", "'",
      "“",  "”",  "«",     "»",     "(",      ")",   "[1]",        "—",      "-",    "¿",  "¡",
      "Dr", "EE", "UU",    "U.S",   "etc",    "a",   "I",          "The",    "word", "3",  "1",
      "a)", ":)", "[...]", ". . .", "\u00A0", "。",  "http://a.b", "CAPS",   "º",    "é",  "\u0301",
      "😀",  "•",  ",",     ":",     "said",   "pág", "mm",         "\u2028", "中",   "ก"};
  std::string text;
  for (std::size_t i = 0; i < length; ++i) {
    if (random() % 20 == 0) {
      char32_t c = random() % 0x110000;
      if (c < 0x20 || (c >= 0xD800 && c < 0xE000)) c = 'x';
      append_utf8(text, c);
    } else {
      text += pieces[random() % pieces.size()];
      if (random() % 2 == 0) text += ' ';
    }
  }
  return text;
}

TEST(SentenceSplitter, CoversRandomTextInOrder) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    const char* language = std::vector<const char*>{"en", "es", "fr", "de", "zh", "und"}[round % 6];
    expect_cover(split_sentences(paragraphs(random_text(random, 1 + random() % 60), language)));
    if (HasFatalFailure()) return;
  }
}

TEST(SentenceSplitter, LeavesASentenceOfProseWhole) {
  const std::string text =
      "El Dr. Gil vino de EE. UU. con la Sra. Ruiz. ¿Vienes? —preguntó Ana—. No sé... Quizá. «Es así.» Luego "
      "salió. Bueno… Compró "
      "pan, etc. Juan se fue. (Llovía. Era tarde.) Véase pág. XII. Leyó a J. C. Onetti. Fin [1]. MADRID.- El "
      "fin.";
  const Sentences once = split_sentences(paragraphs(text, "es"));
  EXPECT_EQ(once.size(), 15U);
  for (std::size_t i = 0; i < once.size(); ++i) {
    EXPECT_EQ(split_sentences(paragraphs(std::string(once.text(i)), "es")).size(), 1U) << once.text(i);
  }
}

TEST(SentenceSplitter, SurvivesBrokenUtf8) {
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    std::string text = random_text(random, 30);
    for (char& c : text) {
      if (random() % 10 == 0) c = static_cast<char>(random());
    }
    const Sentences sentences = split_sentences(paragraphs(text, "en"));
    for (std::size_t i = 0; i < sentences.size(); ++i) ASSERT_LE(sentences[i].span.end, text.size());
  }
}

TEST(SentenceSplitter, TakesLinearTimeOnHostileText) {
  for (const std::string piece :
       {".",      "(",   "—",           "\"",      "'",  "«",      ". ", ".)",  "a. ",     "A. ",
        "U. S. ", "… ",  "! ¿",         "[",       ".[", "(a. ",   "• ", "1. ", "1) ",     ".:) ",
        " . ",    "a.B", "AAAAA BBBB ", ".\u00A0", "。", "\u0301", " ",  "\n",  ". \" ' ", "-. "}) {
    for (const std::string& start : {std::string("x "), std::string(100000, '"'), std::string(100000, '(')}) {
      std::string text = start;
      while (text.size() < 400000) text += piece;
      const auto begin = std::chrono::steady_clock::now();
      Document document = paragraphs("", "en");
      document.text = text;
      document.blocks.resize(1);
      document.blocks[0].text = {0, text.size()};
      expect_cover(split_sentences(document));
      const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
      EXPECT_LT(seconds, 5) << '"' << piece
                            << '"';  // takes a tenth of a second; a quadratic rule takes minutes
    }
  }
}

TEST(SentenceSplitter, TakesABlockOfTenMegabytes) {
  std::string text;
  while (text.size() < 10'000'000)
    text += "The Dr. came at 5 p.m. with “us.” He (who was late. Very.) left the U.S. He said: No… ";
  expect_cover(split_sentences(paragraphs(text, "en")));
}

}  // namespace
}  // namespace libalign::test
