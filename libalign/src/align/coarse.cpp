#include "align/coarse.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "align/lexical.h"

namespace libalign::detail {
namespace {

// Rounded from data/align/weights.txt; what is left out of the corridor hardly depends on them.
constexpr float kNat = 0.14F;
constexpr float kLengthWeight = 0.8F;
constexpr float kNullCost = -3.6F;
constexpr float kNullLengthCost = -0.46F;
constexpr float kNullContinuedGain = 2.5F;
constexpr float kTwoToOne = -1.9F;
constexpr float kThreeToOne = -3.6F;

constexpr float kHopeless = 15;  // nats behind the best path
constexpr float kNever = -std::numeric_limits<float>::infinity();

struct Step {
  unsigned char source, target;
  float cost;
};
constexpr std::array<Step, 5> kSteps = {
    {{1, 1, 0}, {1, 2, kTwoToOne}, {2, 1, kTwoToOne}, {1, 3, kThreeToOne}, {3, 1, kThreeToOne}}};

struct States {
  float pair = kNever;  // after a pair
  float null = kNever;  // after an unaligned sentence of either side
  float best() const { return std::max(pair, null); }
};

class CoarseModel {
 public:
  CoarseModel(const SideText& source, const SideText& target, const LinkTable& links, const Corridor& corridor,
              double length_ratio)
      : forward_(source, target, links, Explained::Direction::forward, 1),
        backward_(source, target, links, Explained::Direction::backward, 1) {
    for (std::size_t i = 0; i < source.size(); ++i) {
      // As far as a run of three that holds the sentence reaches.
      const std::size_t low = corridor.low[i < 2 ? 0 : i - 2];
      const std::size_t end =
          std::min(target.size(), corridor.high[std::min(source.size(), i + 1)] + std::size_t{1});
      if (low >= end) continue;
      forward_.want(i, 1, low, end);
      for (std::size_t j = low; j < end; ++j) backward_.want(j, 1, i, i + 1);
    }
    forward_.fill(0, source.size());
    backward_.fill(0, target.size());
    const auto weigh = [](const SideText& side, double ratio, std::vector<float>& length,
                          std::vector<float>& null) {
      for (const SentenceShape& sentence : side.sentences) {
        length.push_back(sentence.length * static_cast<float>(ratio));
        null.push_back(kNullCost + kNullLengthCost * (std::log(length.back()) - 3));
      }
    };
    weigh(source, length_ratio, source_length_, source_null_);
    weigh(target, 1, target_length_, target_null_);
  }

  float source_null(std::size_t i) const { return source_null_[i]; }
  float target_null(std::size_t j) const { return target_null_[j]; }

  // Source [i, i + a), target [j, j + b), one of them a single sentence. Of a run the words that several of its
  // sentences explain count several times: too good rather than too bad.
  float pair(std::size_t i, const Step& step, std::size_t j) const {
    float nats = 0;
    float source = 0;
    float target = 0;
    for (std::size_t s = i; s < i + step.source; ++s) {
      source += source_length_[s];
      for (std::size_t t = j; t < j + step.target; ++t)
        nats += forward_.at(s, 1, t) + backward_.at(t, 1, s);
    }
    for (std::size_t t = j; t < j + step.target; ++t)
      target += target_length_[t], nats -= static_cast<float>(step.source - 1) * forward_.unmatched(t);
    for (std::size_t s = i; s < i + step.source; ++s)
      nats -= static_cast<float>(step.target - 1) * backward_.unmatched(s);
    const float delta = target - source;
    const float squared = delta * delta / (3.4F * (source + target));
    return kNat * nats - 3 * kLengthWeight * std::log1p(squared / 5) + step.cost;
  }

