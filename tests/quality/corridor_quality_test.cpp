// The corridor is to save time, not to change results: on every document of the development sets whose whole
// lattice is small enough to look at, both give the same beads.
#include <gtest/gtest.h>

#include <algorithm>

#include "align/pipeline.h"
#include "quality/gold_pairs.h"

namespace libalign::test {
namespace {

using namespace detail;

std::vector<std::array<std::uint32_t, 4>> decoded(Prepared& prepared) {
  std::vector<std::array<std::uint32_t, 4>> beads;
  for (const PathBead& bead : decode(prepared, built_in_weights()))
    beads.push_back({bead.i, bead.a, bead.j, bead.b});
  return beads;
}

TEST(CorridorQuality, GivesTheBeadsOfTheWholeLattice) {
  constexpr std::size_t kMostCells = 60'000;
  const std::filesystem::path sets =
      std::filesystem::path(BITEXT_SOURCE_DIR).parent_path() / "shared/gold/align";
  if (!std::filesystem::is_directory(sets)) GTEST_SKIP() << "no development sets (../shared/gold/align)";
  struct Set {
    const char *name, *source, *target;
  };
  std::size_t documents = 0;
  for (const Set& set : {Set{"osguide_a", "en", "es"}, Set{"wmt2012_hard", "en", "es"},
                         Set{"candide_a", "en", "es"}, Set{"candide_en_el", "en", "el"}}) {
    AlignOptions options;
    options.lexicons = built_lexicons(set.source, set.target);
    std::vector<std::filesystem::path> stems;
    for (const auto& entry : std::filesystem::directory_iterator(sets / set.name)) {
      if (entry.path().extension() == ".gold")
        stems.push_back(entry.path().parent_path() / entry.path().stem());
    }
    std::ranges::sort(stems);
    for (const auto& stem : stems) {
      const Sentences source = read_sentences(stem.string() + ".src", set.source);
      const Sentences target = read_sentences(stem.string() + ".tgt", set.target);
      if ((source.size() + 1) * (target.size() + 1) > kMostCells) continue;
      Prepared narrowed(source, target, options);
      Prepared whole(source, target, options);
      whole.corridor = whole_lattice(source.size(), target.size());
      whole.filter = {};
      whole.cuts = {{0, 0},
                    {static_cast<std::uint32_t>(source.size()), static_cast<std::uint32_t>(target.size())}};
      EXPECT_EQ(decoded(narrowed), decoded(whole)) << stem;
      ++documents;
    }
  }
  EXPECT_GT(documents, 100U);
}

}  // namespace
}  // namespace libalign::test
