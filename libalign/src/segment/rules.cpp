#include "segment/rules.h"

#include <algorithm>
#include <optional>

#include "segment/characters.h"
#include "segment/context.h"
#include "segment/missing_space.h"

namespace libalign::detail {
namespace {

// A pair of brackets that holds more than this is a text of its own, and is cut.
constexpr std::size_t kMaxBracket = 600;
// A label ("IV.", "12.3.") has no more bytes than this.
constexpr std::size_t kMaxLabel = 12;
constexpr std::size_t kMaxLook = 64;

using MaybeVerdict = std::optional<Verdict>;

struct Case {
  const WordLists& lists;
  const BlockText& block;
  std::size_t sentence_begin;
  const Candidate& candidate;
  WordAfter after;
  bool icu_cuts;

  std::string_view text() const { return block.text; }
};

bool is_roman(std::string_view word) {
  return !word.empty() && word.size() <= 6 && word.find_first_not_of("IVXLCDM") == std::string_view::npos;
}

// "3", "1.2", "a", "IV": what numbers an item.
bool is_label(std::string_view word) {
  if (word.empty() || word.size() > kMaxLabel) return false;
  std::size_t at = 0;
  const char32_t first = next(word, at);
  if (at == word.size() && is_letter(first)) return true;
  if (is_roman(word) && word.size() < 6) return true;
  std::size_t digits = 0;
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = next(word, i);
    if (c == '.') {
      digits = 0;
    } else if (is_digit(c) || (i == word.size() && i > 1 && is_lower_case_or_ordinal(c))) {
      if (++digits > 3) return false;
    } else {
      return false;
    }
  }
  return true;
}

// The sentence so far without what may stand before its first word; looks no further than kMaxLook bytes.
std::size_t first_word_of(std::string_view text, std::size_t begin, std::size_t end) {
  end = std::min(end, begin + kMaxLook);
  while (begin < end) {
    std::size_t after = begin;
    const char32_t c = next(text, after);
    if (!is_space(c) && !is_quote(c) && !is_bullet(c) && !is_dash(c) && !is_opening_bracket(c) && c != '*') break;
    begin = after;
  }
  return begin;
}

// Whether fewer than `count` words, and no more than 64 bytes, stand in text[begin, end).
bool fewer_words(std::string_view text, std::size_t begin, std::size_t end, std::size_t count) {
  if (begin > end || end - begin > 64) return false;
  const std::string_view part = text.substr(begin, end - begin);
  return static_cast<std::size_t>(std::count(part.begin(), part.end(), ' ')) + 1 < count;
}

// Commas and the like: the sentence goes on whatever the stop was.
MaybeVerdict punctuation_follows(const Case& at) {
  const char32_t c = peek(at.text(), at.candidate.next);
  if (c == '/') return Verdict{false, "verse mark follows", {}};
  if (c == ',' || c == ';' || c == ':' || c == 0x37E || c == 0x60C || c == 0x61B || c == 0xFF0C) {
    if (c == ':' && at.candidate.spaced && at.candidate.next + 1 < at.text().size() &&
        !is_space(peek(at.text(), at.candidate.next + 1))) {
      return std::nullopt;  // an emoticon that we do not know, or ":name:"
    }
    return Verdict{false, "punctuation follows", {}};
  }
  return std::nullopt;
}

// "[...]" and "(…)" stand for what was left out; they end nothing.
MaybeVerdict omission(const Case& at) {
  const Span stop = at.candidate.stop;
  if (at.candidate.kind != StopKind::ellipsis || !at.candidate.bracketed || stop.begin == 0) return std::nullopt;
  const char opening = at.text()[stop.begin - 1];
  if (opening != '[' && opening != '(') return std::nullopt;
  // A stop behind the bracket counts: "[...]."
  for (std::size_t i = stop.end; i < at.candidate.close;) {
    if (is_stop(next(at.text(), i))) return std::nullopt;
  }
  return Verdict{false, "omission in brackets", {}};
}

MaybeVerdict brackets(const Case& at) {
  if (!inside_brackets(at.block, at.sentence_begin, at.candidate.next)) return std::nullopt;
  return Verdict{false, "inside brackets", {}};
}

MaybeVerdict full_stop(const Case& at);

// Dialogue dashes: what follows is a remark of the narrator (inciso) or the next speaker.
MaybeVerdict dash_follows(const Case& at) {
  std::size_t behind = at.candidate.next;
  const char32_t dash = next(at.text(), behind);
  if (!is_dash(dash)) return std::nullopt;
  if (!at.candidate.spaced) return Verdict{false, dash == '-' ? "dateline or label before a dash" : "dash goes on", {}};
  if (at.after.lower()) return Verdict{false, "dash before lower case", {}};
  if (at.after.inverted || at.after.quote) return Verdict{true, "dash before a new speaker", {}};
  if (const MaybeVerdict verdict = full_stop(at)) return verdict;
  // "—Sí. —Ana se levantó." is two, as “Yes.” Ana got up. is; "-5" is a number.
  if (at.after.capital()) return Verdict{true, "dash before a capital", {}};
  while (behind < at.text().size() && is_dash(peek(at.text(), behind))) next(at.text(), behind);
  return Verdict{is_space(peek(at.text(), behind)) && at.after.first != 0, "dash set apart", {}};
}

// The first letter of the block is small: its writer may do without capitals.
bool is_informal(const Case& at) {
  const std::size_t first = first_word_of(at.text(), 0, std::min(at.text().size(), std::size_t{32}));
  return is_lower(peek(at.text(), first));
}

// All small letters, and long enough to be no abbreviation that we missed.
bool is_ordinary(std::string_view word, std::size_t least) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < word.size(); ++letters) {
    if (!is_lower(next(word, i))) return false;
  }
  return letters >= least;
}

