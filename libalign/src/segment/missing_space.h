// Stops without a space behind them: "final.The next" is two sentences, "www.example.com", "Node.js" and
// "3.5" are not.
#pragma once

#include <string_view>

#include "segment/abbreviations.h"
#include "segment/context.h"
#include "segment/rules.h"

namespace libalign::detail {

Verdict judge_missing_space(const WordLists& lists, std::string_view text, const PossibleEnd& candidate,
                            const WordAfter& after);

}  // namespace libalign::detail
