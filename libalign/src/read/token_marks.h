// Corpora of tokens put white space between all of them, or none: which marks lean on the word before them, and which on
// the one behind.
#pragma once

#include <string_view>

namespace libalign::detail {

bool leans_left(std::string_view mark);
bool leans_right(std::string_view mark);

}  // namespace libalign::detail
