#include "read/hyphens.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "libalign/text.h"

namespace libalign::detail {
namespace {

std::string lower(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    append_utf8(result, static_cast<char32_t>(u_tolower(static_cast<UChar32>(next_code_point(text, at)))));
  }
  return result;
}

// The word as one, and with its hyphen.
std::pair<std::string, std::string> spellings(std::string_view here, std::string_view next) {
  const std::string_view head = here.substr(std::min(here.rfind(' ') + 1, here.size()));
  std::size_t end = 0;
  while (end < next.size()) {
    std::size_t after = end;
    const char32_t code = next_code_point(next, after);
    if (u_isalpha(static_cast<UChar32>(code)) == 0) break;
    end = after;
  }
  const std::string tail = lower(next.substr(0, end));
  std::size_t begin = 0;  // opening quotes and brackets are no part of the word
  while (begin < head.size()) {
    std::size_t after = begin;
    if (u_isalpha(static_cast<UChar32>(next_code_point(head, after))) != 0) break;
    begin = after;
  }
  const std::string front = lower(head.substr(begin));
  return {front.substr(0, front.size() - std::min<std::size_t>(1, front.size())) + tail, front + tail};
}

}  // namespace

Hyphens::Hyphens(std::string_view text, const std::vector<Line>& lines) : text_(text) {
  bool any = false;
  for (std::size_t i = 0; i + 1 < lines.size() && !any; ++i)
    any = breaks_word(lines[i].span.of(text), lines[i + 1].span.of(text));
  if (!any) return;
  collect_words();
  std::size_t joined = 0, kept = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const std::string_view here = lines[i].span.of(text);
    if (!breaks_word(here, lines[i + 1].span.of(text))) continue;
    const auto [whole, hyphenated] = spellings(here, lines[i + 1].span.of(text));
    if (words_.contains(hyphenated))
      ++kept;
    else if (words_.contains(whole))
      ++joined;
  }
  habit_ = joined >= 2 && joined >= 4 * kept;
}

bool Hyphens::drops(std::string_view here, std::string_view next) const {
  const auto [whole, hyphenated] = spellings(here, next);
  if (words_.contains(hyphenated)) return false;
  return habit_ || words_.contains(whole);
}

void Hyphens::collect_words() {
  std::string word;
  for (std::size_t at = 0; at <= text_.size();) {
    std::size_t next = at;
    const char32_t code = at < text_.size() ? next_code_point(text_, next) : U' ';
    if (u_isalpha(static_cast<UChar32>(code)) != 0 || (code == '-' && !word.empty())) {
      append_utf8(word, static_cast<char32_t>(u_tolower(static_cast<UChar32>(code))));
    } else {
      if (!word.empty() && word.back() != '-') words_.insert(word);
      word.clear();
    }
    if (at == text_.size()) break;
    at = next;
  }
}

}  // namespace libalign::detail
