// Whether a candidate is the end of a sentence, and why.
//
//     const Verdict verdict = judge(lists, block, sentence_begin, candidate, icu_cuts);
//     verdict.border == false, verdict.rule == "abbreviation before a name", verdict.detail == "Dr"
//
// The rules are asked in one order and the first that knows decides; what none knows is as ICU has it.
#pragma once

#include <cstddef>
#include <string_view>

#include "segment/abbreviations.h"
#include "segment/block_text.h"
#include "segment/candidate.h"

namespace libalign::detail {

struct Verdict {
  bool border = false;
  const char* rule = "icu";
  std::string_view detail;
};

// `sentence_begin`: where the sentence at hand began; `icu_cuts`: whether ICU proposes a border between its
// stop and what follows. REQUIRES: candidate.next < block.text.size().
Verdict judge(const WordLists& lists, const BlockText& block, std::size_t sentence_begin,
              const PossibleEnd& candidate, bool icu_cuts);

// Whether `place` lies inside a bracket that opened inside the sentence and is short enough to belong to it.
bool inside_brackets(const BlockText& block, std::size_t sentence_begin, std::size_t place);

}  // namespace libalign::detail
