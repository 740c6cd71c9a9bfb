// German compounds that no dictionary lists: "Gratschulter" is made of "Grat" and "Schulter".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libalign/lexicon.h"

namespace libalign::detail {

// Whether words are written together in a language (BCP 47) so that long ones are worth taking apart.
bool writes_compounds(std::string_view language);

// The two parts of a folded word, each of which `lexicon` can look up in `direction`; none where there are no such
// parts. Of several ways the one with the longest second part counts: it says what the whole thing is.
std::vector<std::string> parts_of_compound(std::string_view word, const std::string& language,
                                           const Lexicon& lexicon, Lexicon::Direction direction);

}  // namespace libalign::detail
