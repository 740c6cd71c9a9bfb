// The development sets beside the checkout, and floors just under what we reach. A floor that fails says what
// got worse; raise it when it has become too easy. Strict F1 as vecalign counts it, sentences given, default
// lexicons.
#include <gtest/gtest.h>

#include <algorithm>

#include "quality/gold_pairs.h"

namespace libalign::test {
namespace {

const std::filesystem::path kSets =
    std::filesystem::path(BITEXT_SOURCE_DIR).parent_path() / "shared/gold/align";

struct Floor {
  const char* set;
  const char* source;
  const char* target;
  double f1;
  double calibration_error;
};

class AlignmentQuality : public ::testing::TestWithParam<Floor> {};

TEST_P(AlignmentQuality, StaysAboveItsFloor) {
  const Floor floor = GetParam();
  if (!std::filesystem::is_directory(kSets / floor.set))
    GTEST_SKIP() << "the development set " << floor.set << " is not there (../shared/gold/align)";
  AlignOptions options;
  options.lexicons = built_lexicons(floor.source, floor.target);
  options.evidence = false;
  const bool has_dictionary = std::string(floor.target) != "el";
  if (options.lexicons.empty() && has_dictionary)
    GTEST_SKIP() << "no lexicon " << floor.source << "-" << floor.target
                 << " was built: its dictionaries are not installed";
  std::vector<std::filesystem::path> stems;
  for (const auto& entry : std::filesystem::directory_iterator(kSets / floor.set)) {
    if (entry.path().extension() == ".gold")
      stems.push_back(entry.path().parent_path() / entry.path().stem());
  }
  std::ranges::sort(stems);
  std::vector<EvaluatedPair> pairs;
  pairs.reserve(stems.size());
  for (const auto& stem : stems) pairs.push_back(align_pair(stem, floor.source, floor.target, options));
  const Evaluation evaluation = evaluate(pairs);
  EXPECT_GE(evaluation.strict.f1, floor.f1);
  EXPECT_LE(evaluation.calibration_error, floor.calibration_error);
  RecordProperty("strict_f1", std::to_string(evaluation.strict.f1));
}

// Sanitizers make the long sets slow and find nothing there that the short ones hide.
#if defined(__SANITIZE_ADDRESS__)
const Floor kFloors[] = {{"osguide_a", "en", "es", 0.99, 0.05}, {"textberg_dev", "de", "fr", 0.89, 0.08}};
#else
const Floor kFloors[] = {
    {"osguide_a", "en", "es", 0.99, 0.05},      {"wmt2012_hard", "en", "es", 0.985, 0.05},
    {"candide_a", "en", "es", 0.94, 0.06},      {"textberg_dev", "de", "fr", 0.905, 0.06},
    {"novels_en_fr_a", "en", "fr", 0.95, 0.04}, {"books_sherlock", "en", "es", 0.95, 0.04},
    {"candide_en_el", "en", "el", 0.915, 0.05}};
#endif
INSTANTIATE_TEST_SUITE_P(DevelopmentSets, AlignmentQuality, ::testing::ValuesIn(kFloors),
                         [](const auto& info) { return std::string(info.param.set); });

}  // namespace
}  // namespace libalign::test
