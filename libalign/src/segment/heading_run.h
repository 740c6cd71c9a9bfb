// Headings that run into the text: "LUCHA EN EL FOSO DE LONGITUD La estadounidense ganó".
#pragma once

#include <cstddef>
#include <string_view>

#include "segment/abbreviations.h"

namespace libalign::detail {

// Where the text goes on after at least four words in capitals at `begin`, when a capitalised word of
// [starters] follows them without a stop, or after six any capitalised word; text.size() when there is no
// such place.
std::size_t end_of_heading(const WordLists& lists, std::string_view text, std::size_t begin);

}  // namespace libalign::detail
