#include "batch/names.h"

#include <gmock/gmock.h>

#include <set>

namespace bitext {
namespace {

using testing::ElementsAre;

std::vector<std::string> names_of(const std::vector<std::string>& sources,
                                  const std::string& ending = ".tmx") {
  std::vector<ListedPair> pairs;
  for (const std::string& source : sources) pairs.push_back({source, "target"});
  return output_names(pairs, ending);
}

std::string name_of(const std::string& source) { return names_of({source}).front(); }

TEST(OutputNames, KeepSubFolders) { EXPECT_EQ(name_of("es/2024/a.html"), "es/2024/a.html.tmx"); }

TEST(OutputNames, NeverLeaveTheFolder) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"../a", "_/a.tmx"},
      {"../../a", "_/_/a.tmx"},
      {"/etc/passwd", "etc/passwd.tmx"},
      {"a/../../b", "a/_/_/b.tmx"},
      {"./a", "a.tmx"},
      {"a//b", "a/b.tmx"},
      {"..", "_.tmx"},
      {".", "_.tmx"},
      {"/", "_.tmx"},
      {".bitext/lock", "_bitext/lock.tmx"},
      {".hidden", "_hidden.tmx"},
      {"a/", "a.tmx"},
  };
  for (const auto& [source, name] : rows) EXPECT_EQ(name_of(source), name) << source;
}

TEST(OutputNames, GiveTheNextOfTheSameNameANumber) {
  EXPECT_THAT(names_of({"a", "a", "b", "./a"}), ElementsAre("a.tmx", "a~2.tmx", "b.tmx", "a~3.tmx"));
  EXPECT_THAT(names_of({"a~2", "a", "a"}), ElementsAre("a~2.tmx", "a.tmx", "a~3.tmx"));
}

TEST(OutputNames, LeaveTheReportsAlone) {
  EXPECT_THAT(names_of({"report", "report/a"}, ".tsv"), ElementsAre("report~2.tsv", "report/a.tsv"));
  EXPECT_THAT(names_of({"report.tsv/a"}), ElementsAre("report.tsv_/a.tmx"));
}

TEST(OutputNames, NeverMakeAFolderOfAFile) {
  EXPECT_THAT(names_of({"a", "a.tmx/b"}), ElementsAre("a.tmx", "a.tmx_/b.tmx"));
}

TEST(OutputNames, CutLongPartsBetweenCharacters) {
  std::string source;
  while (source.size() < 250) source += "ñ";
  const std::string name = name_of(source + "/" + source);
  EXPECT_EQ(name.find('/'), 200U);
  EXPECT_EQ(name.size(), 200U + 1 + 200 + 4);
  EXPECT_EQ(name_of("x" + source).size(), 199U + 4);
}

TEST(OutputNames, AreDifferentForAHundredThousandPairsOfOneSource) {
  const std::vector<std::string> names = names_of(std::vector<std::string>(100'000, "a"));
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
}

}  // namespace
}  // namespace bitext
