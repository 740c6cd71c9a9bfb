#include "pair/pair_weights.h"

#include <utility>
#include <vector>

#include "align/weight_file.h"

namespace libalign::detail {

extern const std::string_view kPairWeightFile;  // data/pair/weights.txt, embedded by the build

namespace {

constexpr std::array<const char*, kPairFeatures> kPairNames = {"bias",       "closeness", "order", "anchors",
                                                               "length_gap", "margin",    "mean"};
constexpr std::array<const char*, kTrialFeatures> kTrialNames = {"bias", "less", "more", "confidence"};
constexpr std::array<const char*, kHintFeatures> kHintNames = {"link",   "image", "name",
                                                               "person", "near",  "far"};

// In the order of the file.
std::vector<std::pair<std::string, float*>> all_weights(PairWeights& weights) {
  std::vector<std::pair<std::string, float*>> all;
  const auto add = [&all](const std::string& group, const auto& names, auto& values) {
    for (std::size_t k = 0; k < values.size(); ++k) all.emplace_back(group + names.at(k), &values.at(k));
  };
  add("quick_", kPairNames, weights.quick);
  add("tried_", kPairNames, weights.tried);
  add("trial_", kTrialNames, weights.trial);
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

std::string format_pair_weights(const PairWeights& weights, std::string_view comment) {
  std::string text(comment);
  PairWeights copy = weights;
  for (const auto& [name, place] : all_weights(copy)) text += weight_line(name, *place);
  return text;
}

}  // namespace libalign::detail
