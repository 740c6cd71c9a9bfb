// The sample pairs that the project owns, from the page to the beads: read, split, align, and hold the text
// of each pair against the hand-made gold.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "quality/gold_pairs.h"

namespace libalign::test {
namespace {

const std::filesystem::path kCorpora = std::filesystem::path(BITEXT_SOURCE_DIR) / "corpora";

std::string without_space(std::string_view text) {
  std::string bare;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("\u00A0")) {
      ++i;
      continue;
    }
    if (text[i] != ' ' && text[i] != '\n' && text[i] != '\t' && text[i] != '\r') bare += text[i];
  }
  return bare;
}

using TextPair = std::pair<std::string, std::string>;

std::set<TextPair> gold_pairs(const std::filesystem::path& stem) {
  const Sentences source = read_sentences(stem.string() + ".src", "es");
  const Sentences target = read_sentences(stem.string() + ".tgt", "en");
  std::set<TextPair> pairs;
  for (const LadderBead& bead : read_beads(stem.string() + ".gold")) {
    if (bead.source.empty() || bead.target.empty()) continue;
    TextPair pair;
    for (const std::size_t i : bead.source) pair.first += without_space(source.text(i));
    for (const std::size_t j : bead.target) pair.second += without_space(target.text(j));
    pairs.insert(pair);
  }
  return pairs;
}

struct Found {
  std::set<TextPair> pairs;
  std::set<std::string> sentences;  // of both sides
};

Found aligned_pairs(const std::string& source, const std::string& target) {
  AlignOptions options;
  options.lexicons = built_lexicons("es", "en");
  const Alignment alignment =
      align_sentences(split_sentences(read_document((kCorpora / source).string())),
                      split_sentences(read_document((kCorpora / target).string())), options);
  Found found;
  for (const Bead& bead : alignment.beads) {
    if (!bead.unaligned())
      found.pairs.insert(
          {without_space(alignment.source_text(bead)), without_space(alignment.target_text(bead))});
  }
  for (std::size_t i = 0; i < alignment.source.size(); ++i)
    found.sentences.insert(without_space(alignment.source.text(i)));
  for (std::size_t j = 0; j < alignment.target.size(); ++j)
    found.sentences.insert(without_space(alignment.target.text(j)));
  return found;
}

struct Row {
  const char* stem;
  const char* source;
  const char* target;
  double recall, precision;  // of pairs, text against text
};

class SamplePair : public ::testing::TestWithParam<Row> {};

TEST_P(SamplePair, HoldsThePairsThatATranslatorWouldKeep) {
  if (built_lexicons("es", "en").empty())
    GTEST_SKIP() << "no lexicon es-en was built: its dictionaries are not installed";
  const Row row = GetParam();
  const std::set<TextPair> gold = gold_pairs(kCorpora / row.stem);
  const Found found = aligned_pairs(row.source, row.target);
  std::size_t right = 0;
  for (const TextPair& pair : found.pairs) right += gold.count(pair);
  EXPECT_GE(static_cast<double>(right) / static_cast<double>(gold.size()), row.recall);
  EXPECT_GE(static_cast<double>(right) / static_cast<double>(found.pairs.size()), row.precision);
}

TEST_P(SamplePair, HoldsNothingFromTheMenus) {
  const Row row = GetParam();
  const Found found = aligned_pairs(row.source, row.target);
  for (const char* furniture :
       {"Saltaralcontenido", "Skiptomaincontent", "Skiptocontent", "Tepuedeinteresar", "Compartir", "Share",
        "Newsletter", "Suscríbete", "Subscribe", "Iniciarsesión", "Signin", "Aceptar"}) {
    for (const std::string& sentence : found.sentences) EXPECT_NE(sentence, furniture);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Corpora, SamplePair,
    ::testing::Values(
        Row{"interview/interview", "interview/interview.es.html", "interview/article.en.html", 0.75, 0.7},
        Row{"interview/interview", "interview/interview.es.txt", "interview/article.en.txt", 0.75, 0.7},
        Row{"opinion/opinion", "opinion/opinion.es.html", "opinion/opinion.en.html", 0.85, 0.85},
        Row{"opinion/opinion", "opinion/opinion.es.txt", "opinion/opinion.en.txt", 0.85, 0.85},
        Row{"figures/news", "figures/news.es.html", "figures/news.en.html", 0.9, 0.9},
        Row{"figures/news", "figures/news.es.txt", "figures/news.en.txt", 0.9, 0.9}));

}  // namespace
}  // namespace libalign::test
