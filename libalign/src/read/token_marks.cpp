#include "read/token_marks.h"

#include <algorithm>
#include <array>

namespace libalign::detail {

using namespace std::string_view_literals;

bool leans_left(std::string_view mark) {
  static constexpr std::array kMarks = {","sv,      "."sv,      ";"sv,      ":"sv,      "!"sv,
                                        "?"sv,      ")"sv,      "]"sv,      "}"sv,      "..."sv,
                                        "\u2026"sv, "\u00BB"sv, "\u201D"sv, "\u2019"sv, "%"sv};
  return std::ranges::find(kMarks, mark) != kMarks.end();
}

bool leans_right(std::string_view mark) {
  static constexpr std::array kMarks = {"("sv,      "["sv,      "{"sv,      "\u00BF"sv,
                                        "\u00A1"sv, "\u00AB"sv, "\u201C"sv, "\u2018"sv};
  return std::ranges::find(kMarks, mark) != kMarks.end();
}

}  // namespace libalign::detail
