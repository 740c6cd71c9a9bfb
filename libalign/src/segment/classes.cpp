// How a sentence ends and begins.
#include "libalign/segment.h"
#include "segment/characters.h"

namespace libalign {

using namespace detail;

namespace {

EndClass class_of_end(char32_t c) {
  switch (c) {
    case '.':
    case 0x3002:
    case 0xFF0E:
    case 0xFF61:
    case 0x6D4:
    case 0x964:
    case 0x965:
    case 0x589:
      return EndClass::full_stop;
    case '?':
    case 0xFF1F:
    case 0x61F:
    case 0x2047:
    case 0x2048:
    case 0x2049:
    case 0x203D:
      return EndClass::question;
    case '!':
    case 0xFF01:
    case 0x203C:
      return EndClass::exclamation;
    case 0x2026:
    case 0x2025:
      return EndClass::ellipsis;
    case ':':
    case 0xFF1A:
      return EndClass::colon;
    case ';':
    case 0xFF1B:
    case 0x61B:
    case 0xB7:
    case 0x387:
      return EndClass::semicolon;
    case ',':
    case 0xFF0C:
    case 0x3001:
    case 0x60C:
      return EndClass::comma;
    default:
      return EndClass::other;
  }
}

bool is_run(EndClass end) {
  return end == EndClass::full_stop || end == EndClass::question || end == EndClass::exclamation ||
         end == EndClass::ellipsis;
}

}  // namespace

EndClass end_class(std::string_view sentence) {
  std::size_t at = sentence.size();
  char32_t c = 0;
  while (at > 0) {
    c = previous(sentence, at);
    if (!is_space(c) && !is_closing_bracket(c) && !is_quote(c) && c != 0xFF09) break;
    c = 0;
  }
  if (c == 0 || is_word(c)) return EndClass::none;
  EndClass end = class_of_end(c);
  if (!is_run(end)) return end;
  // A run of stops is the strongest in it: "?!" and "?..." ask, "!..." exclaims, ".." is an ellipsis.
  std::size_t dots = c == '.' ? 1 : 0;
  while (at > 0) {
    const char32_t before = previous(sentence, at);
    if (is_space(before) && dots > 0 && peek_back(sentence, at) == '.') continue;
    const EndClass other = class_of_end(before);
    if (!is_run(other)) break;
    if (before == '.' && ++dots > 1 && end == EndClass::full_stop) end = EndClass::ellipsis;
    if (other == EndClass::question) end = other;
    if (other == EndClass::exclamation && end != EndClass::question) end = other;
    if (other == EndClass::ellipsis && end == EndClass::full_stop) end = other;
  }
  return end;
}

StartClass start_class(std::string_view sentence) {
  for (std::size_t at = 0; at < sentence.size();) {
    const char32_t c = next(sentence, at);
    if (is_upper(c)) return StartClass::upper;
    if (is_lower(c)) return StartClass::lower;
    if (is_digit(c)) return StartClass::digit;
    const bool opener = is_space(c) || is_opening_bracket(c) || is_quote(c) || is_inverted_mark(c) ||
                        is_dash(c) || is_bullet(c) || is_stop(c) || c == '*';
    if (!opener) break;
  }
  return StartClass::other;
}

}  // namespace libalign