 private:
  Explained forward_, backward_;
  std::vector<float> source_length_, source_null_;
  std::vector<float> target_length_, target_null_;
};

// What was kept with a border more on either side, and what can be said of it. Rows in which nothing was kept
// have low > high: paths step over them.
Narrowed around(const Corridor& kept, const Corridor& searched, std::size_t m) {
  const std::size_t n = kept.low.size() - 1;
  Narrowed narrowed{kept, {}, {{0, 0}}};
  const auto single = [&](std::size_t i, std::size_t j) { return kept.low[i] == j && kept.high[i] == j; };
  for (std::size_t i = 0; i <= n; ++i) {
    std::uint32_t& low = narrowed.corridor.low[i];
    std::uint32_t& high = narrowed.corridor.high[i];
    if (low > high) {
      low = searched.high[i];
      high = searched.low[i];
      continue;
    }
    const bool at_low = low == searched.low[i] && low > 0 && i < n;
    const bool at_high = high == searched.high[i] && high < m && i > 0;
    if (at_low || at_high) narrowed.crowded.push_back(i);
    if (low == high && i > 0 && i < n && low > 0 && single(i - 1, low - 1) && single(i + 1, low + 1))
      narrowed.cuts.emplace_back(static_cast<std::uint32_t>(i), low);
    low = std::max(searched.low[i], low == 0 ? 0 : low - 1);
    high = std::min(searched.high[i], high + 1);
  }
  narrowed.cuts.emplace_back(static_cast<std::uint32_t>(n), static_cast<std::uint32_t>(m));
  straighten(narrowed.corridor, m);
  return narrowed;
}

}  // namespace

Narrowed narrow(const SideText& source, const SideText& target, const LinkTable& links,
                const Corridor& corridor, double length_ratio) {
  const std::size_t n = source.size();
  const std::size_t m = target.size();
  const CoarseModel model(source, target, links, corridor, length_ratio);
  std::vector<std::size_t> row(n + 2, 0);
  for (std::size_t i = 0; i <= n; ++i) row[i + 1] = row[i] + (corridor.high[i] - corridor.low[i] + 1);
  const auto node = [&](std::size_t i, std::size_t j) { return row[i] + (j - corridor.low[i]); };
  const std::size_t steps = kSteps.size();
  std::vector<float> scores(row.back() * steps, kNever);
  std::vector<States> before(row.back());
  before[0].pair = 0;
  for (std::size_t i = 0; i <= n; ++i) {
    for (std::size_t j = corridor.low[i]; j <= corridor.high[i]; ++j) {
      const std::size_t here = node(i, j);
      const States from = before[here];
      const float best = from.best();
      for (std::size_t k = 0; k < steps; ++k) {
        const Step& step = kSteps[k];
        if (!corridor.holds(i + step.source, j + step.target)) continue;
        const float score = model.pair(i, step, j);
        scores[here * steps + k] = score;
        float& to = before[node(i + step.source, j + step.target)].pair;
        to = std::max(to, best + score);
      }
      const float null = std::max(from.pair, from.null + kNullContinuedGain);
      if (corridor.holds(i + 1, j)) {
        float& to = before[node(i + 1, j)].null;
        to = std::max(to, null + model.source_null(i));
      }
      if (corridor.holds(i, j + 1)) {
        float& to = before[node(i, j + 1)].null;
        to = std::max(to, null + model.target_null(j));
      }
    }
  }

  const float least = before.back().best() - kHopeless;
  std::vector<States> after(row.back());
  after.back() = {0, 0};
  Corridor kept{std::vector<std::uint32_t>(n + 1, static_cast<std::uint32_t>(m) + 1),
                std::vector<std::uint32_t>(n + 1, 0)};
  for (std::size_t i = n + 1; i-- > 0;) {
    for (std::size_t j = corridor.high[i] + std::size_t{1}; j-- > corridor.low[i];) {
      const std::size_t here = node(i, j);
      States& best = after[here];
      float null = kNever;
      if (corridor.holds(i + 1, j)) null = model.source_null(i) + after[node(i + 1, j)].null;
      if (corridor.holds(i, j + 1)) null = std::max(null, model.target_null(j) + after[node(i, j + 1)].null);
      float pair = i == n && j == m ? 0 : kNever;
      for (std::size_t k = 0; k < steps; ++k) {
        const float score = scores[here * steps + k];
        if (score == kNever) continue;
        pair = std::max(pair, score + after[node(i + kSteps[k].source, j + kSteps[k].target)].pair);
      }
      best = {std::max(pair, null), std::max(pair, null + kNullContinuedGain)};
      if (std::max(before[here].pair + best.pair, before[here].null + best.null) < least) continue;
      kept.low[i] = std::min(kept.low[i], static_cast<std::uint32_t>(j));
      kept.high[i] = std::max(kept.high[i], static_cast<std::uint32_t>(j));
    }
  }
  return around(kept, corridor, m);
}

}  // namespace libalign::detail
