// Text that is partly translated, moved, or of another document, made from the development sets beside the
// checkout: floors just under what we reach.
#include <gtest/gtest.h>

#include <filesystem>

#include "bench/stress.h"
#include "libalign/align.h"
#include "quality/gold_pairs.h"

namespace libalign::test {
namespace {

const std::filesystem::path kSet =
    std::filesystem::path(BITEXT_SOURCE_DIR).parent_path() / "shared/gold/align/wmt2012_hard";
constexpr std::size_t kDocuments = 40;

struct Row {
  const char* name;
  const char* kind;
  double strength;
  Order order;
  double precision, recall;  // of links, at least
  double paired;             // share of the target's sentences, at most
};

class Stress : public ::testing::TestWithParam<Row> {};

TEST_P(Stress, IsBorne) {
  const Row row = GetParam();
  if (!std::filesystem::is_directory(kSet))
    GTEST_SKIP() << "the development set wmt2012_hard is not there (../shared/gold/align)";
  AlignOptions options;
  options.lexicons = built_lexicons("en", "es");
  if (options.lexicons.empty())
    GTEST_SKIP() << "no lexicon es-en was built: its dictionaries are not installed";
  options.evidence = false;
  options.order = row.order;
  const bench::GoldSet set = bench::read_gold_set(kSet.string());
  std::vector<EvaluatedPair> pairs;
  double sentences = 0;
  double paired = 0;
  for (std::size_t n = 0; n < kDocuments; ++n) {
    const bench::GoldDocument document =
        bench::stressed(set, n, row.kind, row.strength, static_cast<unsigned>(n));
    const Alignment alignment = align_sentences(document.source, document.target, options);
    pairs.push_back({document.gold, to_ladder(alignment)});
    sentences += static_cast<double>(document.target.size());
    for (const Bead& bead : alignment.beads)
      paired += bead.unaligned() ? 0 : static_cast<double>(bead.target.size());
  }
  const Score links = evaluate(pairs).links;
  EXPECT_GE(links.precision, row.precision);
  EXPECT_GE(links.recall, row.recall);
  EXPECT_LE(paired, row.paired * sentences);
}

const Row kRows[] = {{"MovedAndPartlyLeftOut", "omit_move", 0.5, Order::automatic, 0.95, 0.92, 1},
                     {"MovedAndPartlyLeftOutByOption", "omit_move", 0.5, Order::free, 0.97, 0.94, 1},
                     {"Moved", "move_sentences", 0.2, Order::automatic, 0.98, 0.94, 1},
                     {"PartlyLeftOut", "omit", 0.5, Order::automatic, 0.93, 0.98, 1},
                     {"WrongPartner", "wrong_partner", 1, Order::automatic, 0, 0, 0.02}};
INSTANTIATE_TEST_SUITE_P(DevelopmentSet, Stress, ::testing::ValuesIn(kRows),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace libalign::test
