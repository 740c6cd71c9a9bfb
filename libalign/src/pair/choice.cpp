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

}  // namespace libalign::detail