// "are you kidding? why would you. they are mean": people who write so end their sentences all the same.
MaybeVerdict informal(const Case& at) {
  const Candidate& candidate = at.candidate;
  if (!at.after.lower() || candidate.kind == StopKind::ellipsis || candidate.close != candidate.stop.end) return std::nullopt;
  const std::string_view rest = at.text().substr(candidate.next, 8);
  if (rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.")) {
    return Verdict{true, "address begins a sentence", {}};
  }
  if (at.after.begin != candidate.next) return std::nullopt;
  const bool starter = at.lists.begins_sentences(at.after.word);
  const bool self = starter && at.after.word == "i";
  if (!self && !is_informal(at)) return std::nullopt;
  if (candidate.kind == StopKind::strong) return starter ? MaybeVerdict({true, "informal writing", at.after.word}) : std::nullopt;
  const WordBefore before(at.text(), candidate.stop.begin);
  std::string_view written;
  const bool ends = is_ordinary(before.word(), starter ? 3 : 4) && before.find(at.lists, written).kind == Abbreviation::none;
  return ends ? MaybeVerdict({true, "informal writing", at.after.word}) : std::nullopt;
}

MaybeVerdict lower_case_follows(const Case& at) {
  if (!at.after.lower()) return std::nullopt;
  switch (at.candidate.kind) {
    case StopKind::full_stop: return Verdict{false, "lower case follows", at.after.word};
    case StopKind::ellipsis: return Verdict{false, "ellipsis before lower case", at.after.word};
    case StopKind::strong: return Verdict{false, "question or exclamation before lower case", at.after.word};
  }
  return std::nullopt;
}

