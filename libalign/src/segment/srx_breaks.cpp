// Where the rules of a language break a text.
//
// The basic idea is that rules which forbid need not be searched for: the places where some rule wants a
// break are found first, and only there are the rules that come before it asked. Each such rule has the text
// that it must end in compared before its regular expression runs, and then the text that it must hold, so
// that thousands of abbreviations cost little.
//
// ICU calls back every few thousand steps of a match; the steps of all matches on one text are counted
// together against a limit that grows with the text, so that no rule can hang the program, on any machine.
#include <unicode/regex.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <vector>

#include "libalign/error.h"
#include "segment/characters.h"
#include "segment/srx_program.h"

namespace libalign {
namespace {

using detail::SrxCompiledRule;
using detail::SrxProgram;

struct Candidate {
  std::int32_t place = 0;  // in UTF-16 units
  std::uint32_t rule = 0;  // its number in the order

  bool operator<(const Candidate& other) const { return place < other.place; }
};

class Search {
 public:
  Search(const SrxProgram& program, const std::vector<std::size_t>& order, const icu::UnicodeString& text)
      : program_(program),
        order_(order),
        text_(text),
        matchers_(order.size()),
        parts_(order.size()),
        calls_left_(1000 + text.length() / 10) {}

  // In order of the text; `rule` is the one that decides.
  std::vector<Candidate> run() {
    for (std::uint32_t i = 0; i < order_.size(); ++i) {
      if (rule(i).breaks) add_breaks_of(i);
    }
    std::vector<std::uint32_t> forbidding;
    for (std::uint32_t i = 0; i < order_.size(); ++i) {
      if (!rule(i).breaks) forbidding.push_back(i);
    }
    for (Candidate& candidate : found_) {
      const auto before = std::lower_bound(forbidding.begin(), forbidding.end(), candidate.rule);
      const auto forbids = std::find_if(forbidding.begin(), before, [&](std::uint32_t i) {
        return ends_in_suffix(i, candidate.place) && part_is_near(i, candidate.place) &&
               matches(i, candidate.place);
      });
      if (forbids != before) candidate.rule = *forbids;
    }
    return std::move(found_);
  }

 private:
  const SrxCompiledRule& rule(std::uint32_t i) const { return program_.rules[order_[i]]; }

  bool ends_in_suffix(std::uint32_t i, std::int32_t place) const {
    const icu::UnicodeString& suffix = rule(i).suffix;
    return suffix.length() <= place && text_.compare(place - suffix.length(), suffix.length(), suffix) == 0;
  }

  // Looking back is dear where a repetition may reach far: first, whether a word that the rule wants is
  // there.
  bool part_is_near(std::uint32_t i, std::int32_t place) {
    const icu::UnicodeString& part = rule(i).part;
    if (part.isEmpty()) return true;
    std::optional<std::vector<std::int32_t>>& places = parts_[i];
    if (!places) {
      places.emplace();
      for (std::int32_t at = text_.indexOf(part); at >= 0; at = text_.indexOf(part, at + 1))
        places->push_back(at);
    }
    const auto behind = std::upper_bound(places->begin(), places->end(), place - part.length());
    return behind != places->begin() && *std::prev(behind) >= place - rule(i).longest;
  }

  bool matches(std::uint32_t i, std::int32_t place) {
    UErrorCode status = U_ZERO_ERROR;
    const bool found = matcher(i).lookingAt(place, status) != 0;
    if (U_FAILURE(status)) fail(i, status);
    return found;
  }

  // The places where rule i wants a break and none before it does.
  void add_breaks_of(std::uint32_t i) {
    std::vector<Candidate> places;
    const auto add = [&](std::int32_t place) {
      if (place > 0 && place < text_.length()) places.push_back({place, i});
    };
    const icu::UnicodeString& suffix = rule(i).suffix;
    if (suffix.isEmpty()) {
      UErrorCode status = U_ZERO_ERROR;
      icu::RegexMatcher& all = matcher(i);
      while (all.find(status) != 0) add(all.start(status));
      if (U_FAILURE(status)) fail(i, status);
    } else {
      for (std::int32_t at = text_.indexOf(suffix); at >= 0; at = text_.indexOf(suffix, at + 1)) {
        if (matches(i, at + suffix.length())) add(at + suffix.length());
      }
    }
    std::vector<Candidate> all;
    all.reserve(found_.size() + places.size());
    // Of two at one place, set_union takes that of the first, which holds the rules that come before.
    std::set_union(found_.begin(), found_.end(), places.begin(), places.end(), std::back_inserter(all));
    found_ = std::move(all);
  }

  icu::RegexMatcher& matcher(std::uint32_t i) {
    std::unique_ptr<icu::RegexMatcher>& made = matchers_[i];
    if (!made) {
      UErrorCode status = U_ZERO_ERROR;
      made.reset(rule(i).pattern->matcher(text_, status));
      if (U_SUCCESS(status)) made->setMatchCallback(&Search::count_steps, this, status);
      if (U_FAILURE(status)) fail(i, status);
    }
    return *made;
  }

  static UBool U_CALLCONV count_steps(const void* context, std::int32_t /*steps*/) {
    // ICU hands the context back as const; it is this search.
    auto* search =
        static_cast<Search*>(const_cast<void*>(context));  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    return --search->calls_left_ > 0 ? 1 : 0;
  }

  [[noreturn]] void fail(std::uint32_t i, UErrorCode status) const {
    const Place place{program_.name, rule(i).line};
    if (status == U_REGEX_STOPPED_BY_CALLER || status == U_REGEX_STACK_OVERFLOW) {
      throw DataError(place, {"the rule takes far too many steps on this text."},
                      {"Mend its regular expressions: repetitions in one another, as in (a+)+, do this."});
    }
    throw DataError(place, {"ICU cannot apply the rule ({1}).", {u_errorName(status)}},
                    {"Write it in another way."});
  }

  const SrxProgram& program_;
  const std::vector<std::size_t>& order_;
  const icu::UnicodeString& text_;
  std::vector<std::unique_ptr<icu::RegexMatcher>> matchers_;
  std::vector<std::optional<std::vector<std::int32_t>>>
      parts_;  // where the part of each rule stands, once asked
  std::vector<Candidate> found_;
  std::int64_t calls_left_;  // of ICU's, each of 10,000 steps
};

// As many UTF-16 units as detail::next() reads code points of a size, so that places can be counted back.
icu::UnicodeString utf16(std::string_view text) {
  icu::UnicodeString units;
  for (std::size_t at = 0; at < text.size();) units.append(static_cast<UChar32>(detail::next(text, at)));
  return units;
}

}  // namespace

std::vector<SrxBreak> SrxLanguage::breaks(std::string_view text) const {
  if (order_.empty() || text.empty()) return {};
  const icu::UnicodeString units = utf16(text);
  const std::vector<Candidate> places = Search(*program_, order_, units).run();
  std::vector<SrxBreak> found;
  found.reserve(places.size());
  std::size_t at = 0;
  std::int32_t unit = 0;
  for (const Candidate& candidate : places) {
    while (unit < candidate.place) unit += detail::next(text, at) > 0xFFFF ? 2 : 1;
    const SrxCompiledRule& rule = program_->rules[order_[candidate.rule]];
    found.push_back({at, rule.breaks, rule.language_rule, rule.rule});
  }
  return found;
}

}  // namespace libalign
