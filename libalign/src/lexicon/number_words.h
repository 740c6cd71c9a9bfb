// Numbers in words, which dictionaries leave out: "ochenta" is "eighty" and 80.
//
// Spelled out by ICU (rule-based number format), in each gender and case that has words of its own; figures
// beside the words, for one text often has the one and its translation the other.
#pragma once

#include <string>

#include "libalign/lexicon.h"

namespace libalign::detail {

// 2 to 100, the hundreds, the thousands to ten, a million. Empty where ICU cannot spell one of the languages. 1
// is left out: its words are articles.
LexiconSource number_words(const std::string& source_language, const std::string& target_language);

}  // namespace libalign::detail