// "“Is it?” Ann asked.": the capital is that of a name or of "I".
MaybeVerdict reported_speech(const Case& at) {
  if (!at.candidate.quoted || at.candidate.kind == StopKind::full_stop || !at.after.capital()) return std::nullopt;
  const bool self = at.after.word == "I";
  if (!self && at.lists.begins_sentences(at.after.word)) return std::nullopt;
  std::size_t place = at.after.begin + at.after.word.size();
  for (int words = self ? 1 : 3; words > 0; --words) {
    if (place < at.text().size() && at.text()[place] == '.') ++place;
    place = skip_spaces(at.text(), place);
    const std::string_view word = word_at(at.text(), place);
    if (at.lists.is_saying(word)) return Verdict{false, "reported speech", word};
    if (word.empty() || !is_upper(peek(word, 0))) return std::nullopt;
    place += word.size();
  }
  return std::nullopt;
}

// A detached ellipsis before "I", which has its capital anyway: "the thing is . . . I didn't".
MaybeVerdict ellipsis_before_i(const Case& at) {
  const Span stop = at.candidate.stop;
  if (at.candidate.kind != StopKind::ellipsis || at.after.word != "I" || stop.begin == 0) return std::nullopt;
  if (!is_space(peek_back(at.text(), stop.begin)) || at.text().substr(stop.begin, stop.size()) == ". . . .") {
    return std::nullopt;
  }
  return Verdict{false, "pause before \"I\"", {}};
}

// "Yahoo! Finance"
MaybeVerdict marked_name(const Case& at) {
  const Span stop = at.candidate.stop;
  if (at.candidate.kind != StopKind::strong || stop.size() != 1 || at.candidate.close != stop.end) return std::nullopt;
  const WordBefore before(at.text(), stop.begin);
  const std::string_view name = at.text().substr(before.begin(), stop.end - before.begin());
  if (!at.lists.is_marked_name(name) || at.lists.begins_sentences(at.after.word)) return std::nullopt;
  return Verdict{false, "name with a mark", name};
}

// "1. Primero.", "P. ¿Vino?", "• 9. The item", and in headings "Capítulo 1. El río".
MaybeVerdict label(const Case& at) {
  const std::size_t begin = first_word_of(at.text(), at.sentence_begin, at.candidate.stop.begin);
  const std::size_t end = at.candidate.stop.begin;
  const std::string_view word = at.text().substr(begin, std::min(end - begin, kMaxLook));
  if (end - begin <= kMaxLabel && is_label(word)) return Verdict{false, "label of an item", word};
  if (end - begin <= 32 && at.lists.is_label(word)) return Verdict{false, "label of an item", word};
  if (at.block.kind != BlockKind::heading) return std::nullopt;
  const std::size_t space = word.find(' ');
  if (end - begin <= 32 && space != std::string_view::npos && word.find(' ', space + 1) == std::string_view::npos) {
    const std::string_view number = word.substr(space + 1);
    if (is_roman(number) || is_label(number)) return Verdict{false, "number of a heading", number};
  }
  return std::nullopt;
}

// Whether a number follows, an opening bracket looked through: "Tel. (57-1)".
bool number_follows(const Case& at) { return is_digit(at.after.first) || at.after.first == '#' || at.after.first == 0xB0; }

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
      if (number_follows(at) || (letter_number_follows(at) && !fresh)) return {false, "abbreviation before a number", written};
      return {!number_follows(at) && (at.after.capital() || fresh), "abbreviation without its number", written};
    case Abbreviation::before_digits:
      if (number_follows(at) || (is_roman(at.after.word) && !starter)) return {false, "abbreviation before a number", written};
      return {true, "word that is no abbreviation here", written};
    case Abbreviation::at_end:
      return {at.after.capital() || fresh, "abbreviation at the end", written};
    case Abbreviation::inside:
    case Abbreviation::none: break;
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

// Whether a Roman numeral follows an abbreviation that wants one: "art. I".
bool numbers_something(const Case& at, const WordBefore& numeral) {
  if (!is_roman(numeral.word())) return false;
  const std::size_t end = skip_spaces_back(at.text(), numeral.begin());
  if (end == 0 || at.text()[end - 1] != '.') return false;
  std::string_view written;
  return WordBefore(at.text(), end - 1).find(at.lists, written).kind == Abbreviation::before_number;
}

