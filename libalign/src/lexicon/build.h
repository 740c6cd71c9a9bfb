// Dictionaries in, the bytes of the compact form (format.h) out.
#pragma once

#include <string>
#include <vector>

#include "libalign/lexicon.h"

namespace libalign::detail {

// Throws UsageError where the sources are not of one pair of languages.
std::string build_lexicon(const std::vector<LexiconSource>& sources);

// A pair of terms whose probabilities are known: of the target given the source, and the other way round.
struct WeighedEntry {
  std::string source, target;
  double forward = 0, backward = 0;
};

// The likeliest translations of a term come first. Of a pair that comes twice, the first entry counts.
std::string build_weighed_lexicon(const std::string& source_language, const std::string& target_language,
                                  const std::string& origin, const std::vector<WeighedEntry>& entries);

}  // namespace libalign::detail
