#include "text/language_names.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>

#include <map>

#include "libalign/text.h"
#include "text/ascii.h"

namespace libalign::detail {
namespace {

using Names = std::map<std::string, std::string, std::less<>>;

Names all_names() {
  Names names;
  for (const char* const* language = uloc_getISOLanguages(); *language != nullptr; ++language) {
    if (std::string_view(*language).size() != 2) continue;  // of the others few have a column of their own
    const icu::Locale locale(*language);
    for (const icu::Locale& speaker : {icu::Locale("en"), icu::Locale("es"), locale}) {
      icu::UnicodeString shown;
      locale.getDisplayLanguage(speaker, shown);
      std::string name;
      shown.toUTF8String(name);
      // Where ICU knows no name it gives the code.
      if (name != *language) names.emplace(fold(name), *language);
    }
  }
  return names;
}

}  // namespace

std::optional<std::string> language_named(std::string_view name) {
  static const Names names = all_names();
  const auto found = names.find(fold(trimmed(name)));
  if (found == names.end()) return std::nullopt;
  return found->second;
}

}  // namespace libalign::detail
