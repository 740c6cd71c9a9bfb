// What every format does to texts and numbers before it writes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace libalign::detail {

// NFC, on one line: line ends and tabs become a space, other control characters, U+FFFE and U+FFFF (which XML
// forbids) go, broken UTF-8 becomes U+FFFD, blanks at the ends are trimmed. No-break spaces and inner double
// spaces stay.
std::string one_line(std::string_view text);

// At most 6 decimals, the last one not 0, always with a point where one is needed: "0.973125", "0.91", "1".
// What is not finite is "0".
std::string decimal(double value);

// "3 4": the numbers of sentences.
template <class Number>
std::string spaced_numbers(const std::vector<Number>& numbers, char between = ' ') {
  std::string list;
  for (const Number number : numbers) {
    if (!list.empty()) list += between;
    list += std::to_string(number.value);
  }
  return list;
}

// "3,4"
template <class Number>
std::string comma_numbers(const std::vector<Number>& numbers) {
  return spaced_numbers(numbers, ',');
}

}  // namespace libalign::detail
