#include "segment/candidate.h"

#include "segment/characters.h"

namespace libalign::detail {
namespace {

// The end of a run of stops: "?!", "...", and dots set apart (". . .").
std::size_t stops_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t after = at;
    const char32_t c = next(text, after);
    if (is_stop(c)) {
      at = after;
      continue;
    }
    // " ." goes on when a dot came before and no word comes right after (". . ." but not ". .com").
    if (text[at - 1] != '.' || !is_space(c) || peek(text, after) != '.') break;
    const char32_t beyond = peek(text, after + 1);
    if (is_word(beyond)) break;
    at = after + 1;
  }
  return at;
}

// "compounds. . . . The practice": a full stop, and an omission that the next sentence begins with.
bool begins_with_omission(std::string_view text, Span stop) {
  if (stop.begin == 0 || text.substr(stop.begin, stop.size()) != ". . . ." ||
      !is_word(peek_back(text, stop.begin)))
    return false;
  const std::size_t next = skip_spaces(text, stop.end);
  return next > stop.end && next < text.size() && is_upper(peek(text, next));
}

// Whether only dots and spaces fill text[begin, end), three or more, or an ellipsis sign is among them.
StopKind kind_of(std::string_view text, Span stop) {
  std::size_t dots = 0;
  for (std::size_t at = stop.begin; at < stop.end;) {
    const char32_t c = next(text, at);
    if (is_strong_stop(c)) return StopKind::strong;
    dots += c == '.' ? 1 : is_ellipsis_sign(c) ? 2 : 0;
  }
  return dots > 1 ? StopKind::ellipsis : StopKind::full_stop;
}

// "[12]" behind a stop: the byte behind it, or `at`.
std::size_t note_mark_end(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '[') return at;
  std::size_t end = at + 1;
  while (end < text.size() && end < at + 5 &&
         (is_digit(static_cast<unsigned char>(text[end])) || text[end] == '*'))
    ++end;
  return end > at + 1 && end < text.size() && text[end] == ']' ? end + 1 : at;
}

bool ends_word(std::string_view text, std::size_t at) {
  return at >= text.size() || !is_word(peek(text, at));
}

// Whether the quote at `at`, which touches the stop, closes.
bool closes(std::string_view text, char32_t quote, std::size_t after, const QuoteState& quotes) {
  switch (quote) {
    case 0x201D:
    case 0xBB:
    case 0x203A:
    case 0x300D:
    case 0x300F:
      return true;
    case '"':
      return ends_word(text, after) || quotes.straight_open;
    // An apostrophe or an opening quote when a word touches it.
    default:
      return ends_word(text, after);
  }
}

// An emoticon or a pictograph with space or nothing around it: the byte behind it, or `at`.
std::size_t emoticon_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    std::size_t after = end;
    if (!is_pictograph(next(text, after))) break;
    end = after;
  }
  if (end > at) return end;
  const char32_t eyes = peek(text, at);
  if (eyes == '<' && at + 1 < text.size() && text[at + 1] == '3') {
    end = at + 2;
  } else if (eyes == ':' || eyes == ';' || eyes == '=') {
    end = at + 1;
    if (end < text.size() && (text[end] == '-' || text[end] == '\'')) ++end;
    const std::size_t mouth = end;
    while (end < text.size() && end < mouth + 4 &&
           std::string_view(")(DPp/|*]").find(text[end]) != std::string_view::npos)
      ++end;
    if (end == mouth) return at;
  } else {
    return at;
  }
  return end >= text.size() || is_space(peek(text, end)) ? end : at;
}

// Whether a closing sign set apart by a space ("¡Eh! »", "fin. )") belongs to what came before.
bool closes_from_afar(std::string_view text, char32_t c, std::size_t after, const QuoteState& quotes) {
  if (is_closing_bracket(c) || c == 0x201D) return true;
  // At the start of a paragraph of a long quotation "»" opens (comillas de seguir): a word or a dash touches
  // it.
  if (c == 0xBB) return quotes.guillemet_open && ends_word(text, after) && !is_dash(peek(text, after));
  if (c != '"' || !quotes.straight_open) return false;
  // "'Yes,' he said.": quotes inside a quote open together.
  while (after < text.size() && is_quote(peek(text, after))) next(text, after);
  return ends_word(text, after);
}

// "[...]" or "(…)": the byte behind it, or `at`.
std::size_t omission_end(std::string_view text, std::size_t at) {
  const char closing = text[at] == '(' ? ')' : text[at] == '[' ? ']' : '\0';
  if (closing == '\0') return at;
  for (const std::string_view dots : {"...", "…", ". . .", "....", " ... ", " … "}) {
    const std::string_view rest = text.substr(at + 1);
    if (rest.starts_with(dots) && rest.size() > dots.size() && rest[dots.size()] == closing)
      return at + dots.size() + 2;
  }
  return at;
}

}  // namespace

void QuoteState::note(std::string_view text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (text[i] == '"') straight_open = !straight_open;
    if (text[i] == '\xC2' && i + 1 < end) {
      if (text[i + 1] == '\xAB') guillemet_open = true;
      if (text[i + 1] == '\xBB') guillemet_open = false;
    }
  }
}

PossibleEnd read_candidate(std::string_view text, std::size_t begin, const QuoteState& quotes) {
  PossibleEnd candidate;
  candidate.stop = {begin, stops_end(text, begin + (peek(text, begin) == '.' ? 1 : 0))};
  if (begins_with_omission(text, candidate.stop)) candidate.stop.end = begin + 1;
  candidate.kind = kind_of(text, candidate.stop);
  QuoteState state = quotes;
  std::size_t at = candidate.stop.end;
  while (true) {
    while (at < text.size()) {
      std::size_t after = at;
      const char32_t c = next(text, after);
      const std::size_t note = note_mark_end(text, at);
      if (note != at) {
        at = note;
      } else if (is_closing_bracket(c) || is_superscript(c) ||
                 (is_quote(c) && closes(text, c, after, state)) || (is_stop(c) && at != candidate.stop.end)) {
        candidate.quoted = candidate.quoted || is_quote(c);
        candidate.bracketed = candidate.bracketed || is_closing_bracket(c);
        if (is_strong_stop(c)) candidate.kind = StopKind::strong;
        state.note(text, at, after);
        at = after;
      } else {
        break;
      }
    }
    candidate.close = at;
    candidate.next = skip_spaces(text, at);
    candidate.spaced = candidate.next > at;
    if (!candidate.spaced || candidate.next >= text.size()) return candidate;
    // What stands apart but looks back.
    std::size_t after = candidate.next;
    const char32_t c = next(text, after);
    if (const std::size_t note = note_mark_end(text, candidate.next); note != candidate.next) {
      at = note;
    } else if (const std::size_t omission = omission_end(text, candidate.next); omission != candidate.next) {
      at = omission;
    } else if (const std::size_t smile = emoticon_end(text, candidate.next); smile != candidate.next) {
      at = smile;
    } else if (closes_from_afar(text, c, after, state)) {
      state.note(text, candidate.next, after);
      candidate.quoted = candidate.quoted || is_quote(c);
      candidate.bracketed = candidate.bracketed || is_closing_bracket(c);
      at = after;
    }
    if (at == candidate.close) return candidate;
  }
}

}  // namespace libalign::detail
