#include "align/weights.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>

#include "libalign/error.h"

namespace libalign::detail {

extern const std::string_view kWeightFile;  // data/align/weights.txt, embedded by the build

namespace {

constexpr std::array<const char*, kFeatureCount> kNames = {
    "lexical",        "lexical_root", "weakest_member", "length",       "length_ratio",   "marks",
    "end_strong",     "end_weak",     "start",          "null",         "null_length",    "null_surplus",
    "null_continued", "type_1_2",     "type_1_3",       "type_1_4",     "type_1_5",       "type_2_2",
    "type_2_3",       "type_larger",  "inner_weak",     "inner_strong", "outside",        "crosses_block",
    "opens_both",     "opens_one",    "null_explained", "null_habit",   "null_uncovered", "least_gain",
    "merge_habit",    "heading"};

// Every name of the file and the place of its number.
std::map<std::string, float*, std::less<>> places(Weights& weights) {
  std::map<std::string, float*, std::less<>> all;
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
  auto missing = places(weights);
  const auto known = missing;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    line = line.substr(0, line.find_first_of("#\r"));
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos) continue;
    line.remove_prefix(first);
    const std::string_view name = line.substr(0, line.find_first_of(" \t"));
    const std::size_t value_at = line.find_first_not_of(" \t", name.size());
    const Place place{"weights", number, 0};
    const auto slot = known.find(name);
    if (slot == known.end()) {
      throw DataError(place, {"'{1}' is no weight.", {std::string(name)}},
                      {"See data/align/weights.txt for the names.", {}});
    }
    float value = 0;
    const char* from = value_at == std::string_view::npos ? nullptr : line.data() + value_at;
    const auto parsed = from == nullptr ? std::from_chars_result{nullptr, std::errc::invalid_argument}
                                        : std::from_chars(from, line.data() + line.size(), value);
    if (parsed.ec != std::errc{} || !std::isfinite(value)) {
      throw DataError(place, {"the weight '{1}' has no number.", {std::string(name)}},
                      {"Write 'name value', such as 'null -4.6'.", {}});
    }
    *slot->second = value;
    missing.erase(std::string(name));
  }
  if (!missing.empty()) {
    throw DataError({"weights", 0, 0}, {"the weight '{1}' is missing.", {missing.begin()->first}},
                    {"See data/align/weights.txt for all of them.", {}});
  }
  return weights;
}

const Weights& built_in_weights() {
  static const Weights weights = parse_weights(kWeightFile);
  return weights;
}

std::string format_weights(const Weights& weights, std::string_view comment) {
  std::string text(comment);
  Weights copy = weights;
  const auto line = [&text](const std::string& name, float value) {
    char buffer[80];
    std::snprintf(buffer, sizeof buffer, "%-23s %.4f\n", name.c_str(), static_cast<double>(value));
    text += buffer;
  };
  for (std::size_t i = 0; i < kFeatureCount; ++i) line(kNames[i], weights.feature[i]);
  for (const auto& [name, place] : places(copy)) {
    if (name.starts_with("translation_") || name.starts_with("confidence_")) line(name, *place);
  }
  return text;
}

}  // namespace libalign::detail
