// The development sets beside the checkout, and floors just under what we reach. A floor that fails says what
// got worse; raise it when it has become too easy.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "segment/paragraphs.h"

namespace libalign::test {
namespace {

const std::filesystem::path kSets =
    std::filesystem::path(BITEXT_SOURCE_DIR).parent_path() / "shared/gold/segmentation";

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// Ends of lines as counts of the bytes before them that are no white space; those of paragraphs apart.
struct Ends {
  std::set<std::size_t> sentences, paragraphs;
};

Ends ends_of(const std::string& text) {
  Ends ends;
  std::size_t count = 0, line = 0;
  for (const char c : text + "\n") {
    if (c != '\n') {
      if (c != ' ' && c != '\r' && c != '\t') ++count, ++line;
      continue;
    }
    (line > 0 ? ends.sentences : ends.paragraphs).insert(count);
    line = 0;
  }
  ends.paragraphs.insert(count);
  return ends;
}

// Non-breaking spaces would be counted on both sides alike, so bytes will do.
double inner_f1(const std::string& set, const char* language) {
  const Ends gold = ends_of(read(kSets / set / "gold.txt"));
  const Sentences sentences = split_sentences(paragraphs(read(kSets / set / "raw.txt"), language));
  std::string mine;
  for (std::size_t i = 0; i < sentences.size(); ++i) mine += std::string(sentences.text(i)) + "\n";
  std::size_t right = 0, in_gold = 0, in_mine = 0;
  for (const std::size_t end : gold.sentences) in_gold += gold.paragraphs.contains(end) ? 0 : 1;
  for (const std::size_t end : ends_of(mine).sentences) {
    if (gold.paragraphs.contains(end)) continue;
    ++in_mine;
    right += gold.sentences.count(end);
  }
  return 2.0 * static_cast<double>(right) / static_cast<double>(in_gold + in_mine);
}

// How the sentences by the rules that we export compare with our own, borders inside paragraphs alone.
double exported_f1(const std::filesystem::path& file, const char* language) {
  const std::string text = read(file);
  SegmentOptions options;
  options.srx = SrxRules(own_rules_as_srx(language));
  const auto borders = [](const Sentences& sentences) {
    std::set<std::size_t> found;
    for (std::size_t i = 1; i < sentences.size(); ++i) {
      if (sentences[i].block == sentences[i - 1].block) found.insert(sentences[i].span.begin);
    }
    return found;
  };
  const std::set<std::size_t> own = borders(split_sentences(paragraphs(text, language)));
  const std::set<std::size_t> exported = borders(split_sentences(paragraphs(text, language), options));
  std::size_t both = 0;
  for (const std::size_t border : exported) both += own.count(border);
  return 2.0 * static_cast<double>(both) / static_cast<double>(own.size() + exported.size());
}

// Golden rules that are split as written. A case of several lines is a text of as many blocks, but for the
// hard-wrapped one.
std::size_t golden_rules(const std::string& set, const char* language, std::string& wrong) {
  std::ifstream file(kSets / set / "cases.jsonl");
  std::size_t right = 0;
  for (std::string line; std::getline(file, line);) {
    const auto golden = nlohmann::json::parse(line);
    std::string raw = golden["raw"];
    if (golden["group"] == "ES_PDF_CASE") {
      for (char& c : raw) c = c == '\n' ? ' ' : c;
      for (std::size_t at = raw.find("  "); at != std::string::npos; at = raw.find("  ")) raw.erase(at, 1);
    }
    const Sentences sentences = split_sentences(paragraphs(raw, language));
    std::vector<std::string> mine;
    for (std::size_t i = 0; i < sentences.size(); ++i) mine.emplace_back(sentences.text(i));
    const bool same = mine == golden["gold"].get<std::vector<std::string>>();
    right += same;
    if (!same) wrong += std::string(golden["id"]) + " ";
  }
  return right;
}

class SegmentationQuality : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kSets))
      GTEST_SKIP() << "The development sets are not beside the checkout: " << kSets;
  }
};

TEST_F(SegmentationQuality, HoldsOnSpanishNews) { EXPECT_GE(inner_f1("ancora_es_dev", "es"), .997); }
TEST_F(SegmentationQuality, HoldsOnEnglishOfManyGenres) { EXPECT_GE(inner_f1("gum_en_dev", "en"), .973); }
TEST_F(SegmentationQuality, HoldsOnEnglishOfTheWeb) { EXPECT_GE(inner_f1("ewt_en_dev", "en"), .877); }

TEST_F(SegmentationQuality, HoldsOnGoldenRules) {
  std::string wrong;
  EXPECT_GE(golden_rules("golden_rules_en", "en", wrong), 48U) << wrong;
  EXPECT_GE(golden_rules("golden_rules_es", "es", wrong), 36U) << wrong;
}

TEST_F(SegmentationQuality, HoldsWithTheRulesThatAreExported) {
  EXPECT_GE(exported_f1(kSets / "ancora_es_dev/raw.txt", "es"), .997);
  EXPECT_GE(exported_f1(kSets / "gum_en_dev/raw.txt", "en"), .998);
  EXPECT_GE(exported_f1(kSets / "ewt_en_dev/raw.txt", "en"), .968);
}

TEST(SrxExport, CutsTheSamplesAsOurOwnRulesDo) {
  const std::filesystem::path samples = BITEXT_SOURCE_DIR "/corpora";
  for (const char* name : {"figures/news.es.txt", "interview/interview.es.txt", "opinion/opinion.es.txt"})
    EXPECT_EQ(exported_f1(samples / name, "es"), 1) << name;
  for (const char* name : {"figures/news.en.txt", "interview/article.en.txt", "opinion/opinion.en.txt"})
    EXPECT_EQ(exported_f1(samples / name, "en"), 1) << name;
}

}  // namespace
}  // namespace libalign::test
