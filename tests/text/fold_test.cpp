#include <gtest/gtest.h>

#include <thread>

#include "libalign/text.h"

namespace libalign {
namespace {

TEST(Fold, MakesSpellingsOfOneWordEqual) {
  const struct {
    const char* text;
    const char* folded;
  } rows[] = {
      {"", ""},
      {"CASA", "casa"},
      {"Canción", "cancion"},
      {"Cancio\u0301n", "cancion"},
      {"Straße", "strasse"},
      {"ﬁn", "fin"},
      {"ΦΙΛΟΣΟΦΊΑ", "φιλοσοφια"},
      {"ÑANDÚ", "nandu"},
      {"ﬃ", "ffi"},
      {"ｆｕｌｌ", "full"},
      {"Чёрный", "черныи"},
      {"हिन्दी", "हिन्दी"},
      {"ไทย", "ไทย"},
      {"한국", "한국"},
      {"Łódź", "łodz"},
  };
  for (const auto& row : rows) EXPECT_EQ(fold(row.text), row.folded) << row.text;
}

TEST(Fold, IsItsOwnFixedPoint) {
  for (const char* text : {"İstanbul", "ŉ", "ǅ", "ΰ", "\u1E9E", "ﬅ"})
    EXPECT_EQ(fold(fold(text)), fold(text)) << text;
}

TEST(Nfc, ComposesAndLeavesComposedTextAlone) {
  EXPECT_EQ(to_nfc("Cancio\u0301n"), "Canción");
  EXPECT_EQ(to_nfc("Canción"), "Canción");
}

TEST(Stem, JoinsFormsOfAWord) {
  EXPECT_EQ(stem("es", "canciones"), stem("es-MX", "cancion"));
  EXPECT_EQ(stem("en", "houses"), stem("en-GB", "house"));
  EXPECT_EQ(stem("xx", "houses"), "houses");
  EXPECT_EQ(stem("en", std::string(5000, 'a')), std::string(5000, 'a'));
}

TEST(Stem, WorksInSeveralThreadsAtOnce) {
  const auto work = [] {
    for (int i = 0; i < 1000; ++i) EXPECT_EQ(stem("en", "running"), "run");
  };
  std::thread one(work), two(work);
  one.join();
  two.join();
}

}  // namespace
}  // namespace libalign
