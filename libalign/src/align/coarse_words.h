// What the words of two single sentences say of each other: the evidence of lexical.h for the coarse model,
// which asks for every cell of a wide band.
#pragma once

#include <cstdint>
#include <vector>

#include "align/lexical.h"
#include "align/links.h"
#include "align/type_set.h"
#include "align/type_window.h"
#include "align/vocabulary.h"

namespace libalign::detail {

class CoarseWords {
 public:
  // Keeps references to all three.
  CoarseWords(const SideText& source, const SideText& target, const LinkTable& links);

  // Nats that are won over leaving all unexplained.
  struct Wins {
    float forward = 0;   // by the words of the target sentence
    float backward = 0;  // by those of the source sentence
    float both() const { return forward + backward; }
  };
  // Appends those of source sentence i and each of the target sentences [first, last).
  void count(std::size_t i, std::size_t first, std::size_t last, std::vector<Wins>& wins);

  // By sentence: what it gets when nothing of it is explained.
  const std::vector<float>& source_unmatched() const { return source_unmatched_; }
  const std::vector<float>& target_unmatched() const { return target_unmatched_; }

 private:
  // A link between a word of the source sentence at hand and a type of the target.
  struct Tie {
    float forward = 0;       // mass that the word produces
    float backward = 0;      // probability that the type produces the word
    std::uint32_t word = 0;  // its number in the sentence
    std::uint32_t next = 0;  // of the same type, from 1; 0 is none
  };
  void tie(std::size_t i, std::size_t first, std::size_t last);
  Wins meet(std::size_t i, std::size_t j);

  const SideText& source_;
  const SideText& target_;
  const LinkTable& links_;
  WordOdds source_odds_, target_odds_;
  std::vector<float> source_unmatched_, target_unmatched_;
  std::vector<Tie> ties_;                 // of the sentence at hand
  std::vector<std::uint32_t> first_tie_;  // by type of the target, from 1; all 0 in between
  std::vector<TypeId> tied_;              // those that have some
  TypeSet tied_set_;                      // the same
  TypeWindow near_;                       // what stands in the target sentences at hand
  std::vector<float> mass_;               // by word of the sentence at hand; all 0 in between
  std::vector<std::uint32_t> met_;        // the words that have some
};

}  // namespace libalign::detail
