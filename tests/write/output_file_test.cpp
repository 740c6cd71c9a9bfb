#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "libalign/write.h"
#include "write/scratch.h"

namespace libalign {
namespace {

using Existing = OutputFile::Existing;
namespace fs = std::filesystem;

void put(OutputFile& out, const std::string& text) { std::fwrite(text.data(), 1, text.size(), out.stream()); }

void write_file(const std::string& path, const std::string& text, Existing existing) {
  OutputFile out(path, existing);
  put(out, text);
  out.commit();
}

std::string error_of(const std::string& path, Existing existing = Existing::refuse) {
  try {
    write_file(path, "new", existing);
  } catch (const DataError& error) {
    return error.what();
  }
  return "no error";
}

mode_t mode_of(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777 : 0;
}

TEST(OutputFile, AppearsOnlyWhenComplete) {
  const Scratch scratch;
  const std::string path = scratch.file("memory.tmx");
  OutputFile out(path, Existing::refuse);
  put(out, "whole");
  EXPECT_FALSE(fs::exists(path));
  out.commit();
  EXPECT_EQ(content_of(path), "whole");
  EXPECT_EQ(scratch.files(), 1U);
}

TEST(OutputFile, LeavesNothingBehindWithoutCommit) {
  const Scratch scratch;
  write_content(scratch.file("old.tmx"), "old");
  {
    OutputFile fresh(scratch.file("new.tmx"), Existing::refuse),
        over(scratch.file("old.tmx"), Existing::replace);
    put(fresh, "half");
    put(over, "half");
  }
  EXPECT_EQ(scratch.files(), 1U);
  EXPECT_EQ(content_of(scratch.file("old.tmx")), "old");
}

TEST(OutputFile, MakesNoFileBeforeWritingBegins) {
  const Scratch scratch;
  OutputFile out(scratch.file("a"), Existing::refuse);
  EXPECT_EQ(scratch.files(), 0U);
  put(out, "new");
  EXPECT_EQ(scratch.files(), 1U);
  out.commit();
  EXPECT_EQ(out.stream(), nullptr);
  EXPECT_EQ(content_of(scratch.file("a")), "new");
}

TEST(OutputFile, IsInItsPlaceOnlyAfterCommitWhenItWasClosedBefore) {
  const Scratch scratch;
  const std::string path = scratch.file("a");
  OutputFile out(path, Existing::refuse, OutputFile::Begin::now);
  put(out, "all");
  out.close();
  EXPECT_EQ(out.stream(), nullptr);
  EXPECT_FALSE(fs::exists(path));
  out.commit();
  EXPECT_EQ(content_of(path), "all");
  {
    OutputFile given_up(scratch.file("b"), Existing::refuse, OutputFile::Begin::now);
    put(given_up, "half");
    given_up.close();
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(fs::path(path).parent_path()), fs::directory_iterator()), 1);
}

TEST(OutputFile, RemovesWhatAProgramThatWasKilledHasLeft) {
  const Scratch scratch;
  const fs::path folder = fs::path(scratch.file("a")).parent_path();
  const std::string left = scratch.file(".a.tmx.0123456789abcdef");
  const std::vector<std::string> others = {scratch.file(".b.tmx.0123456789abcdef"),
                                           scratch.file(".a.tmx.0123456789abcdeg"),
                                           scratch.file(".a.tmx.0123"), scratch.file("a.tmx")};
  write_content(left, "half");
  for (const std::string& other : others) write_content(other, "kept");
  OutputFile out(scratch.file("c.tmx"), Existing::refuse, OutputFile::Begin::now);  // of a run that is killed
  put(out, "half");
  OutputFile::remove_leftovers({scratch.file("a.tmx"), scratch.file("c.tmx"), scratch.file("none/d.tmx")});
  EXPECT_FALSE(fs::exists(left));
  for (const std::string& other : others) EXPECT_TRUE(fs::exists(other)) << other;
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 4);
}

TEST(OutputFile, MakesAnEmptyFileWhenNothingIsWritten) {
  const Scratch scratch;
  OutputFile(scratch.file("a"), Existing::refuse).commit();
  EXPECT_EQ(content_of(scratch.file("a")), "");
  EXPECT_EQ(scratch.files(), 1U);
}

TEST(OutputFile, ReplacesOnlyOnRequestAndKeepsPermissions) {
  const Scratch scratch;
  const std::string path = scratch.file("memory.tmx");
  write_content(path, "old");
  fs::permissions(path, fs::perms{0640});
  EXPECT_EQ(error_of(path), path + ": already exists. Give --overwrite to replace it.");
  EXPECT_EQ(content_of(path), "old");
  EXPECT_EQ(error_of(path, Existing::replace), "no error");
  EXPECT_EQ(content_of(path), "new");
  EXPECT_EQ(mode_of(path), 0640U);
  EXPECT_EQ(scratch.files(), 1U);
}

TEST(OutputFile, HasThePermissionsThatUmaskGives) {
  const Scratch scratch;
  const mode_t before = ::umask(027);
  write_file(scratch.file("a"), "x", Existing::refuse);
  ::umask(before);
  EXPECT_EQ(mode_of(scratch.file("a")), 0640U);
}

TEST(OutputFile, DoesNotLoseAFileThatAppearedMeanwhile) {
  const Scratch scratch;
  const std::string path = scratch.file("memory.tmx");
  {
    OutputFile out(path, Existing::refuse);
    put(out, "mine");
    write_content(path, "theirs");
    try {
      out.commit();
      ADD_FAILURE() << "the file of another program was replaced";
    } catch (const DataError& error) {
      EXPECT_EQ(error.what(), path + ": already exists. Give --overwrite to replace it.");
    }
  }
  EXPECT_EQ(content_of(path), "theirs");
  EXPECT_EQ(scratch.files(), 1U);
}

