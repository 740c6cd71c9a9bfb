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

// "Figure 2" in two, whatever white space is between them; both empty when there is none or more.
struct Named {
  std::string_view word, number;
};
Named cut_name(std::string_view label) {
  std::size_t end = 0;
  while (end < label.size() && !is_space(peek(label, end))) next(label, end);
  if (end == label.size()) return {};
  std::size_t number = end;
  next(label, number);
  for (std::size_t at = number; at < label.size();) {
    if (is_space(next(label, at))) return {};
  }
  return {label.substr(0, end), label.substr(number)};
}

// "Figure 2", "Capítulo IV", "Fig. 3", "Appendix B.4": a word that the lists know, and a number.
bool is_named_label(const WordLists& lists, const Named& label) {
  if (!is_label(label.number)) return false;
  std::string_view word = label.word;
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
  const Named named = cut_name(word);
  if (at.sentence_begin == skip_spaces(at.text(), 0) && is_named_label(at.lists, named)) {
    const bool titled = at.block.kind == BlockKind::heading || at.block.kind == BlockKind::caption;
    const bool brief = at.text().size() <= kMaxShortBlock && is_one_sentence(at.text(), at.candidate.next);
    if (titled || brief) return Verdict{false, "number of a heading", word};
  }
  if (at.block.kind != BlockKind::heading) return std::nullopt;
  if (is_roman(named.number) || is_label(named.number))
    return Verdict{false, "number of a heading", named.number};
  return std::nullopt;
}

}  // namespace libalign::detail
