#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <memory>

#include "libalign/text.h"

namespace libalign {
namespace {

enum class Kind : unsigned char { space, letter, digit, mark, punctuation, unspaced };

// Scripts written without spaces, by block: asking ICU for the script of every letter would cost more than the rest.
bool is_unspaced(char32_t c) {
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
         (c >= 0x3040 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF66 && c <= 0xFF9D) || (c >= 0x20000 && c <= 0x3FFFF);
}

Kind kind_of(char32_t c) {
  if (c < 0x80) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Kind::letter;
    if (c >= '0' && c <= '9') return Kind::digit;
    return c <= ' ' || c == 0x7F ? Kind::space : Kind::punctuation;
  }
  if (c == 0xAA || c == 0xBA) return Kind::punctuation;  // ordinal signs: 1.ª, n.º
  if (is_unspaced(c) && (u_isalpha(static_cast<UChar32>(c)) != 0 || u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK)) {
    return Kind::unspaced;
  }
  const auto type = u_charType(static_cast<UChar32>(c));
  switch (type) {
    case U_UPPERCASE_LETTER: case U_LOWERCASE_LETTER: case U_TITLECASE_LETTER: case U_MODIFIER_LETTER: case U_OTHER_LETTER:
      return Kind::letter;
    case U_NON_SPACING_MARK: case U_ENCLOSING_MARK: case U_COMBINING_SPACING_MARK:
      return Kind::mark;
    case U_DECIMAL_DIGIT_NUMBER:
      return Kind::digit;
    case U_SPACE_SEPARATOR: case U_LINE_SEPARATOR: case U_PARAGRAPH_SEPARATOR: case U_CONTROL_CHAR: case U_FORMAT_CHAR:
      return Kind::space;
    default:
      return Kind::punctuation;
  }
}

bool parts_groups(char32_t c) {
  return c == '.' || c == ',' || c == 0xA0 || c == 0x202F || c == 0x2009 || c == '\'' || c == 0x2019;
}

// From a first digit on: digits, and single separators with a digit behind them. A space parts groups of exactly three.
std::size_t end_of_number(std::string_view text, std::size_t i) {
  while (i < text.size()) {
    std::size_t next = i;
    const char32_t c = next_code_point(text, next);
    if (kind_of(c) == Kind::digit) {
      i = next;
      continue;
    }
    if (!parts_groups(c) || next >= text.size()) break;
    std::size_t after = next;
    int digits = 0;
    while (after < text.size() && digits < 4 && text[after] >= '0' && text[after] <= '9') {
      ++after;
      ++digits;
    }
    const bool plain = c == '.' || c == ',';
    if (digits == 0 || (!plain && digits != 3)) break;
    i = next;
  }
  return i;
}

void cut_unspaced(std::string_view text, Span run, std::vector<Token>& tokens) {
  thread_local const std::unique_ptr<icu::BreakIterator> words = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::BreakIterator>(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  }();
  UErrorCode status = U_ZERO_ERROR;
  UText* bytes = utext_openUTF8(nullptr, text.data() + run.begin, static_cast<std::int64_t>(run.size()), &status);
  if (words && U_SUCCESS(status)) words->setText(bytes, status);
  if (!words || U_FAILURE(status)) {
    tokens.push_back({run, TokenKind::word, false});
  } else {
    std::int32_t from = words->first();
    for (std::int32_t to = words->next(); to != icu::BreakIterator::DONE; from = to, to = words->next()) {
      tokens.push_back({{run.begin + static_cast<std::size_t>(from), run.begin + static_cast<std::size_t>(to)}, TokenKind::word, false});
    }
  }
  utext_close(bytes);
}

}  // namespace

std::vector<Token> tokenize(std::string_view text, std::string_view /*language*/) {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 5 + 1);
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t begin = i;
    const char32_t first = next_code_point(text, i);
    const auto run = [&](auto belongs) {
      while (i < text.size()) {
        std::size_t next = i;
        if (!belongs(kind_of(next_code_point(text, next)))) break;
        i = next;
      }
    };
    switch (kind_of(first)) {
      case Kind::space:
      case Kind::mark:
        break;
      case Kind::letter:
        run([](Kind k) { return k == Kind::letter || k == Kind::mark || k == Kind::digit; });
        tokens.push_back({{begin, i}, TokenKind::word, first < 0x80 ? first <= 'Z' : u_isUUppercase(static_cast<UChar32>(first)) != 0});
        break;
      case Kind::digit:
        i = end_of_number(text, i);
        tokens.push_back({{begin, i}, TokenKind::number, false});
        break;
      case Kind::unspaced:
        run([](Kind k) { return k == Kind::unspaced || k == Kind::mark; });
        cut_unspaced(text, {begin, i}, tokens);
        break;
      case Kind::punctuation:
        tokens.push_back({{begin, i}, TokenKind::punctuation, false});
        break;
    }
  }
  return tokens;
}

}  // namespace libalign
