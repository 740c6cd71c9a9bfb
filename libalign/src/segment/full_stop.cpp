// The rule for one dot.
#include <algorithm>

#include "segment/case.h"
#include "segment/characters.h"

namespace libalign::detail {
namespace {

// Whether fewer than `count` words, and no more than 64 bytes, stand in text[begin, end).
bool fewer_words(std::string_view text, std::size_t begin, std::size_t end, std::size_t count) {
  if (begin > end || end - begin > 64) return false;
  const std::string_view part = text.substr(begin, end - begin);
  return static_cast<std::size_t>(std::count(part.begin(), part.end(), ' ')) + 1 < count;
}

// Whether a number follows, an opening bracket looked through: "Tel. (57-1)".
bool number_follows(const Case& at) {
  return is_digit(at.after.first) || at.after.first == '#' || at.after.first == 0xB0;
}

// Whether "II", "A" or the like follows: what numbers a volume or a figure.
bool letter_number_follows(const Case& at) {
  const std::string_view word = at.after.word;
  return is_roman(word) || (word.size() == 1 && at.after.capital());
}

Verdict decide_abbreviation(const Case& at, WordLists::Found found, std::string_view written) {
  const bool starter = at.lists.begins_sentences(at.after.word);
  const bool fresh = at.after.inverted || at.after.quote;
  switch (found.kind) {
    case Abbreviation::before_name:
      return {at.after.inverted, "abbreviation before a name", written};
    case Abbreviation::before_number:
      if (number_follows(at) || (letter_number_follows(at) && !fresh))
        return {false, "abbreviation before a number", written};
      return {!number_follows(at) && (at.after.capital() || fresh), "abbreviation without its number",
              written};
    case Abbreviation::before_digits:
      if (number_follows(at) || (is_roman(at.after.word) && !starter))
        return {false, "abbreviation before a number", written};
      return {true, "word that is no abbreviation here", written};
    case Abbreviation::at_end:
      return {at.after.capital() || fresh, "abbreviation at the end", written};
    case Abbreviation::inside:
    case Abbreviation::none:
      break;
  }
  // A few words and an abbreviation are no sentence yet: "At 5 a.m. Mr. Smith went".
  if (fewer_words(at.text(), at.sentence_begin, at.candidate.stop.begin, 4) && !starter && !fresh) {
    return {false, "abbreviation", written};
  }
  if (starter || fresh) return {true, "abbreviation before a word that begins sentences", at.after.word};
  // "He left at 6 p.m. Mr. Smith stayed", but "U.S. Gen. Smith".
  const std::size_t behind = at.after.begin + at.after.word.size();
  if (!found.proper && found.kind == Abbreviation::inside && peek(at.text(), behind) == '.' &&
      at.lists.find(at.after.word).kind == Abbreviation::before_name) {
    return {true, "abbreviation before a title", at.after.word};
  }
  return {false, "abbreviation", written};
}

// "MADRID, 3 de mayo. (Agencia Litoral).- El": the bracket names the agency, and a dash closes the dateline.
bool dateline_goes_on(const Case& at) {
  constexpr std::size_t kMaxDateline = 64;
  if (at.sentence_begin > 8 || at.candidate.stop.begin > kMaxDateline) return false;
  const auto bracket = std::find_if(at.block.brackets.begin(), at.block.brackets.end(),
                                    [&](Span span) { return span.begin == at.candidate.next; });
  if (bracket == at.block.brackets.end() || bracket->size() > kMaxDateline) return false;
  std::size_t behind = bracket->end;
  if (peek(at.text(), behind) == '.') ++behind;
  return is_dash(peek(at.text(), skip_spaces(at.text(), behind)));
}

// Whether a Roman numeral follows an abbreviation that wants one: "art. I".
bool numbers_something(const Case& at, const WordBefore& numeral) {
  if (!is_roman(numeral.word())) return false;
  const std::size_t end = skip_spaces_back(at.text(), numeral.begin());
  if (end == 0 || at.text()[end - 1] != '.') return false;
  std::string_view written;
  return WordBefore(at.text(), end - 1).find(at.lists, written).kind == Abbreviation::before_number;
}

}  // namespace

MaybeVerdict full_stop(const Case& at) {
  const PossibleEnd& candidate = at.candidate;
  if (candidate.kind != StopKind::full_stop) return std::nullopt;
  if (candidate.close != candidate.stop.end) return std::nullopt;  // a quote or bracket closed behind it
  const WordBefore before(at.text(), candidate.stop.begin);
  if (before.word().empty()) return std::nullopt;
  if (dateline_goes_on(at)) return Verdict{false, "dateline goes on", before.word()};
  const bool dot_follows = peek(at.text(), at.after.begin + at.after.word.size()) == '.';
  if (dot_follows && before.goes_on(at.lists, at.after.word))
    return Verdict{false, "abbreviation goes on", before.word()};
  if (before.is_unit(at.lists)) return decide_abbreviation(at, {Abbreviation::inside, false}, before.word());
  std::string_view written;
  if (const auto found = before.find(at.lists, written); found.kind != Abbreviation::none) {
    return decide_abbreviation(at, found, written);
  }
  if (before.is_dotted()) return decide_abbreviation(at, {Abbreviation::inside, true}, before.word());
  if (before.is_initial() && !numbers_something(at, before)) {
    const bool starter =
        at.lists.begins_sentences(at.after.word) && !(dot_follows && at.after.word.size() == 1);
    if (starter || at.after.inverted || at.after.quote)
      return Verdict{true, "initial before a word that begins sentences", at.after.word};
    return Verdict{false, "initial of a name", before.word()};
  }
  const char32_t last = peek_back(at.text(), candidate.stop.begin);
  const std::size_t label_after = skip_spaces_back(at.text(), before.begin());
  if (is_digit(last) && label_after != before.begin() && peek_back(at.text(), label_after) == ':') {
    return Verdict{false, "label of an item", before.word()};  // "as follows: 1. The", but not "at 9:30. The"
  }
  if (is_digit(last) && at.lists.follows_ordinal(at.after.word))
    return Verdict{false, "ordinal number", at.after.word};
  // Short words before a number are abbreviations more often than ends: "Mz. 3".
  if (is_digit(at.after.first) && !at.after.quote) {
    const bool plain = is_digit(last) || before.word().size() > 3;
    return Verdict{plain, plain ? "number begins a sentence" : "short word before a number", before.word()};
  }
  return std::nullopt;
}

}  // namespace libalign::detail
