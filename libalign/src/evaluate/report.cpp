#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "libalign/evaluate.h"

namespace libalign {
namespace {

using Json = nlohmann::ordered_json;
using NamedScore = std::pair<const char*, const Score*>;

std::vector<NamedScore> scores_of(const Evaluation& evaluation) {
  std::vector<NamedScore> scores = {{"strict", &evaluation.strict},
                                    {"lax", &evaluation.lax},
                                    {"strict_pairs", &evaluation.strict_pairs},
                                    {"links", &evaluation.links}};
  if (evaluation.characters) scores.emplace_back("characters", &*evaluation.characters);
  scores.emplace_back("unaligned", &evaluation.unaligned);
  return scores;
}

// With to_chars, since printf follows the locale.
std::string fixed(double value, int decimals) {
  std::array<char, 400> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals)
          .ptr;
  return {buffer.data(), end};
}

std::string left(std::string text, std::size_t width) {
  text.resize(std::max(width, text.size()), ' ');
  return text;
}

std::string right(const std::string& text, std::size_t width) {
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

std::string row(const std::string& name, const Score& score) {
  std::string line = left(name, 14);
  for (const double value : {score.precision, score.recall, score.f1}) line += right(fixed(value, 4), 11);
  for (const std::size_t count : {score.right, score.found, score.recalled, score.wanted}) {
    line += right(std::to_string(count), 10);
  }
  return line + '\n';
}

std::string heading(const std::string& name) {
  std::string line = left(name, 14);
  for (const char* column : {"precision", "recall", "F1"}) line += right(column, 11);
  for (const char* column : {"right", "of found", "recalled", "of gold"}) line += right(column, 10);
  return line + '\n';
}

Json json_of(const Score& score) {
  return {{"precision", score.precision}, {"recall", score.recall}, {"f1", score.f1},
          {"right", score.right},         {"found", score.found},   {"recalled", score.recalled},
          {"wanted", score.wanted}};
}

// "1-1" before "1-2" before "1-10", pairs before unaligned: by size, as people count.
std::vector<std::pair<std::string, const Score*>> kinds_of(const Evaluation& evaluation) {
  std::vector<std::pair<std::string, const Score*>> kinds;
  for (const auto& [kind, score] : evaluation.by_kind) kinds.emplace_back(kind, &score);
  std::stable_sort(kinds.begin(), kinds.end(), [](const auto& a, const auto& b) {
    const auto order = [](const std::string& kind) {
      std::size_t source = 0, target = 0;
      const char* const end = kind.data() + kind.size();
      const char* const dash = std::from_chars(kind.data(), end, source).ptr;
      if (dash != end) std::from_chars(dash + 1, end, target);
      return std::tuple(source == 0 || target == 0, source + target, source);
    };
    return order(a.first) < order(b.first);
  });
  return kinds;
}

}  // namespace

std::string evaluation_table(const Evaluation& evaluation) {
  std::string table = heading("");
  for (const auto& [name, score] : scores_of(evaluation)) {
    std::string words = name;
    std::replace(words.begin(), words.end(), '_', ' ');
    table += row(words, *score);
  }
  if (!evaluation.by_kind.empty()) table += '\n' + heading("kind, strict");
  for (const auto& [kind, score] : kinds_of(evaluation)) table += row(kind, *score);
  if (evaluation.calibration.empty()) return table;

  table += '\n' + left("confidence", 14) + right("beads", 11) + right("mean", 11) + right("right", 11) + '\n';
  for (const CalibrationBin& bin : evaluation.calibration) {
    table += left(fixed(bin.from, 1) + " - " + fixed(bin.to, 1), 14) + right(std::to_string(bin.beads), 11);
    for (const double value : {bin.confidence, bin.accuracy})
      table += right(bin.beads > 0 ? fixed(value, 4) : "-", 11);
    table += '\n';
  }
  return table + "expected calibration error: " + fixed(evaluation.calibration_error, 4) + '\n';
}

std::string evaluation_json(const Evaluation& evaluation) {
  Json json = Json::object();
  for (const auto& [name, score] : scores_of(evaluation)) json[name] = json_of(*score);
  json["by_kind"] = Json::object();
  for (const auto& [kind, score] : kinds_of(evaluation)) json["by_kind"][kind] = json_of(*score);
  if (!evaluation.calibration.empty()) {
    json["calibration"] = Json::array();
    for (const CalibrationBin& bin : evaluation.calibration) {
      json["calibration"].push_back({{"from", bin.from},
                                     {"to", bin.to},
                                     {"beads", bin.beads},
                                     {"confidence", bin.confidence},
                                     {"accuracy", bin.accuracy}});
    }
    json["calibration_error"] = evaluation.calibration_error;
  }
  return json.dump(2) + '\n';
}

}  // namespace libalign
