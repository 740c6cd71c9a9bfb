#include <gtest/gtest.h>

#include "libalign/text.h"

namespace libalign {
namespace {

TEST(Number, ReadsTheSeparatorsOfItsLanguage) {
  const struct {
    const char* language;
    const char* text;
    const char* canonical;
  } rows[] = {{"es", "1.234,5", "1234.5"},
              {"en", "1,234.5", "1234.5"},
              {"fr", "1\u202F234,5", "1234.5"},
              {"de", "1'234", "1234"},
              {"es", "3.500", "3500"},
              {"en", "3,500", "3500"},
              {"es-MX", "3,500", "3500"},
              {"es", "3,500", "3.5"},
              {"es", "12.5", "12.5"},
              {"en", "12,5", "12.5"},
              {"es", "1.234.567", "1234567"},
              {"en", "2012", "2012"},
              {"en", "007", "7"},
              {"en", "0.50", "0.5"},
              {"en", "0", "0"},
              {"en", "1.2.3", "123"},
              {"en", "5.", "5"}};
  for (const auto& row : rows)
    EXPECT_EQ(canonical_number(row.text, row.language), row.canonical) << row.language << ' ' << row.text;
}

TEST(Number, IsNoneWithoutDigitsOrWithLetters) {
  for (const char* text : {"", ".", "abc", "12a", "$5"})
    EXPECT_EQ(canonical_number(text, "en"), std::nullopt) << text;
}

}  // namespace
}  // namespace libalign
