#include "batch/list.h"

#include <gmock/gmock.h>

#include "libalign/error.h"

namespace bitext {
namespace {

using testing::ElementsAre;

TEST(List, TakesTwoNamesALineAndPassesTheRestOver) {
  EXPECT_THAT(parse_list("# title\n\nes/a.txt\ten/a.txt\nb c\td e\t0.98\tmore\n", "list"),
              ElementsAre(ListedPair{"es/a.txt", "en/a.txt"}, ListedPair{"b c", "d e"}));
}

TEST(List, TakesWindowsLineEndsAByteOrderMarkAndNoLineEndAtTheEnd) {
  EXPECT_THAT(parse_list("\xEF\xBB\xBF"
                         "a\tb\r\n\r\nc\td",
                         "list"),
              ElementsAre(ListedPair{"a", "b"}, ListedPair{"c", "d"}));
}

TEST(List, PointsAtALineWithoutTwoNames) {
  const std::vector<std::string> rows = {"only one", "\tb", "a\t", "a\t\tb", std::string("a\tb\0c", 5)};
  for (const std::string& line : rows) {
    try {
      parse_list("a\tb\n" + line + "\n", "list");
      FAIL() << line;
    } catch (const libalign::DataError& error) {
      EXPECT_STREQ(error.what(),
                   "list:2: a line of the list needs two names with a tab between them. Write SOURCE, a tab, "
                   "TARGET.");
    }
  }
}

TEST(List, RefusesOneWithoutAPair) {
  for (const char* const text : {"", "\n\n", "# nothing\n"}) {
    EXPECT_THROW(parse_list(text, "list"), libalign::DataError) << text;
  }
}

TEST(List, HoldsAHundredThousandPairs) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "s" + std::to_string(i) + "\tt" + std::to_string(i) + "\n";
  const std::vector<ListedPair> pairs = parse_list(text, "list");
  ASSERT_EQ(pairs.size(), 100'000U);
  EXPECT_EQ(pairs.back(), (ListedPair{"s99999", "t99999"}));
}

TEST(List, TakesLinesAsOldMacsEndThem) {
  EXPECT_EQ(parse_list("a\tb\rc\td\r", "list"), (std::vector<ListedPair>{{"a", "b"}, {"c", "d"}}));
}

TEST(List, SaysOfItsFoldersWhatItsFirstLinesHold) {
  const ListHead head = {"es", "zh-Hant", {"es/a b.html", "zh/c"}};
  const std::string list = to_text(head) + "a\tb\n";
  EXPECT_EQ(head_of_list(list), head);
  EXPECT_EQ(parse_list(list, "list").size(), 1);
  EXPECT_EQ(head_of_list("# languages: es en\n# mine\n# unread: a\n"), (ListHead{"es", "en", {}}));
  for (const char* text : {"", "a\tb\n# languages: es en\n", "# languages: es\n", "# languages: ../es en\n"})
    EXPECT_EQ(head_of_list(text), ListHead()) << text;
}

}  // namespace
}  // namespace bitext
