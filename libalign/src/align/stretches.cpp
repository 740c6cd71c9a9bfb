#include "align/stretches.h"

#include <algorithm>
#include <optional>

#include "align/translation.h"

namespace libalign::detail {

std::vector<Node> nodes_of(const std::vector<Border>& borders, std::size_t source, std::size_t target) {
  std::vector<Node> nodes = {{0, 0}};
  const auto add = [&](std::size_t i, std::size_t j) {
    const Node node{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j)};
    if (node.first < nodes.back().first || node.second < nodes.back().second || i > source || j > target)
      throw UsageError({}, {"borders between sentences run backwards."}, {"Give them in order."});
    if (node != nodes.back()) nodes.push_back(node);
  };
  for (const Border& border : borders) add(border.source.value, border.target.value);
  add(source, target);
  return nodes;
}

void doubt_stretches(const std::vector<Node>& borders, const DirectEvidence& direct, double length_ratio,
                     const Weights& weights, std::vector<Bead>& beads) {
  constexpr double kLeastOdds = 1;  // before the words are looked at: somebody has paired them
  constexpr double kMostOdds = 20;
  constexpr double kSure = 1e-6;
  constexpr std::size_t kMostOfStretch =
      8;  // of a stretch: in longer ones the lattice has other readings to weigh
  std::vector<std::optional<double>> translations;
  double pairs = 0;
  double like = 0;
  for (std::size_t k = 0; k + 1 < borders.size(); ++k) {
    const Group source{borders[k].first, borders[k + 1].first};
    const Group target{borders[k].second, borders[k + 1].second};
    translations.emplace_back();
    if (source.size() == 0 || target.size() == 0 || source.size() + target.size() > kMostOfStretch) continue;
    translations.back() = translation_probability(direct.meet(source, target), length_ratio, weights);
    pairs += 1;
    if (*translations.back() >= 0.5) like += 1;
  }
  const double expected = std::clamp(like / std::max(1.0, pairs - like), kLeastOdds, kMostOdds);
  std::size_t k = 0;
  for (Bead& bead : beads) {
    const auto is_behind = [&] {
      return bead.source.empty() ? bead.target.front().value >= borders[k + 1].second
                                 : bead.source.front().value >= borders[k + 1].first;
    };
    while (k + 2 < borders.size() && is_behind()) ++k;
    if (bead.unaligned() || !translations[k]) continue;
    const double translation = std::clamp(*translations[k], kSure, 1 - kSure);
    const double odds = expected * translation / (1 - translation);
    bead.confidence = std::min(bead.confidence, odds / (1 + odds));
  }
}

}  // namespace libalign::detail
