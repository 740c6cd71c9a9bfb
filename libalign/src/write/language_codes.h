// What the output calls its languages.
#pragma once

#include <string>

#include "libalign/alignment.h"
#include "libalign/write.h"

namespace libalign::detail {

struct LanguageCodes {
  std::string source, target;  // canonical BCP 47
};

// For formats that must name them. Throws UsageError when one is not known or not well-formed.
LanguageCodes known_codes(const Alignment& alignment, const WriteOptions& options);
// The same, and they must differ.
LanguageCodes different_codes(const Alignment& alignment, const WriteOptions& options);
// For formats that can do without: "und" where a language is not known.
LanguageCodes codes_or_und(const Alignment& alignment, const WriteOptions& options);
// Names for the files of the two sides: the codes, or "source" and "target" where they are alike or unknown.
LanguageCodes side_names(const Alignment& alignment, const WriteOptions& options);

// "20250101T120000Z" or nothing; throws UsageError for anything else.
void check_date(const std::string& date);

}  // namespace libalign::detail
