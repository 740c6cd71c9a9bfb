#include "align/coarse.h"

#include <gtest/gtest.h>

#include "align/given_sentences.h"
#include "align/pipeline.h"

namespace libalign::detail {
namespace {

using libalign::testing::given;
using libalign::testing::made_article;

std::vector<std::array<std::uint32_t, 4>> beads_of(const std::vector<PathBead>& path) {
  std::vector<std::array<std::uint32_t, 4>> beads;
  for (const PathBead& bead : path) beads.push_back({bead.i, bead.a, bead.j, bead.b});
  return beads;
}

void expect_same_as_whole_lattice(const std::vector<std::string>& es, const std::vector<std::string>& en) {
  Prepared narrowed(given("es", es), given("en", en), {});
  const auto found = beads_of(decode(narrowed, built_in_weights()));
  Prepared whole(given("es", es), given("en", en), {});
  whole.corridor = whole_lattice(es.size(), en.size());
  whole.filter = {};
  whole.cuts = {{0, 0}, {static_cast<std::uint32_t>(es.size()), static_cast<std::uint32_t>(en.size())}};
  EXPECT_EQ(found, beads_of(decode(whole, built_in_weights())));
}

TEST(Coarse, LeavesLittleOfAPlainTranslation) {
  Prepared p(given("es", made_article(150, false)), given("en", made_article(150, true)), {});
  EXPECT_LT(p.corridor.cells(), 150U * 12U);
  for (std::size_t i = 0; i <= 150; ++i) EXPECT_TRUE(p.corridor.holds(i, i)) << i;
}

TEST(Coarse, GivesWhatTheWholeLatticeGives) {
  const std::vector<std::string> es = made_article(120, false);
  std::vector<std::string> en = made_article(120, true);
  expect_same_as_whole_lattice(es, en);
  en.erase(en.begin() + 40, en.begin() + 70);
  expect_same_as_whole_lattice(es, en);
  en[10] += ' ' + en[11];
  en.erase(en.begin() + 11);
  expect_same_as_whole_lattice(es, en);
  std::rotate(en.begin() + 50, en.begin() + 60, en.begin() + 70);
  expect_same_as_whole_lattice(es, en);
}

TEST(Coarse, LeavesOutOnlyBeadsThatHardlyAnyPathHas) {
  const std::vector<std::string> es = made_article(120, false);
  std::vector<std::string> en = made_article(120, true);
  en[10] += ' ' + en[11];
  en[20] += ' ' + en[21] + ' ' + en[22];
  en.erase(en.begin() + 60, en.begin() + 63);
  en.erase(en.begin() + 21, en.begin() + 23);
  en.erase(en.begin() + 11);
  Prepared p(given("es", es), given("en", en), {});
  p.lexical->forget();
  p.lexical->extend(p.corridor, 0, es.size());
  const FeatureVector& weights = built_in_weights().feature;
  Lattice all(p.corridor, es.size(), en.size(), weights[kNullContinued]);
  all.fill([&](std::size_t i, std::size_t a, std::size_t j, std::size_t b) {
    return score_of(p.features->of(i, a, j, b), weights);
  });
  all.sum();
  double left_out = 0;
  std::size_t left = 0;
  std::size_t beads = 0;
  all.for_each([&](std::size_t i, std::size_t j, std::size_t t) {
    ++beads;
    if ((p.filter.at(i, j) >> t & 1U) != 0)
      ++left;
    else
      left_out = std::max(left_out, all.posterior(i, j, t));
  });
  EXPECT_LT(left_out, 0.01);
  EXPECT_LT(left * 2, beads);
}

// Long sentences, of which each can only be one translation.
std::vector<std::string> long_sentences(std::size_t count, bool translated) {
  constexpr std::size_t kJoined = 4;
  const std::vector<std::string> parts = made_article(count * kJoined, translated);
  std::vector<std::string> sentences(count);
  for (std::size_t k = 0; k < parts.size(); ++k) sentences[k / kJoined] += parts[k] + ' ';
  return sentences;
}

TEST(Coarse, CutsLongTextsWhereEveryPathPasses) {
  const std::vector<std::string> es = long_sentences(900, false);
  std::vector<std::string> en = long_sentences(900, true);
  en.erase(en.begin() + 500, en.begin() + 540);
  Prepared p(given("es", es), given("en", en), {});
  ASSERT_GT(p.cuts.size(), 4U);
  EXPECT_EQ(p.cuts.front(), Node(0, 0));
  EXPECT_EQ(p.cuts.back(), Node(900, 860));
  for (std::size_t k = 1; k + 1 < p.cuts.size(); ++k) {
    const auto [i, j] = p.cuts[k];
    EXPECT_EQ(j, i <= 500 ? i : i - 40) << i;
  }
  expect_same_as_whole_lattice(es, en);
}

TEST(Coarse, OpensTheBandWhereTheCourseLeavesIt) {
  // No seeds at all lead the way, and 60 sentences are missing.
  const std::vector<std::string> es = made_article(300, false);
  std::vector<std::string> en = made_article(300, true);
  en.erase(en.begin() + 100, en.begin() + 160);
  Prepared p(given("es", es), given("en", en), {});
  Corridor band = make_corridor(p.source, p.target, {{0, 0, 1}, {150, 150, 1}}, 10);
  for (std::size_t i = 20; i < 280; ++i) {  // far too narrow
    band.low[i] = static_cast<std::uint32_t>(i * 240 / 300 - 3);
    band.high[i] = static_cast<std::uint32_t>(i * 240 / 300 + 3);
  }
  straighten(band, 240);
  const Narrowed narrowed = narrow(p.source, p.target, p.links, band, 1);
  EXPECT_TRUE(narrowed.corridor.holds(90, 90));
  EXPECT_TRUE(narrowed.corridor.holds(170, 110));
}

TEST(Coarse, TakesEmptySides) {
  for (const std::size_t n : {0, 3}) {
    for (const std::size_t m : {0, 3}) {
      Prepared p(given("es", made_article(n, false)), given("en", made_article(m, true)), {});
      EXPECT_EQ(p.corridor.low.size(), n + 1);
      EXPECT_EQ(p.corridor.low.front(), 0U);
      EXPECT_EQ(p.corridor.high.back(), m);
    }
  }
}

}  // namespace
}  // namespace libalign::detail
