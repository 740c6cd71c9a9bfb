#include "segment/missing_space.h"

#include <algorithm>

#include "segment/characters.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kMaxLook = 48;

// Whether the characters around, up to white space, are those of an address, a path or code.
bool looks_like_code(std::string_view text, Span stop) {
  const auto is_end = [&](std::size_t i) { return is_space(static_cast<unsigned char>(text[i])); };
  std::size_t begin = stop.begin;
  while (begin > 0 && stop.begin - begin < kMaxLook && !is_end(begin - 1)) --begin;
  std::size_t end = stop.end;
  while (end < text.size() && end - stop.end < kMaxLook && !is_end(end)) ++end;
  const std::string_view chunk = text.substr(begin, end - begin);
  if (chunk.find_first_of("@/\\_=<>{}#|") != std::string_view::npos || chunk.starts_with("www.")) return true;
  // Another dot inside: "System.Out.println"
  const std::string_view left = chunk.substr(0, stop.begin - begin);
  const std::string_view right = chunk.substr(stop.end - begin);
  const std::size_t inner = right.find('.');
  return left.find('.') != std::string_view::npos ||
         (inner != std::string_view::npos && inner + 1 < right.size() && is_word(peek(right, inner + 1)));
}

bool is_plain_word(std::string_view word) {
  if (word.empty()) return false;
  std::size_t at = 0;
  next(word, at);
  while (at < word.size()) {
    const char32_t c = next(word, at);
    if (!is_lower(c) && !is_mark(c)) return false;
  }
  return true;
}

}  // namespace

Verdict judge_missing_space(const WordLists& lists, std::string_view text, const PossibleEnd& candidate,
                            const WordAfter& after) {
  constexpr Verdict none{false, "no space follows", {}};
  if (after.begin > candidate.next && !after.inverted && !after.quote && !after.bracket) return none;
  if (after.inverted) return {true, "missing space", after.word};
  if (!is_upper(after.first) || !is_plain_word(after.word) || looks_like_code(text, candidate.stop))
    return none;
  const bool starter = lists.begins_sentences(after.word);
  if (candidate.close != candidate.stop.end)
    return {starter, starter ? "missing space" : "no space follows", after.word};
  const WordBefore before(text, candidate.stop.begin);
  const std::string_view word = before.word();
  if (word.size() < 2 || !is_plain_word(word)) return none;
  const bool ordinary = is_lower(peek(word, 0)) && word.size() > 2 && after.word.size() > 3;
  if (!starter && !ordinary) return none;
  return {true, "missing space", after.word};
}

}  // namespace libalign::detail
