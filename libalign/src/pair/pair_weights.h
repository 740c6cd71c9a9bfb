// What speaks for a pair of documents, and how much: one list, one readable file (data/pair/weights.txt).
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace libalign::detail {

// Features of a pair of documents, in log odds when weighed.
enum PairFeature : std::size_t {
  kPairBias,
  kCloseness,  // nats a word, both directions together, over the usual and scaled (compare.h); within 4
  kOrder,      // Likeness::order - .5
  kAnchors,    // Likeness::anchors
  kLengthGap,  // |log of the length ratio|, within 3
  kMargin,     // how much closer than the best rival (another target of this source or another source of this
               // target), scaled; within 1.5
  kMean,       // than the mean of the next few rivals of either side; within 3
  kSize,       // log of the words of the shorter document over 60; within 2
  kSizedCloseness,  // closeness times size: the same closeness proves more in long documents
  kPairFeatures
};

// Of a trial alignment, added to those above.
enum TrialFeature : std::size_t {
  kTrialBias,
  kTrialLess,        // of each side the share of text in pairs, weighed by `translation`: the smaller
  kTrialMore,        // the larger
  kTrialConfidence,  // mean confidence of the pairs
  kTrialFeatures
};

// What the files say of themselves.
enum HintFeature : std::size_t {
  kHintLink,     // the one names the other as its original or as its version in the other language
  kHintImage,    // the same lead picture
  kHintName,     // the same file name but for the language
  kHintPerson,   // the same byline or translator
  kHintNear,     // published within a week of each other
  kHintFar,      // more than two months apart
  kHintMedia,    // other pictures and players in common: log2(1 + number), within 2
  kHintPointer,  // the one has a link to the other, for whatever reason
  kHintFeatures
};

using PairVector = std::array<float, kPairFeatures>;
using TrialVector = std::array<float, kTrialFeatures>;
using HintVector = std::array<float, kHintFeatures>;

struct Judgement {
  PairVector quick{};  // before a trial alignment, or without one
  PairVector tried{};  // with one
  TrialVector trial{};
};

struct PairWeights {
  Judgement known;  // where a dictionary knows the words
  Judgement bare;   // where none does
  HintVector hint{};
};

// Between the two, by the share of the words that a dictionary knows.
Judgement judgement_for(const PairWeights& weights, float known_share);

// As parse_weights() of the room align.
PairWeights parse_pair_weights(std::string_view text);
const PairWeights& built_in_pair_weights();
std::string format_pair_weights(const PairWeights& weights, std::string_view comment);

template <class Vector>
float weigh(const Vector& features, const Vector& weights) {
  float sum = 0;
  for (std::size_t k = 0; k < features.size(); ++k) sum += features[k] * weights[k];
  return sum;
}

}  // namespace libalign::detail
