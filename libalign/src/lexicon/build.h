// Dictionaries in, the bytes of the compact form (format.h) out.
#pragma once

#include <string>
#include <vector>

#include "lexicon/forms.h"
#include "libalign/lexicon.h"

namespace libalign::detail {

// Irregular forms of either side's words; those of words that the lexicon does not have are left out.
struct LexiconForms {
  std::vector<WordForm> source, target;
};

// Of German verbs the forms are made by rule (german.h), whatever `forms` says. Throws UsageError where the
// sources are not of one pair of languages.
std::string build_lexicon(const std::vector<LexiconSource>& sources, const LexiconForms& forms = {});

// Writes beside `path`, then renames; see write_lexicon().
void write_lexicon_bytes(const std::string& bytes, const std::string& path);

// A pair of terms whose probabilities are known: of the target given the source, and the other way round.
struct WeighedEntry {
  std::string source, target;
  double forward = 0, backward = 0;
};

// The likeliest translations of a term come first. Of a pair that comes twice, the first entry counts.
std::string build_weighed_lexicon(const std::string& source_language, const std::string& target_language,
                                  const std::string& origin, const std::vector<WeighedEntry>& entries);

}  // namespace libalign::detail
