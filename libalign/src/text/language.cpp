#include <unicode/uloc.h>

#include <algorithm>
#include <array>

#include "libalign/text.h"

namespace libalign {

std::optional<std::string> canonical_language(std::string_view tag) {
  constexpr std::size_t kLongestTag = 100;
  if (tag.empty() || tag.size() > kLongestTag) return std::nullopt;
  std::string plain(tag);
  std::ranges::replace(plain, '_', '-');
  // BCP 47 allows names of five to eight letters ("spanish") for languages yet to be registered; there are none.
  const std::size_t primary = primary_language(plain).size();
  if (primary < 2 || primary > 3) return std::nullopt;
  std::array<char, ULOC_FULLNAME_CAPACITY> locale{};
  std::array<char, ULOC_FULLNAME_CAPACITY> made{};
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t parsed = 0;
  uloc_forLanguageTag(plain.c_str(), locale.data(), locale.size(), &parsed, &status);
  if (U_FAILURE(status) || static_cast<std::size_t>(parsed) != plain.size()) return std::nullopt;
  const std::int32_t length = uloc_toLanguageTag(locale.data(), made.data(), made.size(), 1, &status);
  if (U_FAILURE(status) || length <= 0) return std::nullopt;
  return std::string(made.data(), static_cast<std::size_t>(length));
}

std::string_view primary_language(std::string_view tag) { return tag.substr(0, tag.find_first_of("-_")); }

bool writes_without_spaces(std::string_view language) {
  constexpr std::array<std::string_view, 7> kLanguages = {"zh", "ja", "th", "lo", "km", "my", "yue"};
  return std::ranges::find(kLanguages, primary_language(language)) != kLanguages.end();
}

}  // namespace libalign
