#include <algorithm>

#include "libalign/text.h"
#include "read/layout.h"

namespace libalign::detail {
namespace {

std::size_t first_word_width(std::string_view text) {
  return count_code_points(text.substr(0, std::min(text.find(' '), text.size())));
}

// Groups that have a line of at least half the width, line by line: menus and other lists of short lines say
// nothing about how prose is wrapped.
std::vector<bool> in_wide_groups(const std::vector<Line>& lines, std::size_t width) {
  std::vector<bool> wide(lines.size());
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin;
    bool any = false;
    for (; end < lines.size() && !lines[end].blank(); ++end)
      any = any || (lines[end].indent + lines[end].width) * 2 >= width;
    std::fill(wide.begin() + static_cast<std::ptrdiff_t>(begin),
              wide.begin() + static_cast<std::ptrdiff_t>(end), any);
    begin = end + 1;
  }
  return wide;
}

}  // namespace

Wrapping measure_wrapping(std::string_view text, const std::vector<Line>& lines) {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!lines[i].blank() && !lines[i + 1].blank()) widths.push_back(lines[i].indent + lines[i].width);
  }
  if (widths.empty()) return {};
  // A few overlong lines (addresses) do not make the width.
  const auto high = widths.begin() + static_cast<std::ptrdiff_t>((widths.size() - 1) * 19 / 20);
  std::nth_element(widths.begin(), high, widths.end());
  const std::size_t width = *high;
  constexpr std::size_t kNarrowest = 30;
  constexpr std::size_t kWidest = 130;
  if (width < kNarrowest || width > kWidest) return {};

  const std::vector<bool> wide = in_wide_groups(lines, width);
  std::size_t pairs = 0, full = 0, running = 0, groups = 0, short_ends = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].blank() || lines[i + 1].blank() || !wide[i]) continue;
    const std::string_view here = lines[i].span.of(text);
    const std::string_view next = lines[i + 1].span.of(text);
    ++pairs;
    if (i == 0 || lines[i - 1].blank()) ++groups;
    const std::size_t used = lines[i].indent + lines[i].width;
    if (breaks_word(here, next)) {
      ++full;
      ++running;
      continue;
    }
    const bool is_full = used + 1 + first_word_width(next) > width || used * 10 >= width * 9;
    if (is_full) ++full;
    if (is_full && !ends_sentence(here) && starts_lower(next)) ++running;
    if (used * 10 < width * 7 && ends_sentence(here) && !starts_lower(next)) ++short_ends;
  }
  // Half of the line ends of wrapped prose fall before a small letter; scripts without letter case are judged
  // by fullness alone.
  bool has_case = false;
  for (std::size_t i = 0; i < lines.size() && !has_case; ++i)
    has_case = starts_lower(lines[i].span.of(text)) || starts_upper(lines[i].span.of(text));
  const bool wrapped = pairs > 0 && full * 10 >= pairs * 6 &&
                       (has_case ? running * 4 >= pairs : full * 10 >= pairs * 8 && pairs >= 4);
  return {wrapped, width, groups >= 2 && short_ends * 8 <= groups};
}

}  // namespace libalign::detail
