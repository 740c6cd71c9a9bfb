#include "excerpt.h"

#include <algorithm>
#include <fstream>
#include <string_view>

#include "folders.h"
#include "layout.h"
#include "libalign/text.h"

namespace bitext {
namespace {

constexpr std::size_t kLongestLine = 1U << 20U;
constexpr std::size_t kShown = 76;   // columns
constexpr std::size_t kBefore = 40;  // of them, at most, before the caret

}  // namespace

std::string excerpt(const libalign::Place& place) {
  if (place.line == 0 || place.column == 0 || !file_exists(place.file)) return "";
  std::ifstream in(place.file, std::ios::binary);
  std::string line;
  for (std::size_t number = 0; number < place.line; ++number) {
    if (!std::getline(in, line) || line.size() > kLongestLine) return "";
  }
  // A window of code points around the column; control characters and broken UTF-8 as one blank or U+FFFD.
  const std::size_t first = place.column > kBefore ? place.column - kBefore : 1;
  std::string shown;
  std::string blank;
  std::size_t column = 1;
  for (std::size_t at = 0; at < line.size() && column < first + kShown; ++column) {
    char32_t c = libalign::next_code_point(line, at);
    if (c < U' ' || (c >= 0x7f && c < 0xa0)) c = U' ';
    if (column < first) continue;
    std::string character;
    libalign::append_utf8(character, c);
    shown += character;
    if (column < place.column) blank.append(display_width(character), ' ');
  }
  while (!shown.empty() && shown.back() == ' ') shown.pop_back();
  if (shown.empty()) return "";
  return shown + "\n" + blank + "^";
}

}  // namespace bitext
