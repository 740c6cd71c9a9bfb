#include <gtest/gtest.h>

#include "libalign/text.h"

namespace libalign {
namespace {

TEST(Utf8, FindsTheFirstBrokenByte) {
  const struct {
    std::string bytes;
    std::optional<std::size_t> at;
  } rows[] = {{"", std::nullopt},      {"año \U0001F600", std::nullopt},
              {"a\xE9o", 1},           {"abc\xC3", 3},
              {"\xC0\xAF", 0},         {"\xED\xA0\x80", 0},
              {"\xF4\x90\x80\x80", 0}, {std::string("a\0b", 3), std::nullopt}};
  for (const auto& row : rows) EXPECT_EQ(find_invalid_utf8(row.bytes), row.at);
}

TEST(Utf8, DecodesWhatItEncodes) {
  for (const char32_t c : {U'a', U'ñ', U'€', U'\U0001F600', U'\0'}) {
    std::string text;
    append_utf8(text, c);
    std::size_t offset = 0;
    EXPECT_EQ(next_code_point(text, offset), c);
    EXPECT_EQ(offset, text.size());
    EXPECT_EQ(count_code_points(text), 1U);
  }
}

TEST(Utf8, TakesBrokenBytesOneAtATime) {
  std::size_t offset = 0;
  EXPECT_EQ(next_code_point("\xE2\x82", offset), 0xFFFDU);
  EXPECT_EQ(offset, 1U);
}

TEST(Utf8, CountsLinesAndColumnsFromOneInCodePoints) {
  const std::string text = "uno\nañ€o";
  const LineColumn place = line_and_column(text, text.size());
  EXPECT_EQ(place.line, 2U);
  EXPECT_EQ(place.column, 5U);
  EXPECT_EQ(line_and_column("", 5).column, 1U);
}

}  // namespace
}  // namespace libalign
