// What a rule is asked about: a candidate with all that is known around it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "segment/abbreviations.h"
#include "segment/block_text.h"
#include "segment/candidate.h"
#include "segment/context.h"
#include "segment/rules.h"

namespace libalign::detail {

// nullopt: the rule does not know.
using MaybeVerdict = std::optional<Verdict>;

struct Case {
  const WordLists& lists;
  const BlockText& block;
  std::size_t sentence_begin;
  const PossibleEnd& candidate;
  WordAfter after;
  bool icu_cuts;

  std::string_view text() const { return block.text; }
};

inline bool is_roman(std::string_view word) {
  return !word.empty() && word.size() <= 6 && word.find_first_not_of("IVXLCDM") == std::string_view::npos;
}

// "1.", "P.", "Figure 2.": kept with what they number.
MaybeVerdict label(const Case& at);

// One dot: an abbreviation, an initial, a number, or the end.
MaybeVerdict full_stop(const Case& at);

}  // namespace libalign::detail
