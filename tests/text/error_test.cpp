#include "libalign/error.h"

#include <gtest/gtest.h>

namespace libalign {
namespace {

TEST(Error, SaysPlaceProblemAndAdviceInOneLine) {
  const DataError error({"en.txt", 41, 18}, {"invalid UTF-8 byte {1}.", {"0xE9"}},
                        {"Convert the file to UTF-8 first.", {}});
  EXPECT_STREQ(error.what(), "en.txt:41:18: invalid UTF-8 byte 0xE9. Convert the file to UTF-8 first.");
}

TEST(Error, LeavesOutWhatIsNotKnown) {
  EXPECT_STREQ(UsageError({}, {"no such format.", {}}).what(), "no such format.");
  EXPECT_EQ((Place{"a.txt", 3, 0}).text(), "a.txt:3");
}

TEST(Message, FillsArgumentsAnywhereAndKeepsWhatHasNone) {
  EXPECT_EQ(fill_in("{2} of {1}, {3} {x} {", {"ten", "{1}"}), "{1} of ten, {3} {x} {");
}

}  // namespace
}  // namespace libalign
