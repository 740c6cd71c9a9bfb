#include "pair/choice.h"

#include <algorithm>

namespace libalign::detail {
namespace {

void take(const Comparison& c, double least, Taken& taken, std::vector<std::uint32_t>& chosen) {
  std::vector<std::uint32_t> ranked;
  for (std::uint32_t k = 0; k < c.all.size(); ++k) {
    if (c.all[k].probability() >= least) ranked.push_back(k);
  }
  std::ranges::sort(ranked, [&](std::uint32_t a, std::uint32_t b) {
    return c.all[a].logit != c.all[b].logit ? c.all[a].logit > c.all[b].logit : a < b;
  });
  for (const std::uint32_t k : ranked) {
    const Compared& one = c.all[k];
    if (taken.source[one.source] != kFree || taken.target[one.target] != kFree) continue;
    taken.source[one.source] = one.target;
    taken.target[one.target] = one.source;
    chosen.push_back(k);
  }
}

}  // namespace

std::vector<std::uint32_t> choose(Comparison& c, const PairWeights& weights, double least) {
  constexpr double kSure = 0.9;
  Taken taken = nobody_taken(c);
  std::vector<std::uint32_t> chosen;
  take(c, std::max(least, kSure), taken, chosen);
  judge(c, taken, weights);
  take(c, least, taken, chosen);
  std::ranges::sort(chosen);
  return chosen;
}

std::vector<double> standing(const Comparison& c, const std::vector<std::uint32_t>& chosen) {
  std::vector<double> source_lost(c.source.text.size(), 0), target_lost(c.target.text.size(), 0);
  std::vector<double> probability(c.all.size(), 0);
  for (const std::uint32_t k : chosen) {
    const Compared& one = c.all[k];
    probability[k] = source_lost[one.source] = target_lost[one.target] = one.probability();
  }
  for (std::size_t k = 0; k < c.all.size(); ++k) {
    const Compared& one = c.all[k];
    const double lost = std::max(source_lost[one.source], target_lost[one.target]);
    if (probability[k] == 0) probability[k] = one.probability() * (1 - lost);
  }
  return probability;
}

}  // namespace libalign::detail
