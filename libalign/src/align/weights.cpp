#include "align/weights.h"

#include "align/weight_file.h"

namespace libalign::detail {

// Files of data/align, embedded by the build.
extern const std::string_view kWeightFile;
extern const std::string_view kFirstWeightFile;

namespace {

constexpr std::array<const char*, kFeatureCount> kNames = {
    "lexical",        "lexical_root",  "weakest_member", "length",       "length_ratio",   "marks",
    "questions",      "exclamations",  "brackets",       "end_strong",   "end_weak",       "start",
    "start_speech",   "null",          "null_length",    "null_surplus", "null_continued", "type_1_2",
    "type_1_3",       "type_1_4",      "type_1_5",       "type_2_2",     "type_2_3",       "type_larger",
    "inner_weak",     "inner_strong",  "inner_speech",   "order",        "outside",        "across",
    "across_much",    "crosses_block", "opens_both",     "opens_one",    "null_explained", "null_habit",
    "null_uncovered", "merge_habit",   "heading"};

WeightPlaces places(Weights& weights) {
  WeightPlaces all;
  for (std::size_t i = 0; i < kFeatureCount; ++i) all[kNames[i]] = &weights.feature[i];
  for (std::size_t i = 0; i < weights.translation.size(); ++i) {
    all["translation_" + std::to_string(i)] = &weights.translation[i];
  }
  for (std::size_t i = 0; i < weights.confidence_pair.size(); ++i) {
    all["confidence_pair_" + std::to_string(i)] = &weights.confidence_pair[i];
  }
  for (std::size_t i = 0; i < weights.confidence_unaligned.size(); ++i) {
    all["confidence_unaligned_" + std::to_string(i)] = &weights.confidence_unaligned[i];
  }
  return all;
}

}  // namespace

const char* name_of(Feature feature) { return kNames[feature]; }

Weights parse_weights(std::string_view text) {
  Weights weights;
  read_weights(text, "data/align/weights.txt", places(weights));
  return weights;
}

const Weights& built_in_weights() {
  static const Weights weights = parse_weights(kWeightFile);
  return weights;
}

const Weights& first_weights() {
  static const Weights weights = parse_weights(kFirstWeightFile);
  return weights;
}

std::string format_weights(const Weights& weights, std::string_view comment) {
  std::string text(comment);
  Weights copy = weights;
  const auto line = [&text](const std::string& name, float value) { text += weight_line(name, value); };
  for (std::size_t i = 0; i < kFeatureCount; ++i) line(kNames[i], weights.feature[i]);
  for (const auto& [name, place] : places(copy)) {
    if (name.starts_with("translation_") || name.starts_with("confidence_")) line(name, *place);
  }
  return text;
}

}  // namespace libalign::detail