TEST(OutputFile, SaysWhatIsWrongWithAPath) {
  const Scratch scratch;
  write_content(scratch.file("plain"), "");
  fs::create_directory(scratch.file("folder"));
  fs::create_symlink("b", scratch.file("a"));
  fs::create_symlink("a", scratch.file("b"));
  const std::string long_name(300, 'x');
  const struct {
    std::string path, error;
  } rows[] = {
      {scratch.file("none/a.tmx"), ": its folder does not exist. Create the folder first."},
      {scratch.file("plain/a.tmx"), ": a part of its path is a file, not a folder. Check the path."},
      {scratch.file("folder"), ": is a folder. Name a file in it."},
      {scratch.file("folder/"), ": is a folder. Name a file in it."},
      {scratch.file("none/"), ": is a folder. Name a file in it."},
      {scratch.file("a"), ": its links go round in a circle. Name a file."},
      {scratch.file(long_name), ": the name is too long. Choose a shorter one."},
  };
  for (const auto& row : rows) {
    for (const Existing existing : {Existing::refuse, Existing::replace})
      EXPECT_EQ(error_of(row.path, existing), row.path + row.error);
  }
  EXPECT_EQ(error_of(""), "the output has no name. Name a file, or - for standard output.");
}

TEST(OutputFile, TakesNamesAsLongAsTheDiskDoes) {
  const Scratch scratch;
  const std::string path = scratch.file(std::string(250, 'x') + ".tmx");
  EXPECT_EQ(error_of(path), "no error");
  EXPECT_EQ(content_of(path), "new");
}

TEST(OutputFile, RespectsPermissions) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  const Scratch scratch;
  fs::create_directory(scratch.file("locked"));
  write_content(scratch.file("read_only"), "old");
  fs::permissions(scratch.file("locked"), fs::perms{0555});
  fs::permissions(scratch.file("read_only"), fs::perms{0444});
  const std::string wrong = ": no permission to write. Write to another folder or change its permissions.";
  EXPECT_EQ(error_of(scratch.file("locked/a")), scratch.file("locked/a") + wrong);
  EXPECT_EQ(error_of(scratch.file("read_only"), Existing::replace), scratch.file("read_only") + wrong);
  EXPECT_EQ(content_of(scratch.file("read_only")), "old");
}

TEST(OutputFile, FollowsLinksAndKeepsThem) {
  const Scratch scratch;
  fs::create_directory(scratch.file("real"));
  fs::create_symlink("real/memory.tmx", scratch.file("link"));
  EXPECT_EQ(error_of(scratch.file("link")), "no error");  // to a file that is not there yet
  EXPECT_EQ(content_of(scratch.file("real/memory.tmx")), "new");
  EXPECT_TRUE(fs::is_symlink(scratch.file("link")));
  EXPECT_EQ(error_of(scratch.file("link")),
            scratch.file("link") + ": already exists. Give --overwrite to replace it.");
  EXPECT_EQ(error_of(scratch.file("link"), Existing::replace), "no error");
  EXPECT_TRUE(fs::is_symlink(scratch.file("link")));
}

TEST(OutputFile, WritesToTheFolderOneStandsIn) {
  const Scratch scratch;
  const fs::path before = fs::current_path();
  fs::current_path(scratch.folder());
  EXPECT_EQ(error_of("memory.tmx"), "no error");
  fs::current_path(before);
  EXPECT_EQ(content_of(scratch.file("memory.tmx")), "new");
}

TEST(OutputFile, WritesDevicesDirectly) {
  EXPECT_EQ(error_of("/dev/null"), "no error");
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "this system has no /dev/full";
  EXPECT_EQ(error_of("/dev/full"), "/dev/full: the disk is full. Free some space or write to another disk.");
}

TEST(OutputFile, WritesAnOpenDescriptorWhereItStands) {
  const Scratch scratch;
  const std::string path = scratch.file("log");
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT, 0600);
  ASSERT_EQ(::write(descriptor, "head ", 5), 5);
  for (const char* folder : {"/dev/fd/", "/proc/self/fd/"})
    EXPECT_EQ(error_of(folder + std::to_string(descriptor)), "no error");
  ::close(descriptor);
  EXPECT_EQ(content_of(path), "head newnew");
  EXPECT_THAT(error_of("/dev/fd/999"), testing::StartsWith("/dev/fd/999: cannot be written: "));
}

TEST(OutputFile, WritesStandardOutputAndLeavesItOpen) {
  testing::internal::CaptureStdout();
  write_file("-", "one ", Existing::refuse);
  write_file("/dev/stdout", "two", Existing::refuse);
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "one two");
}

TEST(OutputFile, LeavesTheOldFileWhenTheDiskFillsUp) {
  const Scratch scratch;
  const std::string disk = scratch.file("disk");
  fs::create_directory(disk);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=64k") != 0)
    GTEST_SKIP() << "a small disk can be mounted by root only";
  const std::string path = disk + "/memory.tmx";
  write_content(path, "old");
  {
    OutputFile out(path, Existing::replace);
    put(out, std::string(200'000, 'x'));
    try {
      out.commit();
      ADD_FAILURE() << "the full disk went unseen";
    } catch (const DataError& error) {
      EXPECT_EQ(error.what(), path + ": the disk is full. Free some space or write to another disk.");
    }
  }
  EXPECT_EQ(content_of(path), "old");
  EXPECT_EQ(std::distance(fs::directory_iterator(disk), {}), 1);
  ::umount(disk.c_str());
}

}  // namespace
}  // namespace libalign
