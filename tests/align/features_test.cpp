#include "align/features.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "align/direct.h"
#include "align/given_sentences.h"
#include "align/pipeline.h"

namespace libalign::detail {
namespace {

using libalign::testing::given;
using libalign::testing::made_article;

// Any bead may be asked for.
void open_everything(Prepared& prepared) {
  prepared.corridor = whole_lattice(prepared.source.size(), prepared.target.size());
  prepared.lexical->extend(prepared.corridor, 0, prepared.source.size());
}

TEST(LexicalEvidence, AgreesWithTheDirectSumForEveryBead) {
  Prepared p(given("es", made_article(9, false)), given("en", made_article(11, true)), {});
  open_everything(p);
  const DirectEvidence direct(p.source, p.target, p.links);
  for (std::uint32_t i = 0; i < 9; ++i) {
    for (std::uint32_t j = 0; j < 11; ++j) {
      for (const BeadType type : kBeadTypes) {
        if (type.source == 0 || type.target == 0 || i + type.source > 9 || j + type.target > 11) continue;
        const Meeting meeting = direct.meet({i, i + type.source}, {j, j + type.target});
        EXPECT_NEAR(p.features->lexical_nats(i, type.source, j, type.target),
                    meeting.forward + meeting.backward, 1e-3);
      }
    }
  }
}

TEST(LexicalEvidence, IsTheSameInOneThreadAndTwo) {
  AlignOptions two;
  two.threads = 2;
  Prepared a(given("es", made_article(40, false)), given("en", made_article(40, true)), {});
  open_everything(a);
  Prepared b(given("es", made_article(40, false)), given("en", made_article(40, true)), two);
  open_everything(b);
  for (std::size_t i = 0; i < 40; ++i) EXPECT_EQ(a.lexical->forward(i, 1, i), b.lexical->forward(i, 1, i));
}

TEST(Features, PreferTheTranslation) {
  Prepared p(given("es", made_article(20, false)), given("en", made_article(20, true)), {});
  open_everything(p);
  const auto score = [&](std::size_t i, std::size_t j) {
    return score_of(p.features->of(i, 1, j, 1), built_in_weights().feature);
  };
  for (std::size_t i = 0; i < 20; ++i) {
    for (std::size_t j = 0; j < 20; ++j) {
      if (i == j) continue;
      EXPECT_GT(score(i, i), score(i, j)) << i << ' ' << j;
    }
  }
}

TEST(Features, CountBlocksOnlyWhereBothSidesHaveThem) {
  const std::vector<std::string> es = {"Uno 1.", "Dos 2.", "Tres 3."};
  const std::vector<std::string> en = {"One 1.", "Two 2.", "Three 3."};
  Prepared both(given("es", es, {2, 1}), given("en", en, {2, 1}), {});
  open_everything(both);
  EXPECT_EQ(both.features->of(2, 1, 2, 1)[kOpensBoth], 1);
  EXPECT_EQ(both.features->of(2, 1, 1, 1)[kOpensOne], 1);
  EXPECT_EQ(both.features->of(1, 2, 1, 2)[kCrossesBlock], 2);
  Prepared one(given("es", es, {2, 1}), given("en", en), {});
  open_everything(one);
  EXPECT_EQ(one.features->of(2, 1, 2, 1)[kOpensBoth], 0);
}

TEST(Features, HoldItAgainstAnUnalignedSentenceThatItsNeighbourExplainsIt) {
  Prepared p(given("es", made_article(8, false)), given("en", made_article(8, true)), {});
  open_everything(p);
  EXPECT_LT(p.features->of(3, 1, 3, 0)[kNullExplained], -0.5);
  EXPECT_LT(p.features->of(3, 1, 4, 0)[kNullExplained], -0.5);
  EXPECT_LT(p.features->of(3, 0, 3, 1)[kNullExplained], -0.5);
  EXPECT_LT(p.features->of(3, 1, 3, 0)[kNullExplained], p.features->of(0, 1, 7, 0)[kNullExplained]);
  EXPECT_EQ(p.features->of(3, 1, 3, 1)[kNullExplained], 0);
}

TEST(Features, SeeWhetherTheSentencesOfABeadAreMetInTheirOrder) {
  std::vector<std::string> es = made_article(8, false);
  // es 2 and 3 are one sentence in English, and es 6 and 7 the other way about
  std::vector<std::string> en = made_article(8, true);
  en[2] += ' ' + en[3];
  en[6] = en[7] + ' ' + en[6];
  en.erase(en.begin() + 7);
  en.erase(en.begin() + 3);
  const auto check = [](const Prepared& p, const auto& order_of) {
    EXPECT_GT(order_of(p, 2, 2, 2, 1), 0.5);
    EXPECT_LT(order_of(p, 6, 2, 5, 1), -0.5);
    EXPECT_LT(order_of(p, 4, 2, 3, 1), order_of(p, 2, 2, 2, 1));  // es 5 is only swallowed
    EXPECT_EQ(order_of(p, 4, 1, 3, 1), 0);
  };
  Prepared p(given("es", es), given("en", en), {});
  open_everything(p);
  check(p, [](const Prepared& of, std::size_t i, std::size_t a, std::size_t j, std::size_t b) {
    return of.features->of(i, a, j, b)[kOrder];
  });
  Prepared turned(given("en", en), given("es", es), {});
  open_everything(turned);
  check(turned, [](const Prepared& of, std::size_t i, std::size_t a, std::size_t j, std::size_t b) {
    return of.features->of(j, b, i, a)[kOrder];
  });
}

// What `across` says, by hand: for each border of a bead of one and one sentence, the most that some of the
// words next to it would win.
TEST(Features, SeeWordsThatBelongBeyondTheBorder) {
  std::vector<std::string> es = made_article(8, false);
  std::vector<std::string> en = made_article(8, true);
  const auto across = [&](const std::vector<std::string>& source, const std::vector<std::string>& target,
                          std::size_t i, std::size_t j) {
    Prepared p(given("es", source), given("en", target), {});
    open_everything(p);
    return p.features->of(i, 1, j, 1)[kAcross];
  };
  const float sound = across(es, en, 3, 3);
  EXPECT_LE(sound, 0);
  std::vector<std::string> before = en;  // en 3 begins with what en 2 should end with
  before[3] = before[2] + ' ' + before[3];
  before[2] = "Well.";
  EXPECT_LT(across(es, before, 3, 3), sound - 0.5F);
  std::vector<std::string> after = en;  // en 3 ends with what en 4 should begin with
  after[3] += ' ' + after[4];
  after[4] = "Well.";
  EXPECT_LT(across(es, after, 3, 3), sound - 0.5F);
  // The two sides turned round see the same.
  Prepared p(given("es", es), given("en", before), {});
  Prepared turned(given("en", before), given("es", es), {});
  open_everything(p);
  open_everything(turned);
  EXPECT_NEAR(p.features->of(3, 1, 3, 1)[kAcross], turned.features->of(3, 1, 3, 1)[kAcross], 1e-3);
  EXPECT_NEAR(p.features->of(3, 1, 3, 1)[kAcrossMuch], turned.features->of(3, 1, 3, 1)[kAcrossMuch], 1e-3);
}

// The walk over the words, against a sum over every border that a sentence may have.
TEST(LexicalEvidence, FindsTheBorderWhereTheSentenceBesideWinsTheMost) {
  Prepared p(given("es", made_article(9, false)), given("en", made_article(9, true)), {});
  open_everything(p);
  const WordOdds odds = word_odds(p.target, linked_targets(p.target, p.links));
  const auto nats = [&](std::size_t i, const Occurrence& word) {
    double mass = 0;
    const SentenceShape& by = p.source.sentences[i];
    for (std::uint32_t o = by.first; o < by.last; ++o) {
      for (const LinkTable::Product& product : p.links.products_of_source(p.source.occurrences[o].type)) {
        if (product.type == word.type) mass += p.source.occurrences[o].count * product.probability;
      }
    }
    return word.count * std::log1p(mass * odds.ratio[word.type] / by.tokens);
  };
  const auto most = [&](std::size_t beside, std::size_t own, std::size_t j, bool at_end) {
    std::vector<Occurrence> words(p.target.occurrences.begin() + p.target.sentences[j].first,
                                  p.target.occurrences.begin() + p.target.sentences[j].last);
    std::ranges::sort(words, {}, &Occurrence::place);
    if (at_end) std::ranges::reverse(words);
    double won = 0;
    double best = 0;
    for (const Occurrence& word : words) {
      won += nats(beside, word) - nats(own, word);
      best = std::max(best, won);
    }
    return best;
  };
  for (std::size_t i = 1; i < 8; ++i) {
    for (std::size_t j = 0; j < 9; ++j) {
      EXPECT_NEAR(p.lexical->across_in_target(i, j).before, most(i - 1, i, j, false), 1e-3);
      EXPECT_NEAR(p.lexical->across_in_target(i, j).after, most(i + 1, i, j, true), 1e-3);
    }
  }
  EXPECT_EQ(p.lexical->across_in_target(0, 0).before, 0);
  EXPECT_EQ(p.lexical->across_in_target(8, 8).after, 0);
}

TEST(Features, CountEachKindOfMark) {
  Prepared p(given("es", {"¿Viene (hoy)?", "¡No! Sí.", "Uno: dos; «tres»."}),
             given("en", {"He comes.", "No. Yes.", "One, two, three."}), {});
  open_everything(p);
  const FeatureVector asked = p.features->of(0, 1, 0, 1);
  EXPECT_EQ(asked[kQuestions], -1);
  EXPECT_EQ(asked[kBrackets], -1);
  EXPECT_EQ(asked[kExclamations], 0);
  EXPECT_EQ(asked[kMarks], 0);
  EXPECT_EQ(p.features->of(1, 1, 1, 1)[kExclamations], -1);
  EXPECT_EQ(p.features->of(2, 1, 2, 1)[kMarks], -4);
}

TEST(Features, SeeWhereSomebodyBeginsToSpeak) {
  Prepared p(given("es", {"Llegó.", "—Ven.", "—Voy."}), given("en", {"He arrived.", "\"Come.\"", "I will."}),
             {});
  open_everything(p);
  EXPECT_EQ(p.features->of(1, 1, 1, 1)[kStartSpeech], 0);
  EXPECT_EQ(p.features->of(2, 1, 2, 1)[kStartSpeech], -1);
  EXPECT_EQ(p.features->of(0, 1, 1, 1)[kStartSpeech], -1);
  EXPECT_EQ(p.features->of(0, 3, 0, 3)[kInnerSpeech], 3);
  EXPECT_EQ(p.features->of(1, 1, 1, 2)[kInnerSpeech], 0);
}

TEST(Prepared, ForgetsWhatItLearnedWhenItLearnsAgain) {
  Prepared p(given("es", {"perro gato"}), given("en", {"hound feline"}), {});
  const LinkTable known = p.links;
  const auto link = [&](const char* source, const char* target) {
    return Link{p.source.by_text.at(source), p.target.by_text.at(target), 0.5F, 0.5F, AnchorKind::learned};
  };
  p.join_links(known, {link("perro", "feline")});
  EXPECT_EQ(p.links.links().size(), 1U);
  p.join_links(known, {link("perro", "hound")});
  ASSERT_EQ(p.links.links().size(), 1U);
  EXPECT_EQ(p.links.links()[0].target, p.target.by_text.at("hound"));
}

TEST(Features, KnowTheHabitsOfTheText) {
  Prepared p(given("es", made_article(8, false)), given("en", made_article(8, true)), {});
  open_everything(p);
  EXPECT_EQ(p.features->of(3, 1, 3, 0)[kNullHabit], 0);
  p.set_habits(1, {.unaligned = 0.5F, .merged = -0.25F, .length_variance = 6.8F});
  EXPECT_EQ(p.features->of(3, 1, 3, 0)[kNullHabit], 0.5F);
  EXPECT_EQ(p.features->of(3, 0, 3, 1)[kNullHabit], 0.5F);
  EXPECT_EQ(p.features->of(3, 2, 3, 1)[kMergeHabit], -0.25F);
  EXPECT_EQ(p.features->of(3, 1, 3, 1)[kMergeHabit], 0);
}

TEST(TextHabits, AreCountedOnThePathAndDrawnTowardsTheUsual) {
  const Prepared p(given("es", made_article(200, false)), given("en", made_article(200, true)), {});
  const auto habits = [&](const std::vector<PathBead>& path) { return observed_habits(p, path, 1); };
  EXPECT_EQ(habits({}).unaligned, 0);
  EXPECT_EQ(habits({}).merged, 0);
  EXPECT_EQ(habits({}).length_variance, kUsualVariance);
  std::vector<PathBead> plain, gapped, merged;
  for (std::uint32_t k = 0; k < 100; ++k) {
    plain.push_back({k, 1, k, 1, 1});
    gapped.push_back({k, 1, k / 2, k % 2, 1});
    merged.push_back({2 * k, 2, k, 1, 1});
  }
  EXPECT_LT(habits(plain).unaligned, -0.5);
  EXPECT_LT(habits(plain).merged, -0.5);
  EXPECT_GT(habits(gapped).unaligned, 1);
  EXPECT_GT(habits(merged).merged, 1);
  EXPECT_LT(habits(plain).length_variance, kUsualVariance);  // made sentences are equally long
  plain.resize(3);
  EXPECT_GT(habits(plain).unaligned, -0.2);  // three sentences prove little
}

}  // namespace
}  // namespace libalign::detail
