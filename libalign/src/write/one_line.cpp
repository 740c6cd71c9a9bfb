#include "write/one_line.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>

#include "libalign/text.h"

namespace libalign::detail {
namespace {

bool breaks_line(char32_t c) {
  return c == U'\t' || c == U'\n' || c == U'\v' || c == U'\f' || c == U'\r' || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

bool forbidden(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF || (c >= 0xD800 && c < 0xE000);
}

// How many bytes from the start are printable ASCII: most of any text in Latin script, and nothing to do for
// them.
std::size_t plain_run(std::string_view text) {
  const auto* const end = std::find_if(text.data(), text.data() + text.size(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte >= 0x7F;
  });
  return static_cast<std::size_t>(end - text.data());
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  bool after_return = false;
  for (std::size_t offset = 0; offset < text.size();) {
    if (const std::size_t plain = plain_run(text.substr(offset)); plain > 0) {
      clean.append(text, offset, plain);
      offset += plain;
      after_return = false;
      continue;
    }
    const char32_t c = next_code_point(text, offset);
    if (breaks_line(c)) {
      if (c != U'\n' || !after_return) clean += ' ';  // a CRLF is one space
    } else if (!forbidden(c)) {
      append_utf8(clean, c);
    }
    after_return = c == U'\r';
  }
  const std::size_t begin = clean.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  clean.erase(clean.find_last_not_of(' ') + 1);
  clean.erase(0, begin);
  return to_nfc(clean);
}

std::string decimal(double value) {
  if (!std::isfinite(value)) return "0";
  std::array<char, 400> buffer{};  // the largest double has 309 digits
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 6).ptr;
  std::string digits(buffer.data(), end);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return digits == "-0" ? "0" : digits;
}

}  // namespace libalign::detail
