#include "batch/group_writer.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>

#include "libalign/error.h"
#include "write/scratch.h"

namespace bitext {
namespace {

using libalign::content_of;
using libalign::OutputFile;
using libalign::Scratch;

std::vector<std::string> lines_of(const std::string& path) {
  std::vector<std::string> lines;
  for_each_line(path, [&](std::string_view line) { lines.emplace_back(line); });
  return lines;
}

std::unique_ptr<OutputFile> output(const std::string& path) {
  auto out = std::make_unique<OutputFile>(path, OutputFile::Existing::replace, OutputFile::Begin::now);
  std::fputs("all", out->stream());
  out->close();
  return out;
}

TEST(GroupWriter, PutsOutputsInTheirPlacesAndWritesThemDownInOrder) {
  constexpr std::size_t kMany = 1000;  // more than may wait
  const Scratch scratch;
  Journal journal(scratch.file("journal"));
  GroupWriter writer(journal);
  std::vector<std::string> expected;
  for (std::size_t i = 0; i < kMany; ++i) {
    expected.push_back(R"({"pair":)" + std::to_string(i) + "}");
    writer.add(i % 100 == 0 ? output(scratch.file(expected.back())) : nullptr, expected.back());
  }
  writer.finish();
  EXPECT_EQ(lines_of(scratch.file("journal")), expected);
  for (std::size_t i = 0; i < kMany; i += 100) EXPECT_EQ(content_of(scratch.file(expected[i])), "all");
}

TEST(GroupWriter, WritesDownTheRestWhenItIsNotFinished) {
  const Scratch scratch;
  Journal journal(scratch.file("journal"));
  {
    GroupWriter writer(journal);
    writer.add(output(scratch.file("a")), R"({"pair":1})");
  }
  EXPECT_THAT(lines_of(scratch.file("journal")), testing::ElementsAre(R"({"pair":1})"));
  EXPECT_TRUE(std::filesystem::exists(scratch.file("a")));
}

TEST(GroupWriter, TellsTroubleAndWritesDownNoOutputThatIsNotThere) {
  const Scratch scratch;
  Journal journal(scratch.file("journal"));
  GroupWriter writer(journal);
  std::filesystem::create_directory(scratch.file("inner"));
  std::unique_ptr<OutputFile> out = output(scratch.file("inner/a"));
  std::filesystem::remove_all(scratch.file("inner"));
  writer.add(std::move(out), R"({"pair":1})");
  EXPECT_THROW(writer.finish(), libalign::DataError);
  EXPECT_THAT(lines_of(scratch.file("journal")), testing::IsEmpty());
}

TEST(GroupWriter, LetsNobodyWaitForADiskThatFails) {
  const Scratch scratch;
  Journal journal(scratch.file("journal"));
  GroupWriter writer(journal);
  std::filesystem::remove(scratch.file("journal"));
  const auto add_many = [&] {
    for (int i = 0; i < 1000; ++i) writer.add(nullptr, R"({"pair":1})");
  };
  EXPECT_THROW(add_many(), libalign::DataError);
}

}  // namespace
}  // namespace bitext
