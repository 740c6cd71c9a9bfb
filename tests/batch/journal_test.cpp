#include "batch/journal.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "libalign/error.h"
#include "write/scratch.h"

namespace bitext {
namespace {

using libalign::content_of;
using libalign::Scratch;
using libalign::write_content;
using testing::ElementsAre;
using testing::HasSubstr;

// Lines as a journal is given them.
const std::string one = R"({"n":1})", two = R"({"n":2,"to":"a\\nb"})", three = R"({"n":3})",
                  four = R"({"n":4})";

std::vector<std::string> lines_of(const std::string& path) {
  std::vector<std::string> lines;
  for_each_line(path, [&](std::string_view line) { lines.emplace_back(line); });
  return lines;
}

TEST(Journal, KeepsLinesInOrder) {
  const Scratch scratch;
  const std::string path = scratch.file("journal");
  {
    Journal journal(path);
    journal.append(one);
    journal.append(two);
  }
  Journal(path).append(three);
  Journal(path).append(std::vector{four, one});
  EXPECT_THAT(lines_of(path), ElementsAre(one, two, three, four, one));
}

TEST(Journal, PassesOverALineThatIsTornAndCutsItOff) {
  const Scratch scratch;
  const std::string path = scratch.file("journal");
  Journal(path).append(std::vector{one, two, four});
  const std::string whole = content_of(path);
  write_content(path, whole.substr(0, whole.size() - 3));
  EXPECT_THAT(lines_of(path), ElementsAre(one, two));
  Journal(path).append(three);
  EXPECT_THAT(lines_of(path), ElementsAre(one, two, three));
}

TEST(Journal, PassesOverALineThatTheDiskHasChanged) {
  const Scratch scratch;
  const std::string path = scratch.file("journal");
  Journal(path).append(std::vector{one, two, three});
  const std::string whole = content_of(path);
  std::size_t of_second = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const unsigned flip : {1U, 2U, 16U}) {
      std::string damaged = whole;
      damaged[at] = static_cast<char>(static_cast<unsigned char>(damaged[at]) ^ flip);
      write_content(path, damaged);
      const std::vector<std::string> left = lines_of(path);
      // A line end that is lost takes two lines with it.
      EXPECT_GE(left.size(), 1U) << at;
      EXPECT_LE(left.size(), 2U) << at;
      for (const std::string& line : left) EXPECT_TRUE(line == one || line == two || line == three) << line;
      if (left == std::vector{one, three}) ++of_second;
    }
  }
  EXPECT_GT(of_second, 0U);
}

TEST(Journal, CutsOffALongTornLine) {
  const Scratch scratch;
  const std::string path = scratch.file("journal");
  for (const std::size_t size : {4095U, 4096U, 4097U, 10000U}) {
    write_content(path, "one\n" + std::string(size, 'x'));
    const Journal journal(path);
    EXPECT_EQ(content_of(path), "one\n") << size;
  }
  write_content(path, std::string(10000, 'x'));
  const Journal journal(path);
  EXPECT_EQ(content_of(path), "");
}

TEST(Journal, HasNoLinesWhenItIsNotThere) {
  const Scratch scratch;
  EXPECT_THAT(lines_of(scratch.file("none")), ElementsAre());
}

TEST(Journal, IsOpenedOnceAtATime) {
  const Scratch scratch;
  const Journal journal(scratch.file("journal"));
  try {
    const Journal second(scratch.file("journal"));
    FAIL();
  } catch (const libalign::DataError& error) {
    EXPECT_THAT(error.what(), HasSubstr("another run is at work on this batch."));
  }
}

TEST(Journal, SaysWhenItWasTakenAway) {
  const Scratch scratch;
  Journal journal(scratch.file("journal"));
  std::filesystem::remove(scratch.file("journal"));
  EXPECT_THROW(journal.append(one), libalign::DataError);
  write_content(scratch.file("journal"), "another file");
  EXPECT_THROW(journal.append(one), libalign::DataError);
}

TEST(LockedFile, IsSharedByThoseWhoShareIt) {
  const Scratch scratch;
  const LockedFile one(scratch.file("lock"), LockedFile::Lock::shared);
  const LockedFile two(scratch.file("lock"), LockedFile::Lock::shared);
  EXPECT_THROW(LockedFile(scratch.file("lock"), LockedFile::Lock::alone), libalign::DataError);
}

}  // namespace
}  // namespace bitext
