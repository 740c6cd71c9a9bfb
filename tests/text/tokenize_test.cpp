#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "libalign/text.h"

namespace libalign {
namespace {

// "w:Hola p:," ...: kind and surface, so that a row shows everything.
std::string shown(std::string_view text, std::string_view language = "en") {
  std::string all;
  for (const Token& token : tokenize(text, language)) {
    if (!all.empty()) all += ' ';
    all += token.kind == TokenKind::word     ? (token.capital ? "W:" : "w:")
           : token.kind == TokenKind::number ? "n:"
                                             : "p:";
    all += token.span.of(text);
  }
  return all;
}

TEST(Tokenizer, CutsWordsNumbersAndMarks) {
  const struct {
    const char* text;
    const char* tokens;
  } rows[] = {
      {"", ""},
      {"Hola, mundo.", "W:Hola p:, w:mundo p:."},
      {"l'homme", "w:l p:' w:homme"},
      {"well-known", "w:well p:- w:known"},
      {"1.234,5 %", "n:1.234,5 p:%"},
      {"En 2012.", "W:En n:2012 p:."},
      {"3:30pm", "n:3 p:: n:30 w:pm"},
      {"F-16", "W:F p:- n:16"},
      {"COVID19", "W:COVID19"},
      {"1 234 567", "n:1 n:234 n:567"},
      {"1\u00A0234", "n:1\u00A0234"},
      {"Élan ñu", "W:Élan w:ñu"},
      {"n.º 5", "w:n p:. p:º n:5"},
      {"cancio\u0301n", "w:cancio\u0301n"},
      {"soft\u00ADhyphen", "w:soft w:hyphen"},
  };
  for (const auto& row : rows) EXPECT_EQ(shown(row.text), row.tokens) << row.text;
}

TEST(Tokenizer, CutsScriptsWithoutSpacesByDictionary) {
  const std::vector<Token> tokens = tokenize("我住在北京。", "zh");
  EXPECT_GE(tokens.size(), 4U);
  EXPECT_LT(tokens.size(), 7U);
}

TEST(Tokenizer, GivesOrderedSpansOnAnyBytes) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) {
      if (random() % 3 == 0)
        text += static_cast<char>(random() % 256);
      else
        append_utf8(text, random() % 0x11000);
    }
    std::size_t end = 0;
    for (const Token& token : tokenize(text, "es")) {
      ASSERT_LE(end, token.span.begin);
      ASSERT_LT(token.span.begin, token.span.end);
      ASSERT_LE(token.span.end, text.size());
      end = token.span.end;
    }
  }
}

}  // namespace
}  // namespace libalign
