#include <unicode/utf8.h>

#include <algorithm>

#include "libalign/text.h"

namespace libalign {

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      ++i;
      continue;
    }
    // ICU's macro wants int32_t offsets: look at the few bytes of one sequence only.
    const auto* here = reinterpret_cast<const std::uint8_t*>(bytes.data() + i);
    const auto length = static_cast<std::int32_t>(std::min<std::size_t>(4, bytes.size() - i));
    std::int32_t offset = 0;
    UChar32 code_point = 0;
    U8_NEXT(here, offset, length, code_point);
    if (code_point < 0) return i;
    i += static_cast<std::size_t>(offset);
  }
  return std::nullopt;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const auto first = static_cast<unsigned char>(text[offset]);
  if (first < 0x80) {
    ++offset;
    return first;
  }
  const auto* here = reinterpret_cast<const std::uint8_t*>(text.data() + offset);
  const auto length = static_cast<std::int32_t>(std::min<std::size_t>(4, text.size() - offset));
  std::int32_t moved = 0;
  UChar32 code_point = 0;
  U8_NEXT(here, moved, length, code_point);
  if (code_point < 0) {
    ++offset;
    return 0xFFFD;
  }
  offset += static_cast<std::size_t>(moved);
  return static_cast<char32_t>(code_point);
}

void append_utf8(std::string& text, char32_t code_point) {
  char buffer[4];
  std::int32_t length = 0;
  UBool failed = 0;
  U8_APPEND(reinterpret_cast<std::uint8_t*>(buffer), length, 4, static_cast<UChar32>(code_point), failed);
  if (failed) {
    text += "\xEF\xBF\xBD";
    return;
  }
  text.append(buffer, static_cast<std::size_t>(length));
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

LineColumn line_and_column(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  LineColumn place;
  place.line += static_cast<std::size_t>(std::ranges::count(before, '\n'));
  const std::size_t line_end = before.rfind('\n');
  place.column += count_code_points(line_end == std::string_view::npos ? before : before.substr(line_end + 1));
  return place;
}

}  // namespace libalign
