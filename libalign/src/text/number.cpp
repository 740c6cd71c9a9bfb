#include <algorithm>
#include <array>

#include "libalign/text.h"

namespace libalign {
namespace {

// Languages whose decimals follow a point. Mexico and Central America write Spanish so, too.
bool decimals_after_point(std::string_view language) {
  constexpr std::array<std::string_view, 12> kPoint = {"en", "zh", "ja", "ko", "th", "he", "hi", "bn", "ms", "ga", "mt", "sw"};
  constexpr std::array<std::string_view, 9> kSpanishPoint = {"es-MX", "es-US", "es-PR", "es-DO", "es-GT",
                                                             "es-HN", "es-NI", "es-PA", "es-SV"};
  return std::ranges::find(kPoint, primary_language(language)) != kPoint.end() ||
         std::ranges::find(kSpanishPoint, language) != kSpanishPoint.end();
}

std::string trimmed(std::string whole, std::string decimals) {
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
  if (whole.empty()) whole = "0";
  decimals.erase(decimals.find_last_not_of('0') + 1);
  return decimals.empty() ? whole : whole + '.' + decimals;
}

}  // namespace

std::optional<std::string> canonical_number(std::string_view token, std::string_view language) {
  // Digits and marks, other separators (spaces, apostrophes) always part groups.
  std::string digits;
  std::vector<std::pair<char, std::size_t>> marks;  // a mark and how many digits stand before it
  for (std::size_t i = 0; i < token.size();) {
    const char32_t c = next_code_point(token, i);
    if (c >= '0' && c <= '9') {
      digits += static_cast<char>(c);
    } else if (c == '.' || c == ',') {
      marks.emplace_back(static_cast<char>(c), digits.size());
    } else if (c != ' ' && c != 0xA0 && c != 0x2009 && c != 0x202F && c != '\'' && c != 0x2019) {
      return std::nullopt;
    }
  }
  if (digits.empty()) return std::nullopt;
  while (!marks.empty() && marks.back().second == digits.size()) marks.pop_back();
  if (marks.empty()) return trimmed(digits, "");

  const auto [last, at] = marks.back();
  const bool alone = std::ranges::count(marks, last, [](const auto& mark) { return mark.first; }) == 1;
  const bool others = std::ranges::any_of(marks, [last = last](const auto& mark) { return mark.first != last; });
  bool is_decimal = alone;
  // One mark with three digits behind it says nothing by itself: ask the language.
  if (alone && !others && digits.size() - at == 3) is_decimal = (last == '.') == decimals_after_point(language);
  if (!is_decimal) return trimmed(digits, "");
  return trimmed(digits.substr(0, at), digits.substr(at));
}

}  // namespace libalign
