// The rule for what numbers or names an item, and stands before it: "1.", "P.", "B.4.", "Figure 2.".
#include <algorithm>

#include "segment/case.h"
#include "segment/characters.h"

namespace libalign::detail {
namespace {

// A label ("IV.", "12.3.") has no more bytes than this; with a word before it ("Apéndice B.4.") than that.
constexpr std::size_t kMaxLabel = 12;
constexpr std::size_t kMaxNamedLabel = 32;
// An ordinary block of more bytes than this is no heading or caption: it takes more than a line.
constexpr std::size_t kMaxShortBlock = 120;

// One part of a dotted number: "3", "12b", "B", "IV".
bool is_label_part(std::string_view part) {
  if (part.size() < 6 && is_roman(part)) return true;
  std::size_t at = 0;
  if (part.empty()) return false;
  const char32_t first = next(part, at);
  if (is_letter(first)) return at == part.size();
  std::size_t digits = 0;
  for (at = 0; at < part.size();) {
    const char32_t c = next(part, at);
    if (!is_digit(c) && !(at == part.size() && digits > 0 && is_lower_case_or_ordinal(c))) return false;
    if (++digits > 3) return false;
  }
  return true;
}

// "3", "1.2", "a", "IV", "B.4.1": what numbers an item. Letters alone ("U.S") are an abbreviation.
bool is_label(std::string_view word) {
  if (word.empty() || word.size() > kMaxLabel) return false;
  bool digits = false;
  std::size_t parts = 0;
  for (std::size_t begin = 0; begin <= word.size(); ++parts) {
    const std::size_t end = std::min(word.find('.', begin), word.size());
    const std::string_view part = word.substr(begin, end - begin);
    if (!is_label_part(part)) return false;
    digits = digits || is_digit(peek(part, 0));
    begin = end + 1;
  }
  return parts == 1 || digits;
}

// Whether nothing between `begin` and the end of the block ends a sentence, the block's own end aside.
bool is_one_sentence(std::string_view text, std::size_t begin) {
  for (std::size_t at = begin; at < text.size();) {
    const char32_t c = next(text, at);
    if (c == '\n') return false;
    if (!is_stop(c) || !is_space(peek(text, at))) continue;
    const char32_t behind = peek(text, skip_spaces(text, at));
    if (is_upper(behind) || is_inverted_mark(behind)) return false;
  }
  return true;
}

// "Figure 2", "Capítulo IV", "Fig. 3", "Appendix B.4": a word that the lists know, and a number.
bool is_named_label(const WordLists& lists, std::string_view label) {
  const std::size_t space = label.find(' ');
  if (space == std::string_view::npos || !is_label(label.substr(space + 1))) return false;
  std::string_view word = label.substr(0, space);
  if (word.ends_with('.')) word.remove_suffix(1);
  return lists.takes_number(word);
}

}  // namespace

MaybeVerdict label(const Case& at) {
  const std::size_t begin = first_word_of(at.text(), at.sentence_begin, at.candidate.stop.begin);
  const std::size_t end = at.candidate.stop.begin;
  if (end - begin > kMaxNamedLabel) return std::nullopt;
  const std::string_view word = at.text().substr(begin, end - begin);
  if (is_label(word)) return Verdict{false, "label of an item", word};
  if (at.lists.is_label(word)) return Verdict{false, "label of an item", word};
  if (at.sentence_begin == skip_spaces(at.text(), 0) && is_named_label(at.lists, word)) {
    const bool titled = at.block.kind == BlockKind::heading || at.block.kind == BlockKind::caption;
    const bool brief = at.text().size() <= kMaxShortBlock && is_one_sentence(at.text(), at.candidate.next);
    if (titled || brief) return Verdict{false, "number of a heading", word};
  }
  if (at.block.kind != BlockKind::heading) return std::nullopt;
  const std::size_t space = word.find(' ');
  if (space == std::string_view::npos || word.find(' ', space + 1) != std::string_view::npos)
    return std::nullopt;
  const std::string_view number = word.substr(space + 1);
  if (is_roman(number) || is_label(number)) return Verdict{false, "number of a heading", number};
  return std::nullopt;
}

}  // namespace libalign::detail
