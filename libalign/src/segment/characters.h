// Characters as segmentation sees them: decoding forwards and backwards, and the classes that the rules speak
// of.
//
//     std::size_t at = 0;
//     while (at < text.size()) if (is_space(next(text, at))) ...
//
// Broken UTF-8 decodes as U+FFFD, a byte at a time; nothing here allocates or throws.
#pragma once

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace libalign::detail {

// The code point at `at`, which moves past it. REQUIRES: at < text.size().
inline char32_t next(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) {
    ++at;
    return lead;
  }
  const char* bytes = text.data() + at;
  const auto left = static_cast<std::int32_t>(text.size() - at < 4 ? text.size() - at : 4);
  std::int32_t i = 0;
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(bytes, i, left, c);
  at += static_cast<std::size_t>(i);
  return static_cast<char32_t>(c);
}

// The code point before `at`, which moves to its first byte. REQUIRES: at > 0.
inline char32_t previous(std::string_view text, std::size_t& at) {
  const auto last = static_cast<unsigned char>(text[at - 1]);
  if (last < 0x80) {
    --at;
    return last;
  }
  const std::size_t window = at < 4 ? 0 : at - 4;
  const char* bytes = text.data() + window;
  auto i = static_cast<std::int32_t>(at - window);
  UChar32 c = 0;
  U8_PREV_OR_FFFD(bytes, 0, i, c);
  at = window + static_cast<std::size_t>(i);
  return static_cast<char32_t>(c);
}

// The code point at `at` or before it; 0 at the edge of the text.
inline char32_t peek(std::string_view text, std::size_t at) { return at < text.size() ? next(text, at) : 0; }
inline char32_t peek_back(std::string_view text, std::size_t at) { return at > 0 ? previous(text, at) : 0; }

inline bool is_space(char32_t c) {
  return c < 0x80 ? c == ' ' || (c >= 9 && c <= 13) : u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}
inline bool is_digit(char32_t c) {
  return c < 0x80 ? c >= '0' && c <= '9' : u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER;
}
inline bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isUUppercase(static_cast<UChar32>(c)) != 0 ||
         u_charType(static_cast<UChar32>(c)) == U_TITLECASE_LETTER;
}
inline bool is_lower(char32_t c) {
  return c < 0x80 ? c >= 'a' && c <= 'z' : u_charType(static_cast<UChar32>(c)) == U_LOWERCASE_LETTER;
}
inline bool is_letter(char32_t c) {
  return c < 0x80 ? is_upper(c) || is_lower(c) : u_isalpha(static_cast<UChar32>(c)) != 0;
}
inline bool is_mark(char32_t c) {
  return c >= 0x300 && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}
// What a word is made of; the ordinal signs and the degree sign belong to it (n.º, Nº).
inline bool is_word(char32_t c) {
  return is_letter(c) || is_digit(c) || is_mark(c) || c == 0xBA || c == 0xAA || c == 0xB0;
}
inline bool is_lower_case_or_ordinal(char32_t c) { return is_lower(c) || c == 0xBA || c == 0xAA; }

// Stops that our rules judge. The stops of other scripts (。 । ؟) are left to ICU.
inline bool is_ellipsis_sign(char32_t c) { return c == 0x2026 || c == 0x2025; }
inline bool is_strong_stop(char32_t c) {
  return c == '!' || c == '?' || c == 0x203C || (c >= 0x2047 && c <= 0x2049) || c == 0x203D;
}
inline bool is_stop(char32_t c) { return c == '.' || is_strong_stop(c) || is_ellipsis_sign(c); }

inline bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }
inline bool is_long_dash(char32_t c) { return c >= 0x2012 && c <= 0x2015; }
inline bool is_bullet(char32_t c) {
  return c == 0x2022 || c == 0x2043 || c == 0x25AA || c == 0x25E6 || c == 0x2023 || c == 0x25CF ||
         c == 0x25A0 || c == 0xB7;
}

// Quotes whose direction depends on the language or on their neighbours.
inline bool is_quote(char32_t c) {
  return c == '"' || c == '\'' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 ||
         c == 0x203A || (c >= 0x300C && c <= 0x300F);
}
inline bool is_closing_bracket(char32_t c) { return c == ')' || c == ']' || c == '}'; }
inline bool is_opening_bracket(char32_t c) { return c == '(' || c == '[' || c == '{'; }
inline bool is_inverted_mark(char32_t c) { return c == 0xBF || c == 0xA1; }
inline bool is_superscript(char32_t c) {
  return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}
inline bool is_pictograph(char32_t c) {
  return (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0xFE0F || c == 0x200D;
}

// Moves `at` past white space, or back over it.
inline std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t after = at;
    if (!is_space(next(text, after))) break;
    at = after;
  }
  return at;
}
inline std::size_t skip_spaces_back(std::string_view text, std::size_t at) {
  while (at > 0) {
    std::size_t before = at;
    if (!is_space(previous(text, before))) break;
    at = before;
  }
  return at;
}

// `word` in lower case, into `buffer`; words longer than the buffer give "". For keys of look-ups: one code
// point for one.
template <std::size_t size>
std::string_view lower_case(std::string_view word, char (&buffer)[size]) {
  std::size_t used = 0;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next(word, at);
    const UChar32 small = u_tolower(static_cast<UChar32>(c));
    if (used + 4 > size) return {};
    auto i = static_cast<std::int32_t>(used);
    U8_APPEND_UNSAFE(buffer, i, small);
    used = static_cast<std::size_t>(i);
  }
  return {buffer, used};
}

}  // namespace libalign::detail
