// Plain prose goes through whole: what is in the file is in the blocks, white space aside.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "libalign/read.h"
#include "libalign/text.h"
#include "read/helpers.h"

namespace libalign {
namespace {

const std::filesystem::path kShared = std::filesystem::path(BITEXT_SOURCE_DIR).parent_path() / "shared";

std::string without_space(std::string_view text) {
  std::string result;
  for (const char byte : text) {
    if (static_cast<unsigned char>(byte) > ' ') result += byte;
  }
  return result;
}

std::vector<std::filesystem::path> raw_files() {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(
           kShared / "gold" / "align" / "osguide_a" / "raw", error)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  for (const auto& entry : std::filesystem::directory_iterator(kShared / "gold" / "segmentation", error)) {
    if (std::filesystem::exists(entry.path() / "raw.txt")) files.push_back(entry.path() / "raw.txt");
  }
  std::sort(files.begin(), files.end());
  return files;
}

TEST(NothingLost, OfTheDevelopmentSets) {
  const auto files = raw_files();
  if (files.empty()) GTEST_SKIP() << "the development sets are not beside the checkout (" << kShared << ")";
  for (const auto& file : files) {
    const Document document = read_document(file.string());
    EXPECT_EQ(without_space(document.text), without_space(to_nfc(slurp(file.string())))) << file;
  }
}

}  // namespace
}  // namespace libalign
