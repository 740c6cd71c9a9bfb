// What each CAT tool wants of a TMX, beside what all of them take.
#pragma once

#include <cstddef>
#include <string>

#include "libalign/write.h"
#include "write/language_codes.h"

namespace libalign::detail {

struct ProfileEntry {
  TmxProfile profile;
  const char* name;
  const char* format = "bitext";         // o-tmf
  const char* creator = nullptr;         // creationid
  const char* before = "x-context-pre";  // the properties for the source sentences around; null: none
  const char* after = "x-context-post";
  const char* remark = nullptr;  // a property that says in words what we know of the pair
  bool note = false;             // the same as a note
  bool aligned = false;          // memoQ's own properties "aligned" and "corrected"
  bool wants_regions = false;    // es-ES, not es
  std::size_t longest_code = 0;  // characters; 0: any
};

const ProfileEntry& entry_of(TmxProfile profile);

// Throws UsageError when the tool would not take these codes.
void check_codes(const ProfileEntry& profile, const LanguageCodes& codes);

}  // namespace libalign::detail
