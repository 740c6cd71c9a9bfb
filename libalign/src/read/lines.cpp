#include "read/lines.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "libalign/text.h"

namespace libalign::detail {
namespace {

using namespace std::literals;

// The size of a line end at `at`, or 0.
std::size_t line_end(std::string_view text, std::size_t at) {
  const char byte = text[at];
  if (byte == '\r') return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
  if (byte == '\n' || byte == '\v' || byte == '\f') return 1;
  if (byte == '\xC2') return text.substr(at, 2) == "\xC2\x85" ? 2 : 0;
  if (byte == '\xE2')
    return text.substr(at, 3) == "\xE2\x80\xA8" || text.substr(at, 3) == "\xE2\x80\xA9" ? 3 : 0;
  return 0;
}

// The size of white space at `at`, or 0; invisible characters at the edges of a line count with it.
std::size_t white(std::string_view text, std::size_t at) {
  std::size_t next = at;
  const char32_t code = next_code_point(text, next);
  const bool invisible = code < 0x20 || code == 0x200B || code == 0xFEFF || code == 0xAD;
  return invisible || u_isUWhiteSpace(static_cast<UChar32>(code)) != 0 ? next - at : 0;
}

Line make_line(std::string_view text, std::size_t begin, std::size_t end) {
  Line line;
  while (begin < end) {
    const std::size_t size = white(text, begin);
    if (size == 0 || begin + size > end) break;
    line.indent += text[begin] == '\t' ? 4 : 1;
    begin += size;
  }
  while (end > begin) {
    std::size_t last = end - 1;
    while (last > begin && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80) --last;
    if (white(text, last) == 0) break;
    end = last;
  }
  line.span = {begin, end};
  line.width = count_code_points(line.span.of(text));
  return line;
}

char32_t last_code_point(std::string_view text, std::size_t& begin) {
  begin = text.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80) --begin;
  std::size_t next = begin;
  return next_code_point(text, next);
}

bool closes(char32_t code) { return U"\"'”’»)]}›*_"sv.find(code) != std::u32string_view::npos; }

char32_t first_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    if (u_isalnum(static_cast<UChar32>(code)) != 0) return code;
  }
  return 0;
}

}  // namespace

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  bool page_break = false;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t size = at == text.size() ? 0 : line_end(text, at);
    if (at < text.size() && size == 0) {
      ++at;
      continue;
    }
    if (at < text.size() || begin < at) {
      lines.push_back(make_line(text, begin, at));
      lines.back().page_break = page_break;
      page_break = at < text.size() && text[at] == '\f';
    }
    if (at == text.size()) break;
    at += size;
    begin = at;
  }
  return lines;
}

std::vector<Span> split_exact_lines(std::string_view text) {
  std::vector<Span> lines;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\n' && text[at] != '\r') continue;
    lines.push_back({begin, at});
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
    begin = at + 1;
  }
  if (begin < text.size()) lines.push_back({begin, text.size()});
  return lines;
}

bool breaks_word(std::string_view here, std::string_view next) {
  if (here.size() < 2 || here.back() != '-' || next.empty()) return false;
  std::size_t at = here.size() - 2;
  while (at > 0 && (static_cast<unsigned char>(here[at]) & 0xC0U) == 0x80) --at;
  std::size_t begin = 0;
  return u_isalpha(static_cast<UChar32>(next_code_point(here, at))) != 0 &&
         u_islower(static_cast<UChar32>(next_code_point(next, begin))) != 0;
}

bool looks_like_name(std::string_view text) {
  const std::size_t words = count_words(text);
  if (words < 2 || words > 6 || text.size() > 80 || ends_sentence(text)) return false;
  bool at_start = true;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    const bool letter = u_isalpha(static_cast<UChar32>(code)) != 0;
    if (u_isdigit(static_cast<UChar32>(code)) != 0) return false;
    if (at_start && letter && u_isupper(static_cast<UChar32>(code)) == 0) return false;
    at_start = !letter && (at_start || code == ' ');
  }
  return true;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    if (inside && code >= 'a' && code <= 'z') continue;  // most are so
    const bool letter = u_isalnum(static_cast<UChar32>(code)) != 0;
    const bool space = u_isUWhiteSpace(static_cast<UChar32>(code)) != 0;
    if (letter && !inside) ++words;
    if (letter) inside = true;
    if (space) inside = false;
  }
  return words;
}

bool ends_sentence(std::string_view text) {
  while (!text.empty()) {
    std::size_t begin = 0;
    const char32_t code = last_code_point(text, begin);
    if (U".!?…。！？।؟‽"sv.find(code) != std::u32string_view::npos) return true;
    if (!closes(code) && u_isUWhiteSpace(static_cast<UChar32>(code)) == 0) return false;
    text = text.substr(0, begin);
  }
  return false;
}

bool ends_with_colon_or_comma(std::string_view text) {
  if (text.empty()) return false;
  std::size_t begin = 0;
  return U":,;"sv.find(last_code_point(text, begin)) != std::u32string_view::npos;
}

bool starts_lower(std::string_view text) { return u_islower(static_cast<UChar32>(first_letter(text))) != 0; }
bool starts_upper(std::string_view text) { return u_isupper(static_cast<UChar32>(first_letter(text))) != 0; }

std::size_t list_marker(std::string_view text) {
  for (const std::string_view bullet :
       {"- "sv, "* "sv, "+ "sv, "• "sv, "– "sv, "· "sv, "‣ "sv, "◦ "sv, "▪ "sv, "○ "sv, "●"sv, "•"sv}) {
    if (text.starts_with(bullet)) return bullet.size();
  }
  std::size_t at = text.starts_with('(') ? 1 : 0;
  const std::size_t begin = at;
  while (at < text.size() && at - begin < 3 && text[at] >= '0' && text[at] <= '9') ++at;
  if (at == begin && at < text.size() && ((text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z')) {
    ++at;
    // "A. Smith" is a name; a letter opens a list item only with a bracket.
    if (at >= text.size() || text[at] != ')') return 0;
  }
  if (at == begin || at + 1 >= text.size() || text[at + 1] != ' ') return 0;
  if (text[at] == ')' || (text[at] == '.' && begin == 0)) return at + 2;
  return 0;
}

}  // namespace libalign::detail
