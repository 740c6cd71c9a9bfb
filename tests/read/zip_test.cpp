#include "read/zip.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libalign/error.h"
#include "read/helpers.h"

namespace libalign::detail {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

std::string zip_error(std::string_view bytes, const std::string& member, ZipLimits limits = {}) {
  try {
    Zip(bytes, "a.zip", limits).read(member);
  } catch (const DataError& error) {
    return error.what();
  }
  return {};
}

TEST(Zip, ReadsMembersByName) {
  const std::string bytes = zipped({{"a.txt", "hola"}, {"b/capítulo 日本.xhtml", "mundo"}, {"vacío", ""}});
  const Zip zip(bytes, "a.zip");
  EXPECT_THAT(zip.members(), ElementsAre("a.txt", "b/capítulo 日本.xhtml", "vacío"));
  EXPECT_EQ(zip.read("b/capítulo 日本.xhtml"), "mundo");
  EXPECT_EQ(zip.read("vacío"), "");
  EXPECT_EQ(zip.read("none"), "");
  EXPECT_THAT(zip.read_all({"a.txt", "vacío", "none"}),
              ElementsAre(Pair("a.txt", "hola"), Pair("vacío", "")));
  EXPECT_TRUE(zip.has("a.txt"));
  EXPECT_TRUE(zip.has_folder("b/"));
  EXPECT_FALSE(zip.has_folder("c/"));
}

TEST(Zip, TakesAPathOutOfTheArchiveForANameLikeAnyOther) {
  const std::string bytes = zipped({{"../../etc/passwd", "x"}, {"/etc/shadow", "y"}});
  EXPECT_EQ(Zip(bytes, "a.zip").read("../../etc/passwd"), "x");
}

TEST(Zip, KnowsPicturesBySumAndSize) {
  const std::string bytes = zipped({{"word/media/a.PNG", "hola"}, {"a.txt", "x"}, {"Pictures/b.mp4", "mundo"}});
  const Zip zip(bytes, "a.zip");
  EXPECT_THAT(zip.media(), ElementsAre("6fa0f988:4", "65b4200f:5"));
  for (std::size_t at = 0; at < bytes.size(); ++at) {  // whatever is damaged, nothing outside is read
    std::string odd = bytes;
    odd[at] = '\xFF';
    try {
      EXPECT_LE(Zip(odd, "a.zip").media().size(), 2U);
    } catch (const DataError&) {  // refused
    }
  }
}

TEST(Zip, RefusesABomb) {
  const std::string bytes = zipped({{"bomb", std::string(std::size_t{40} << 20U, '\0')}});
  EXPECT_LT(bytes.size(), 100'000U);
  EXPECT_EQ(
      zip_error(bytes, "bomb"),
      "a.zip/bomb: grows to more than 16 MB when it is unpacked. If it is no trap, split the document.");
  ZipLimits small;
  small.member = std::size_t{2} << 20U;
  EXPECT_EQ(zip_error(bytes, "bomb", small),
            "a.zip/bomb: grows to more than 2 MB when it is unpacked. If it is no trap, split the document.");
}

TEST(Zip, CountsWhatAllReadsUnpackTogether) {
  const std::string bytes = zipped({{"a", std::string(3'000'000, 'a')}, {"b", std::string(3'000'000, 'b')}});
  ZipLimits limits;
  limits.total = 4'000'000;
  const Zip zip(bytes, "a.zip", limits);
  EXPECT_EQ(zip.read("a").size(), 3'000'000U);
  EXPECT_THROW(zip.read("b"), DataError);
}

TEST(Zip, RefusesTooManyMembers) {
  Members members;
  for (int i = 0; i < 20; ++i) members.emplace_back("m" + std::to_string(i), "x");
  ZipLimits limits;
  limits.count = 10;
  EXPECT_THAT(zip_error(zipped(members), "m1", limits), HasSubstr("holds more than 10 files"));
}

TEST(Zip, SaysThatItIsDamagedWhereverItIsCut) {
  const std::string bytes = zipped({{"a.txt", std::string(500, 'a') + "hola"}, {"b.txt", "mundo"}});
  for (std::size_t size = 4; size + 1 < bytes.size(); ++size)
    EXPECT_THAT(zip_error(std::string_view(bytes).substr(0, size), "a.txt"), HasSubstr("damaged")) << size;
  std::string odd = bytes;
  for (std::size_t at = 0; at < bytes.size(); ++at) {  // may be refused, must not crash
    odd[at] = static_cast<char>(~odd[at]);
    zip_error(odd, "a.txt");
    odd[at] = bytes[at];
  }
}

TEST(Zip, FollowsLinksBetweenMembers) {
  EXPECT_EQ(member_of_link("OEBPS/nav/nav.xhtml", "../text/a%20b.xhtml#x"), "OEBPS/text/a b.xhtml");
  EXPECT_EQ(member_of_link("", "word/document.xml"), "word/document.xml");
  EXPECT_EQ(member_of_link("word/document.xml", "/word/./styles.xml"), "word/styles.xml");
  EXPECT_EQ(member_of_link("a/b.opf", "../../x"), "");
  EXPECT_EQ(member_of_link("a/b.opf", "http://a.b/c"), "");
  EXPECT_EQ(member_of_link("a/b.opf", "100%.xhtml"), "a/100%.xhtml");
}

}  // namespace
}  // namespace libalign::detail
