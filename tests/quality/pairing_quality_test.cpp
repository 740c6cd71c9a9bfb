// The development sets of document pairing, and floors just under what we reach: F1 over exact pairs at the
// probability that the program has built in.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

#include "libalign/pair.h"
#include "quality/gold_pairs.h"

namespace libalign::test {
namespace {

namespace fs = std::filesystem;

const fs::path kSets = fs::path(BITEXT_SOURCE_DIR).parent_path() / "shared/gold/docpair";

struct Side {
  std::vector<Document> documents;
  Collection collection;

  explicit Side(const fs::path& folder) {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder)) paths.push_back(entry.path());
    std::ranges::sort(paths);
    for (const fs::path& path : paths) add(read_document(path.string()), path.stem().string());
  }

  void add(Document document, const std::string& name) {
    documents.push_back(std::move(document));
    collection.add(sketch_of(documents.back(), name));
  }
};

PairOptions options_for(const Side& source, const Side& target) {
  PairOptions options;
  options.lexicons = built_lexicons(source.collection.language(), target.collection.language());
  options.threads = 2;
  options.sentences = [&](bool source_side, std::size_t n) {
    return split_sentences((source_side ? source : target).documents[n]);
  };
  return options;
}

struct Floor {
  const char* set;
  double f1;
  double calibration_error;
};

class PairingQuality : public ::testing::TestWithParam<Floor> {};

// Over the best candidate of each source, in ten bins.
double calibration_error(const Pairing& pairing, const std::vector<bool>& right) {
  constexpr std::size_t kBins = 10;
  std::array<double, kBins> said{}, was{};
  for (std::size_t k = 0; k < pairing.candidates.size(); ++k) {
    const double probability = pairing.candidates[k].probability;
    const std::size_t bin = std::min(kBins - 1, static_cast<std::size_t>(probability * kBins));
    said.at(bin) += probability;
    was.at(bin) += right[k] ? 1 : 0;
  }
  double error = 0;
  for (std::size_t b = 0; b < kBins; ++b) error += std::abs(said.at(b) - was.at(b));
  return error / static_cast<double>(std::max<std::size_t>(1, pairing.candidates.size()));
}

TEST_P(PairingQuality, StaysAboveItsFloor) {
  const Floor floor = GetParam();
  const fs::path folder = kSets / floor.set;
  if (!fs::is_directory(folder))
    GTEST_SKIP() << "the development set " << floor.set << " is not there (../shared/gold/docpair)";
  const Side source(folder / "a");
  const Side target(folder / "b");
  PairOptions options = options_for(source, target);
  if (options.lexicons.empty())
    GTEST_SKIP() << "no lexicon " << source.collection.language() << "-" << target.collection.language()
                 << " was built: its dictionaries are not installed";
  options.candidates = 1;
  std::set<std::pair<std::string, std::string>> gold;
  std::ifstream lines(folder / "gold.tsv");
  for (std::string a, b; lines >> a >> b;) gold.emplace(a, b);
  const Pairing pairing = pair_documents(source.collection, target.collection, options);
  const auto is_right = [&](const DocumentPair& pair) {
    return gold.contains({source.collection.name(pair.source), target.collection.name(pair.target)});
  };
  const auto right = static_cast<double>(std::ranges::count_if(pairing.pairs, is_right));
  const double f1 = 2 * right / static_cast<double>(pairing.pairs.size() + gold.size());
  std::vector<bool> right_candidates;
  for (const DocumentPair& pair : pairing.candidates) right_candidates.push_back(is_right(pair));
  EXPECT_GE(f1, floor.f1);
  EXPECT_LE(calibration_error(pairing, right_candidates), floor.calibration_error);
}

// What the program was made for: news that used a third of a long interview, among hundreds of other articles, by the
// text alone. And without it: no partner, rather than the likest.
TEST(PairingOfTheSamples, FindsTheNewsMadeOfAThirdOfAnInterview) {
  const fs::path folder = kSets / "wmt_news_0810";
  if (!fs::is_directory(folder))
    GTEST_SKIP() << "the development set wmt_news_0810 is not there (../shared/gold/docpair)";
  const auto sample = [](const std::string& name) {
    Document document = read_document(BITEXT_SOURCE_DIR "/corpora/interview/" + name);
    document.metadata = {};
    return document;
  };
  for (const bool used : {true, false}) {
    Side english(folder / "a"), spanish(folder / "b");
    const std::size_t interview = spanish.documents.size(), news = english.documents.size();
    spanish.add(sample("interview.es.html"), "1");
    if (used) english.add(sample("article.en.html"), "2");
    const PairOptions options = options_for(english, spanish);
    if (options.lexicons.empty()) GTEST_SKIP() << "no lexicon en-es was built: its dictionaries are not installed";
    std::size_t found = 0;
    for (const DocumentPair& pair : pair_documents(english.collection, spanish.collection, options).pairs) {
      if (pair.target != interview) continue;
      ++found;
      EXPECT_TRUE(used) << english.collection.name(pair.source);
      EXPECT_EQ(pair.source, news);
      EXPECT_GT(pair.probability, 0.9);
    }
    EXPECT_EQ(found, used ? 1U : 0U);
  }
}

// Sanitizers make the long documents slow and find nothing there that the short ones hide.
#if defined(__SANITIZE_ADDRESS__)
const Floor kFloors[] = {{"wmt_news_0810", 0.998, 0.03}};
#else
const Floor kFloors[] = {
    {"snippets_0810", 0.985, 0.03}, {"tech_docs", 0.99, 0.03}, {"wmt_news_0810", 0.998, 0.03}};
#endif
INSTANTIATE_TEST_SUITE_P(DevelopmentSets, PairingQuality, ::testing::ValuesIn(kFloors),
                         [](const auto& info) { return std::string(info.param.set); });

}  // namespace
}  // namespace libalign::test
