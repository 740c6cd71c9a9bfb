// A document of each format that we wrote, and the blocks that must come of it: tests/read/formats/NAME and
// NAME.blocks. BITEXT_UPDATE=1 writes the latter anew.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "read/helpers.h"

namespace libalign {
namespace {

const std::filesystem::path kFormats =
    std::filesystem::path(BITEXT_SOURCE_DIR) / "tests" / "read" / "formats";

std::string described(const Document& document) {
  std::ostringstream out;
  out << "format: " << document.format << "\nlanguage: " << document.language << '\n';
  const Metadata& data = document.metadata;
  for (const auto& [name, value] : {std::pair{"title", data.title},
                                    {"subtitle", data.subtitle},
                                    {"byline", data.byline},
                                    {"translator", data.translator},
                                    {"published", data.published},
                                    {"updated", data.updated},
                                    {"url", data.url},
                                    {"translation of", data.translation_of}}) {
    if (!value.empty()) out << name << ": " << value << '\n';
  }
  for (const Message& note : document.notes) out << "note: " << note.text() << '\n';
  out << '\n';
  for (const Block& block : document.blocks) {
    out << name_of(block.kind);
    if (block.level > 0) out << ' ' << block.level;
    std::string text(block.text.of(document.text));
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 3)
      text.replace(at, 1, "\n  ");
    out << ": " << text << '\n';
    for (const Markup& markup : document.markup) {
      if (markup.text.begin >= block.text.begin && markup.text.end <= block.text.end)
        out << "    " << name_of(markup.kind) << ": " << markup.text.of(document.text) << '\n';
    }
  }
  return out.str();
}

std::vector<std::string> names() {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator(kFormats)) {
    if (entry.path().extension() == ".blocks") found.push_back(entry.path().stem().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

class GoldenFormat : public ::testing::TestWithParam<std::string> {};

TEST_P(GoldenFormat, GivesItsBlocks) {
  const std::filesystem::path path = kFormats / GetParam();
  const std::string made = described(parse_document(document_bytes(path), GetParam()));
  const std::filesystem::path golden = path.string() + ".blocks";
  if (std::getenv("BITEXT_UPDATE") != nullptr) std::ofstream(golden) << made;
  EXPECT_EQ(made, slurp(golden.string()));
}

// Where the way back is known, it must be right: the block's bytes in the file hold its first and last word.
TEST_P(GoldenFormat, KeepsTheWayBack) {
  const std::string bytes = document_bytes(kFormats / GetParam());
  const Document document = parse_document(bytes, GetParam());
  if (document.origins.empty()) {
    for (const Block& block : document.blocks) EXPECT_EQ(block.origin, (Span{0, 0}));
    return;
  }
  for (const Block& block : document.blocks) {
    ASSERT_LE(block.origin.end, bytes.size());
    const std::string_view there = block.origin.of(bytes);
    const std::string_view text = block.text.of(document.text);
    const std::string_view first = text.substr(0, text.find_first_of(" \n"));
    EXPECT_TRUE(there.starts_with(first) || there.find_first_of("&<") != std::string_view::npos)
        << first << " | " << there;
  }
  for (std::size_t at = 0; at < document.text.size(); ++at) {
    if (document.text[at] >= 'a' && document.text[at] <= 'z' && bytes[document.origin_of(at)] != '&') {
      EXPECT_EQ(bytes[document.origin_of(at)], document.text[at]) << at;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, GoldenFormat, ::testing::ValuesIn(names()), [](const auto& row) {
  std::string name = row.param;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
});

}  // namespace
}  // namespace libalign
