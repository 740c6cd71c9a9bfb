#include <gtest/gtest.h>

#include "libalign/text.h"

namespace libalign {
namespace {

TEST(Language, IsWrittenInItsCanonicalCase) {
  const struct {
    const char* tag;
    const char* canonical;
  } rows[] = {{"es", "es"},         {"ES_es", "es-ES"},           {"en-us", "en-US"},
              {"es-419", "es-419"}, {"ZH-hans-cn", "zh-Hans-CN"}, {"und", "und"}};
  for (const auto& row : rows) EXPECT_EQ(canonical_language(row.tag), row.canonical) << row.tag;
}

TEST(Language, IsRefusedWhenNotWellFormed) {
  for (const char* tag : {"", "e", "spanish", "es-", "-es", "e s", "es--ES", "ñandú", "es-ES-", "12"}) {
    EXPECT_EQ(canonical_language(tag), std::nullopt) << tag;
  }
  EXPECT_EQ(canonical_language(std::string(100000, 'a')), std::nullopt);
}

TEST(Language, KnowsItsFirstPartAndItsSpaces) {
  EXPECT_EQ(primary_language("es-MX"), "es");
  EXPECT_EQ(primary_language("es_MX"), "es");
  EXPECT_TRUE(writes_without_spaces("zh-Hans"));
  EXPECT_FALSE(writes_without_spaces("es"));
}

}  // namespace
}  // namespace libalign
