// Plain text as lines, and what can be seen of a line without its neighbours.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "libalign/span.h"

namespace libalign::detail {

struct Line {
  Span span;                // without its line end and white space on both sides
  std::size_t indent = 0;   // columns before it, a tab being four
  std::size_t width = 0;    // code points, indent not counted
  bool page_break = false;  // a form feed stands before it

  bool blank() const { return span.empty(); }
};

// Ends of lines are LF, CR LF, CR, VT, FF, U+0085, U+2028 and U+2029. A last line without an end counts; a
// line end at the end of the text adds none.
std::vector<Line> split_lines(std::string_view text);

// The lines exactly as they stand, for the format "sentences": LF, CR LF or CR end a line.
std::vector<Span> split_exact_lines(std::string_view text);

// Whether a line end cuts a word in two: a letter and a hyphen before it, a small letter after it.
bool breaks_word(std::string_view here, std::string_view next);

// "Ana Ruiz", "Teresa Monzó / Agencia Litoral": two to six words that all begin with a capital.
bool looks_like_name(std::string_view text);

std::size_t count_words(std::string_view text);

// Whether a text ends as a sentence does: . ! ? … and their kin, closing quotes and brackets after them
// allowed.
bool ends_sentence(std::string_view text);
bool ends_with_colon_or_comma(std::string_view text);

// The kind of the first character that is a letter or digit.
bool starts_lower(std::string_view text);
bool starts_upper(std::string_view text);

// The length of a list marker at the beginning ("- ", "• ", "1. ", "a) ", "(2) "), or 0. A dash that opens
// direct speech ("—Ven") is none.
std::size_t list_marker(std::string_view text);

}  // namespace libalign::detail