// One dot: an abbreviation, an initial, a number, or the end.
MaybeVerdict full_stop(const Case& at) {
  const Candidate& candidate = at.candidate;
  if (candidate.kind != StopKind::full_stop) return std::nullopt;
  if (candidate.close != candidate.stop.end) return std::nullopt;  // a quote or bracket closed behind it
  const WordBefore before(at.text(), candidate.stop.begin);
  if (before.word().empty()) return std::nullopt;
  const bool dot_follows = peek(at.text(), at.after.begin + at.after.word.size()) == '.';
  if (dot_follows && before.goes_on(at.lists, at.after.word)) return Verdict{false, "abbreviation goes on", before.word()};
  if (before.is_unit(at.lists)) return decide_abbreviation(at, {Abbreviation::inside, false}, before.word());
  std::string_view written;
  if (const auto found = before.find(at.lists, written); found.kind != Abbreviation::none) {
    return decide_abbreviation(at, found, written);
  }
  if (before.is_dotted()) return decide_abbreviation(at, {Abbreviation::inside, true}, before.word());
  if (before.is_initial() && !numbers_something(at, before)) {
    const bool starter = at.lists.begins_sentences(at.after.word) && !(dot_follows && at.after.word.size() == 1);
    if (starter || at.after.inverted || at.after.quote) return Verdict{true, "initial before a word that begins sentences", at.after.word};
    return Verdict{false, "initial of a name", before.word()};
  }
  const char32_t last = peek_back(at.text(), candidate.stop.begin);
  if (is_digit(last) && peek_back(at.text(), skip_spaces_back(at.text(), before.begin())) == ':') {
    return Verdict{false, "label of an item", before.word()};  // "as follows: 1. The"
  }
  if (is_digit(last) && at.lists.follows_ordinal(at.after.word)) return Verdict{false, "ordinal number", at.after.word};
  // Short words before a number are abbreviations more often than ends: "Mz. 3".
  if (is_digit(at.after.first) && !at.after.quote) {
    const bool plain = is_digit(last) || before.word().size() > 3;
    return Verdict{plain, plain ? "number begins a sentence" : "short word before a number", before.word()};
  }
  return std::nullopt;
}

}  // namespace

bool inside_brackets(const BlockText& block, std::size_t sentence_begin, std::size_t place) {
  // The last pair that opens before the place.
  auto pair = std::lower_bound(block.brackets.begin(), block.brackets.end(), place,
                               [](const Span& span, std::size_t value) { return span.begin < value; });
  if (pair == block.brackets.begin()) return false;
  --pair;
  if (place >= pair->end || pair->size() > kMaxBracket) return false;
  // A sentence that opens with the bracket is complete inside it.
  return pair->begin > sentence_begin;
}

Verdict judge(const WordLists& lists, const BlockText& block, std::size_t sentence_begin, const Candidate& candidate,
              bool icu_cuts) {
  const Case at{lists, block, sentence_begin, candidate, WordAfter(block.text, candidate.next), icu_cuts};
  for (const auto rule : {omission, brackets, dash_follows}) {
    if (const MaybeVerdict verdict = rule(at)) return *verdict;
  }
  if (!candidate.spaced) return judge_missing_space(lists, block.text, candidate, at.after);
  for (const auto rule : {punctuation_follows, label, informal, lower_case_follows, reported_speech, ellipsis_before_i, marked_name, full_stop}) {
    if (const MaybeVerdict verdict = rule(at)) return *verdict;
  }
  if (at.after.capital()) return {true, candidate.kind == StopKind::full_stop ? "full stop" : "stop before a capital", {}};
  if (candidate.kind == StopKind::strong || is_letter(at.after.first) || is_digit(at.after.first)) return {true, "stop", {}};
  return {icu_cuts, "icu", {}};
}

}  // namespace libalign::detail
