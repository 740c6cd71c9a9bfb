#include "segment/rules.h"

#include <algorithm>

#include "segment/case.h"
#include "segment/characters.h"
#include "segment/missing_space.h"

namespace libalign::detail {
namespace {

// A pair of brackets that holds more than this is a text of its own, and is cut.
constexpr std::size_t kMaxBracket = 600;

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
  if (at.candidate.kind != StopKind::ellipsis || !at.candidate.bracketed || stop.begin == 0)
    return std::nullopt;
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

// Dialogue dashes: what follows is a remark of the narrator (inciso) or the next speaker.
MaybeVerdict dash_follows(const Case& at) {
  std::size_t behind = at.candidate.next;
  const char32_t dash = next(at.text(), behind);
  if (!is_dash(dash)) return std::nullopt;
  if (!at.candidate.spaced)
    return Verdict{false, dash == '-' ? "dateline or label before a dash" : "dash goes on", {}};
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
  const PossibleEnd& candidate = at.candidate;
  if (!at.after.lower() || candidate.kind == StopKind::ellipsis || candidate.close != candidate.stop.end)
    return std::nullopt;
  const std::string_view rest = at.text().substr(candidate.next, 8);
  if (rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.")) {
    return Verdict{true, "address begins a sentence", {}};
  }
  if (at.after.begin != candidate.next) return std::nullopt;
  const bool starter = at.lists.begins_sentences(at.after.word);
  const bool self = starter && at.after.word == "i";
  if (!self && !is_informal(at)) return std::nullopt;
  if (candidate.kind == StopKind::strong)
    return starter ? MaybeVerdict({true, "informal writing", at.after.word}) : std::nullopt;
  const WordBefore before(at.text(), candidate.stop.begin);
  std::string_view written;
  const bool ends = is_ordinary(before.word(), starter ? 3 : 4) &&
                    before.find(at.lists, written).kind == Abbreviation::none;
  return ends ? MaybeVerdict({true, "informal writing", at.after.word}) : std::nullopt;
}

MaybeVerdict lower_case_follows(const Case& at) {
  if (!at.after.lower()) return std::nullopt;
  switch (at.candidate.kind) {
    case StopKind::full_stop:
      return Verdict{false, "lower case follows", at.after.word};
    case StopKind::ellipsis:
      return Verdict{false, "ellipsis before lower case", at.after.word};
    case StopKind::strong:
      return Verdict{false, "question or exclamation before lower case", at.after.word};
  }
  return std::nullopt;
}

// "“Is it?” Ann asked.": the capital is that of a name or of "I".
MaybeVerdict reported_speech(const Case& at) {
  if (!at.candidate.quoted || at.candidate.kind == StopKind::full_stop || !at.after.capital())
    return std::nullopt;
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

// "... The practice": dots are no sentence before there is a word.
MaybeVerdict nothing_said_yet(const Case& at) {
  if (at.candidate.kind != StopKind::ellipsis || at.candidate.stop.begin != at.sentence_begin)
    return std::nullopt;
  return Verdict{false, "begins with an ellipsis", {}};
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
  if (at.candidate.kind != StopKind::strong || stop.size() != 1 || at.candidate.close != stop.end)
    return std::nullopt;
  const WordBefore before(at.text(), stop.begin);
  const std::string_view name = at.text().substr(before.begin(), stop.end - before.begin());
  if (!at.lists.is_marked_name(name) || at.lists.begins_sentences(at.after.word)) return std::nullopt;
  return Verdict{false, "name with a mark", name};
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

Verdict judge(const WordLists& lists, const BlockText& block, std::size_t sentence_begin,
              const PossibleEnd& candidate, bool icu_cuts) {
  const Case at{lists, block, sentence_begin, candidate, WordAfter(block.text, candidate.next), icu_cuts};
  for (const auto rule : {omission, brackets, nothing_said_yet, dash_follows}) {
    if (const MaybeVerdict verdict = rule(at)) return *verdict;
  }
  if (!candidate.spaced) return judge_missing_space(lists, block.text, candidate, at.after);
  for (const auto rule : {punctuation_follows, label, informal, lower_case_follows, reported_speech,
                          ellipsis_before_i, marked_name, full_stop}) {
    if (const MaybeVerdict verdict = rule(at)) return *verdict;
  }
  if (at.after.capital())
    return {true, candidate.kind == StopKind::full_stop ? "full stop" : "stop before a capital", {}};
  if (candidate.kind == StopKind::strong || is_letter(at.after.first) || is_digit(at.after.first))
    return {true, "stop", {}};
  return {icu_cuts, "icu", {}};
}

}  // namespace libalign::detail
