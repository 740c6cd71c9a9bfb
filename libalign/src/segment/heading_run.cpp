#include "segment/heading_run.h"

#include "segment/characters.h"
#include "segment/context.h"

namespace libalign::detail {
namespace {

constexpr int kMinWords = 4;
constexpr int kPlainWords = 6;  // after so many no name goes on, whatever word comes
constexpr int kMaxWords = 30;

bool all_capitals(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next(word, at);
    if (!is_upper(c) && !is_digit(c) && !is_mark(c)) return false;
  }
  return !word.empty();
}

}  // namespace

std::size_t end_of_heading(const WordLists& lists, std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  bool long_word = false;
  for (int words = 0; words < kMaxWords && at < text.size();) {
    std::size_t after = at;
    const char32_t c = next(text, after);
    if (is_space(c) || is_quote(c) || c == ',') {
      at = after;
      continue;
    }
    const std::string_view word = word_at(text, at);
    if (word.empty() && !is_digit(c)) break;
    if (is_digit(c)) {
      at = after;
      continue;
    }
    if (all_capitals(word)) {
      long_word = long_word || word.size() > 4;
      ++words;
      at += word.size();
      continue;
    }
    const bool text_begins = words >= kMinWords && long_word && is_upper(c) &&
                             is_space(peek_back(text, at)) &&
                             (lists.begins_sentences(word) || (words >= kPlainWords && word.size() > 2));
    return text_begins ? at : text.size();
  }
  return text.size();
}

}  // namespace libalign::detail
