#include "libalign/learn.h"

#include <gtest/gtest.h>

#include <array>

#include "lexicon/lexicon_test_tools.h"

namespace libalign {
namespace {

using test::Folder;
using test::found_in;

struct Both {
  std::string source, target;
};

// Pairs of sentences of three words each, out of ten, and an article on every side.
std::vector<Both> pairs_of_sentences(std::size_t count) {
  constexpr std::array kSpanish = {"casa",  "perro", "libro", "mesa",  "río",
                                   "monte", "calle", "barco", "nieve", "pan"};
  constexpr std::array kEnglish = {"house",  "dog",    "book", "table", "river",
                                   "forest", "street", "ship", "snow",  "bread"};
  std::vector<Both> pairs;
  std::uint32_t state = 7;
  for (std::size_t i = 0; i < count; ++i) {
    Both both = {"el " + std::to_string(i), "the " + std::to_string(i)};
    for (int word = 0; word < 3; ++word) {
      state = state * 1664525U + 1013904223U;
      const std::size_t n = (state >> 16U) % kSpanish.size();
      both.source.append(" ").append(kSpanish[n]);
      both.target.insert(0, std::string(kEnglish[n]) + " ");
    }
    pairs.push_back({lexicon_term(both.source, "es"), lexicon_term(both.target, "en")});
  }
  return pairs;
}

std::string learned(const std::vector<Both>& pairs, std::size_t most = LexiconLearner::kMostPairs) {
  LexiconLearner learner("es", "en", most);
  for (const Both& both : pairs) learner.add(both.source, both.target);
  return learner.lexicon();
}

Lexicon opened(const std::string& bytes) {
  const Folder folder;
  return Lexicon::open(folder.write("es-en.lex", bytes));
}

std::string best(const Lexicon& lexicon, Lexicon::Direction direction, const std::string& word) {
  const std::string found = found_in(lexicon, direction, word);
  return found.substr(0, found.find(' '));
}

TEST(LexiconLearner, FindsWhatTranslatesWhatInBothDirections) {
  const Lexicon lexicon = opened(learned(pairs_of_sentences(200)));
  EXPECT_TRUE(lexicon.intact());
  EXPECT_EQ(best(lexicon, Lexicon::Direction::forward, "perro"), "dog");
  EXPECT_EQ(best(lexicon, Lexicon::Direction::forward, "Río"), "river");
  EXPECT_EQ(best(lexicon, Lexicon::Direction::backward, "bread"), "pan");
  lexicon.for_each(Lexicon::Direction::forward, "nieve", "", [](const Translation& translation) {
    EXPECT_TRUE(translation.term != "snow" || translation.probability > 0.8F) << translation.probability;
  });
}

TEST(LexiconLearner, LearnsNeitherNumbersNorWordsThatStandEverywhereOrOnce) {
  std::vector<Both> pairs = pairs_of_sentences(200);
  pairs.push_back({"colibri casa", "hummingbird house"});
  const Lexicon lexicon = opened(learned(pairs));
  for (const char* word : {"el", "17", "colibri"})
    EXPECT_EQ(found_in(lexicon, Lexicon::Direction::forward, word), "") << word;
}

TEST(LexiconLearner, LearnsTheSameInAnyOrderAndFromWhatComesTwice) {
  std::vector<Both> pairs = pairs_of_sentences(200);
  const std::string bytes = learned(pairs);
  std::vector<Both> turned(pairs.rbegin(), pairs.rend());
  turned.insert(turned.end(), pairs.begin(), pairs.begin() + 50);
  EXPECT_EQ(learned(turned), bytes);
}

TEST(LexiconLearner, LearnsTheSameFromWhatLearnersOfPartsHaveKept) {
  constexpr std::size_t kMost = 60;
  const std::vector<Both> pairs = pairs_of_sentences(500);
  const std::string bytes = learned(pairs, kMost);
  EXPECT_NE(bytes, learned(pairs));
  std::vector<Both> kept;
  for (const std::size_t part : {2U, 0U, 1U}) {
    LexiconLearner learner("es", "en", kMost);
    for (std::size_t i = part; i < pairs.size(); i += 3) {
      if (learner.add(pairs[i].source, pairs[i].target)) kept.push_back(pairs[i]);
    }
    EXPECT_EQ(learner.size(), kMost);
  }
  EXPECT_LT(kept.size(), pairs.size());
  EXPECT_EQ(learned(kept, kMost), bytes);
}

TEST(LexiconLearner, TakesNoPairWithoutWordsOrWithFarTooMany) {
  LexiconLearner learner("es", "en");
  std::string longest = "a";
  for (std::size_t i = 1; i < LexiconLearner::kMostWords; ++i) longest += " a";
  EXPECT_FALSE(learner.add("", "house"));
  EXPECT_FALSE(learner.add("casa", ""));
  EXPECT_FALSE(learner.add("casa", longest + " a"));
  EXPECT_TRUE(learner.add("casa", longest));
  EXPECT_EQ(learner.size(), 1U);
}

TEST(LexiconLearner, MakesAnEmptyLexiconOfNothing) {
  for (const std::vector<Both>& pairs : {std::vector<Both>(), std::vector<Both>{{"casa", "house"}}})
    EXPECT_EQ(opened(learned(pairs)).size(), 0U);
}

}  // namespace
}  // namespace libalign
