// The features of one bead: what a weight file weighs.
#pragma once

#include <vector>

#include "align/fast_log.h"
#include "align/lexical.h"
#include "align/vocabulary.h"
#include "align/weights.h"

namespace libalign::detail {

inline constexpr float kUsualVariance = 6.8F;  // of target lengths, a code point: Gale and Church 1993

// What a first alignment shows of a text: log of how often a sentence is unaligned and a pair is no 1-1, over
// what is usual. 0 before anything is known.
struct TextHabits {
  float unaligned = 0;
  float merged = 0;
  float length_variance = kUsualVariance;  // of sure pairs: free translations vary more than close ones
};

class BeadFeatures {
 public:
  // `length_ratio`: code points of target that a code point of source becomes.
  BeadFeatures(const SideText& source, const SideText& target, const LexicalEvidence& lexical,
               double length_ratio, double covered, const TextHabits& habits);

  // Source sentences [i, i + a) and target sentences [j, j + b). kNullContinued is the lattice's business and
  // stays 0.
  FeatureVector of(std::size_t i, std::size_t a, std::size_t j, std::size_t b) const;

  // Nats: what the words alone say, both directions together.
  double lexical_nats(std::size_t i, std::size_t a, std::size_t j, std::size_t b) const;

 private:
  void add_lexical(std::size_t i, std::size_t a, std::size_t j, std::size_t b, FeatureVector& features) const;
  void add_across(std::size_t i, std::size_t a, std::size_t j, std::size_t b, FeatureVector& features) const;
  void add_shape(std::size_t i, std::size_t a, std::size_t j, std::size_t b, FeatureVector& features) const;
  void add_blocks(std::size_t i, std::size_t a, std::size_t j, std::size_t b, FeatureVector& features) const;
  void add_null(std::size_t i, std::size_t a, std::size_t j, FeatureVector& features) const;
  float explained_beside(std::size_t i, std::size_t a, std::size_t j) const;
  float order(std::size_t i, std::size_t a, std::size_t j, std::size_t b) const;
  float outside(std::size_t i, std::size_t a, std::size_t j, std::size_t b) const;

  const SideText& source_;
  const SideText& target_;
  const LexicalEvidence& lexical_;
  double length_ratio_;
  float surplus_;  // of the source; the target has the negative
  float uncovered_;
  TextHabits habits_;
  bool blocks_;
};

// Gale and Church 1993: delta = (l_T - c l_S) / sqrt(6.8 m), m the mean of l_T and the c l_S that is
// expected, as the log of Student's t density with 5 degrees, without its constant: heavy tails forgive the
// free translation.
inline float length_agreement(float expected, float target_length, float variance = kUsualVariance) {
  constexpr float kDegrees = 5;
  const float mean = (expected + target_length) / 2;
  const float gap = target_length - expected;
  return -0.5F * (kDegrees + 1) * log_one_plus(gap * gap / (variance * mean * kDegrees));
}

float score_of(const FeatureVector& features, const FeatureVector& weights);

// Code points of target that one of source becomes, before anything is aligned: the whole texts' ratio where
// it is plausible for a full translation, else 1.
double guess_length_ratio(const SideText& source, const SideText& target);

}  // namespace libalign::detail
