// Pairs of sentence groups judged by themselves, wherever they stand: for text that is translated out of
// order.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "align/direct.h"
#include "align/lattice.h"
#include "align/translation.h"
#include "align/weights.h"

namespace libalign::detail {

inline constexpr double kNat = 0.3;          // what a nat of word evidence weighs
inline constexpr double kMovedPrior = -0.5;  // nats: moving is rarer than staying

class PairJudge {
 public:
  PairJudge(const DirectEvidence& evidence, const Weights& weights, double length_ratio)
      : evidence_(evidence), weights_(weights), length_ratio_(length_ratio) {}

  // Log odds that the groups translate each other, before the number of places is counted in. In the lattice
  // order speaks for a pair and words only have to choose among neighbours; here they stand alone and weigh
  // more: `nat` a nat.
  double gain(Group s, Group t, double nat = kNat) const;

  // translation_probability() of the groups. Of each source sentence the last answer is remembered: the pairs
  // of a path are asked for more than once.
  double translation(Group s, Group t) const;

 private:
  struct Answer {
    Group source, target;  // none at first
    double translation = 0;
  };
  const DirectEvidence& evidence_;
  const Weights& weights_;
  double length_ratio_;
  mutable std::vector<Answer> answers_;  // by first source sentence
};

// Sentence pairs worth a look: all, or, where these would be too many, those that share a rare link.
std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_to_try(const SideText& source,
                                                                  const SideText& target,
                                                                  const LinkTable& links,
                                                                  const std::vector<std::uint32_t>& sources,
                                                                  const std::vector<std::uint32_t>& targets);

}  // namespace libalign::detail
