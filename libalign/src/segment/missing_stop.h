// Sentences that end with a quotation and lack their stop: `…uno de los más esperanzadores" El presidente de
// la Xunta…` is two, `lee "El Mundo" La Rioja` and `"Voy" Ana dijo` are not.
#pragma once

#include <string_view>

#include "libalign/span.h"
#include "segment/abbreviations.h"
#include "segment/candidate.h"

namespace libalign::detail {

// Whether a sentence ends behind the quote at `quote`; `quotes` are those that are open before it.
bool stop_is_missing(const WordLists& lists, std::string_view text, Span quote, const QuoteState& quotes);

}  // namespace libalign::detail
