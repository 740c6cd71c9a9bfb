// Pairs of sentences in, a lexicon of the words that translate each other out.
//
//     LexiconLearner learner("es", "en");
//     learner.add(lexicon_term("La casa es grande.", "es"), lexicon_term("The house is big.", "en"));
//     const std::string bytes = learner.lexicon();   // after some thousand more; Lexicon::open() reads them
//
// Words that meet more often than chance (Dunning 1993, G^2) are candidates; rounds of IBM model 1 (Brown et
// al. 1993) in both directions share out their meetings. Words that meet in less than three pairs, or stand
// in more than a third of all, are not learned, nor are numbers.
//
// The lexicon is decided by the set of pairs: not by their order, nor by one that comes twice. Memory is
// bounded: of more than `most` pairs, a sample of that size is kept, chosen by a hash of what they hold. So
// several learners may take parts of a corpus, and one learner all that the others have kept: it learns the
// same as if it had seen everything.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace libalign {

class LexiconLearner {
 public:
  static constexpr std::size_t kMostPairs = 200'000;
  static constexpr std::size_t kMostWords = 120;  // of one side of a pair

  LexiconLearner(std::string source_language, std::string target_language, std::size_t most = kMostPairs);

  // Terms as lexicon_term() gives them. False when the pair is not in the sample: an empty side, too many
  // words, or other pairs came before it. A later one may still push out one that was taken.
  bool add(std::string_view source_terms, std::string_view target_terms);

  std::size_t size() const { return kept_.size(); }  // pairs in the sample

  // May hold no entry, where there was too little to learn from.
  std::string lexicon() const;

 private:
  std::string source_language_, target_language_;
  std::size_t most_;
  std::set<std::pair<std::uint64_t, std::string>> kept_;  // hash; both sides, a tab between them
};

}  // namespace libalign
