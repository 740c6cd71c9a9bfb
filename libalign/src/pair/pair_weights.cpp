#include "pair/pair_weights.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "align/weight_file.h"

namespace libalign::detail {

extern const std::string_view kPairWeightFile;  // data/pair/weights.txt, embedded by the build

namespace {

constexpr std::array<const char*, kPairFeatures> kPairNames = {
    "bias", "closeness", "order", "anchors", "length_gap", "margin", "mean", "size", "sized_closeness"};
constexpr std::array<const char*, kTrialFeatures> kTrialNames = {"bias", "less", "more", "confidence"};
constexpr std::array<const char*, kHintFeatures> kHintNames = {"link",   "image", "name",
                                                               "person", "near",  "far",
                                                               "media",  "pointer"};

// In the order of the file.
std::vector<std::pair<std::string, float*>> all_weights(PairWeights& weights) {
  std::vector<std::pair<std::string, float*>> all;
  const auto add = [&all](const std::string& group, const auto& names, auto& values) {
    for (std::size_t k = 0; k < values.size(); ++k) all.emplace_back(group + names.at(k), &values.at(k));
  };
  for (const auto& [group, judgement] :
       {std::pair{"known_", &weights.known}, std::pair{"bare_", &weights.bare}}) {
    const std::string start(group);
    add(start + "quick_", kPairNames, judgement->quick);
    add(start + "tried_", kPairNames, judgement->tried);
    add(start + "trial_", kTrialNames, judgement->trial);
  }
  add("hint_", kHintNames, weights.hint);
  return all;
}

}  // namespace

PairWeights parse_pair_weights(std::string_view text) {
  PairWeights weights;
  WeightPlaces places;
  for (const auto& [name, place] : all_weights(weights)) places[name] = place;
  read_weights(text, "data/pair/weights.txt", places);
  return weights;
}

const PairWeights& built_in_pair_weights() {
  static const PairWeights weights = parse_pair_weights(kPairWeightFile);
  return weights;
}

Judgement judgement_for(const PairWeights& weights, float known_share) {
  constexpr float kMuch = 0.4F;  // of running text: a small dictionary
  const float share = std::min(1.0F, known_share / kMuch);
  Judgement mixed;
  const auto mix = [share](auto& values, const auto& known, const auto& bare) {
    for (std::size_t k = 0; k < values.size(); ++k) values[k] = share * known[k] + (1 - share) * bare[k];
  };
  mix(mixed.quick, weights.known.quick, weights.bare.quick);
  mix(mixed.tried, weights.known.tried, weights.bare.tried);
  mix(mixed.trial, weights.known.trial, weights.bare.trial);
  return mixed;
}

std::string format_pair_weights(const PairWeights& weights, std::string_view comment) {
  std::string text(comment);
  PairWeights copy = weights;
  for (const auto& [name, place] : all_weights(copy)) text += weight_line(name, *place);
  return text;
}

}  // namespace libalign::detail
