// Dictionaries in, the bytes of the compact form (format.h) out.
#pragma once

#include <string>
#include <vector>

#include "libalign/lexicon.h"

namespace libalign::detail {

// Throws UsageError where the sources are not of one pair of languages.
std::string build_lexicon(const std::vector<LexiconSource>& sources);

}  // namespace libalign::detail
