#include "align/coarse.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "align/features.h"
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
constexpr float kUnlikely = 9;   // a border is sure where every other is so far behind
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
  CoarseModel(const SideText& source, const SideText& target, const LinkTable& links, double length_ratio)
      : forward_(source, target, links, Explained::Direction::forward, 1),
        backward_(source, target, links, Explained::Direction::backward, 1) {
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

  // Before pair() is asked for steps between the source borders `from` and `to` of the corridor.
  void prepare(const Corridor& corridor, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      // As far as a run of three that holds the sentence reaches.
      const std::size_t low = corridor.low[i < 2 ? 0 : i - 2];
      const std::size_t end = std::min(
          target_length_.size(), corridor.high[std::min(source_length_.size(), i + 1)] + std::size_t{1});
      if (low >= end) continue;
      forward_.want(i, 1, low, end);
      for (std::size_t j = low; j < end; ++j) backward_.want(j, 1, i, i + 1);
    }
    forward_.fill(from, to);
    backward_.fill(corridor.low[from < 2 ? 0 : from - 2],
                   std::min(target_length_.size(), corridor.high[to] + std::size_t{1}));
  }
  void forget() {
    forward_.forget();
    backward_.forget();
  }

  float source_null(std::size_t i) const { return source_null_[i]; }
  float target_null(std::size_t j) const { return target_null_[j]; }

  // Source [i, i + a), target [j, j + b), one of them a single sentence. Of a run the words that several of
  // its sentences explain count several times: too good rather than too bad.
  float pair(std::size_t i, const Step& step, std::size_t j) const {
    float nats = 0;
    float source = 0;
    float target = 0;
    for (std::size_t s = i; s < i + step.source; ++s) {
      source += source_length_[s];
      for (std::size_t t = j; t < j + step.target; ++t) nats += forward_.at(s, 1, t) + backward_.at(t, 1, s);
    }
    for (std::size_t t = j; t < j + step.target; ++t)
      target += target_length_[t], nats -= static_cast<float>(step.source - 1) * forward_.unmatched(t);
    for (std::size_t s = i; s < i + step.source; ++s)
      nats -= static_cast<float>(step.target - 1) * backward_.unmatched(s);
    return kNat * nats + kLengthWeight * length_agreement(source, target) + step.cost;
  }

 private:
  Explained forward_, backward_;
  std::vector<float> source_length_, source_null_;
  std::vector<float> target_length_, target_null_;
};

// Of each source border from a node on: the target borders that a path worth a look passes. Rows that paths
// only step over have low > high.
struct Kept {
  std::size_t first = 0;  // source border
  std::vector<std::uint32_t> low, high;
  std::vector<std::uint32_t> likely_low, likely_high;  // less of it: all but unlikely paths

  std::size_t last() const { return first + low.size() - 1; }
  bool only(std::size_t i, std::size_t j) const {
    return i >= first && i <= last() && likely_low[i - first] == j && likely_high[i - first] == j;
  }
  // Every likely path passes here, and the sentences before and behind are paired one to one.
  bool is_cut(std::size_t i) const {
    const std::uint32_t j = likely_low[i - first];
    return j > 0 && only(i, j) && only(i - 1, j - 1) && only(i + 1, j + 1);
  }
};

// From the node `from` to the source border `to`; there every target border will do unless it is the last.
Kept look(CoarseModel& model, const Corridor& searched, Node from, std::size_t to) {
  const std::size_t n = searched.low.size() - 1;
  const std::size_t m = searched.high[n];
  const std::size_t rows = to - from.first + 1;
  model.prepare(searched, from.first, to);
  std::vector<std::uint32_t> low(rows);
  std::vector<std::size_t> row(rows + 1, 0);
  for (std::size_t r = 0; r < rows; ++r) {
    low[r] = std::max(searched.low[from.first + r], from.second);
    row[r + 1] = row[r] + (searched.high[from.first + r] + 1 - low[r]);
  }
  const auto node = [&](std::size_t i, std::size_t j) {
    return row[i - from.first] + (j - low[i - from.first]);
  };
  const auto holds = [&](std::size_t i, std::size_t j) {
    return i <= to && j >= low[i - from.first] && j <= searched.high[i];
  };
  constexpr std::size_t kStepCount = kSteps.size();
  std::vector<float> scores(row.back() * kStepCount, kNever);
  std::vector<States> before(row.back());
  before[node(from.first, from.second)].pair = 0;
  for (std::size_t i = from.first; i <= to; ++i) {
    for (std::size_t j = low[i - from.first]; j <= searched.high[i]; ++j) {
      const std::size_t here = node(i, j);
      const States arrived = before[here];
      const float best = arrived.best();
      if (best == kNever) continue;
      for (std::size_t k = 0; k < kStepCount; ++k) {
        const Step& step = kSteps[k];
        if (!holds(i + step.source, j + step.target)) continue;
        const float score = model.pair(i, step, j);
        scores[here * kStepCount + k] = score;
        float& there = before[node(i + step.source, j + step.target)].pair;
        there = std::max(there, best + score);
      }
      const float null = std::max(arrived.pair, arrived.null + kNullContinuedGain);
      if (holds(i + 1, j)) {
        float& there = before[node(i + 1, j)].null;
        there = std::max(there, null + model.source_null(i));
      }
      if (holds(i, j + 1)) {
        float& there = before[node(i, j + 1)].null;
        there = std::max(there, null + model.target_null(j));
      }
    }
  }

  const bool open_end = to < n;
  float best_of_all = before.back().best();
  for (std::size_t j = low[rows - 1]; open_end && j <= searched.high[to]; ++j)
    best_of_all = std::max(best_of_all, before[node(to, j)].best());
  std::vector<States> after(row.back());
  const std::vector<std::uint32_t> none_low(rows, static_cast<std::uint32_t>(m) + 1);
  const std::vector<std::uint32_t> none_high(rows, 0);
  Kept kept{from.first, none_low, none_high, none_low, none_high};
  const auto take = [](std::uint32_t j, std::uint32_t& row_low, std::uint32_t& row_high) {
    row_low = std::min(row_low, j);
    row_high = std::max(row_high, j);
  };
  for (std::size_t i = to + 1; i-- > from.first;) {
    for (std::size_t j = searched.high[i] + std::size_t{1}; j-- > low[i - from.first];) {
      const std::size_t here = node(i, j);
      float null = kNever;
      if (holds(i + 1, j)) null = model.source_null(i) + after[node(i + 1, j)].null;
      if (holds(i, j + 1)) null = std::max(null, model.target_null(j) + after[node(i, j + 1)].null);
      float pair = i == to && (open_end || j == m) ? 0 : kNever;
      for (std::size_t k = 0; k < kStepCount; ++k) {
        const float score = scores[here * kStepCount + k];
        if (score == kNever) continue;
        pair = std::max(pair, score + after[node(i + kSteps[k].source, j + kSteps[k].target)].pair);
      }
      after[here] = {std::max(pair, null), std::max(pair, null + kNullContinuedGain)};
      const float through =
          std::max(before[here].pair + after[here].pair, before[here].null + after[here].null);
      const std::size_t r = i - from.first;
      const auto border = static_cast<std::uint32_t>(j);
      if (through >= best_of_all - kHopeless) take(border, kept.low[r], kept.high[r]);
      if (through >= best_of_all - kUnlikely) take(border, kept.likely_low[r], kept.likely_high[r]);
    }
  }
  return kept;
}

// The first source borders, close together, at which something worth a look lies at the edge of what was
// searched; nullopt where there are none up to `end`.
std::optional<std::pair<std::size_t, std::size_t>> crowded_borders(const Kept& kept, const Corridor& searched,
                                                                   std::size_t end) {
  constexpr std::size_t kTogether = 50;
  const std::size_t n = searched.low.size() - 1;
  const std::uint32_t m = searched.high[n];
  std::optional<std::pair<std::size_t, std::size_t>> crowded;
  for (std::size_t i = kept.first + 1; i <= end && i < n; ++i) {
    const std::uint32_t low = kept.low[i - kept.first];
    const std::uint32_t high = kept.high[i - kept.first];
    if (low > high) continue;
    const bool at_edge = (low == searched.low[i] && low > 0) || (high == searched.high[i] && high < m);
    if (!at_edge) continue;
    if (!crowded)
      crowded = {i, i};
    else if (i - crowded->second <= kTogether)
      crowded->second = i;
    else
      break;
  }
  return crowded;
}

// Twice as wide around these borders, but not without end.
bool open(Corridor& searched, std::size_t first, std::size_t last) {
  constexpr std::size_t kAround = 12;
  constexpr std::uint32_t kWidest = 4000;  // target borders
  const std::size_t n = searched.low.size() - 1;
  const std::uint32_t m = searched.high[n];
  bool opened = false;
  for (std::size_t i = first < kAround ? 0 : first - kAround; i <= std::min(n, last + kAround); ++i) {
    const std::uint32_t width = searched.high[i] - searched.low[i] + 1;
    if (width > kWidest) continue;
    const std::uint32_t half = width / 2 + 1;
    opened = opened || searched.low[i] > 0 || searched.high[i] < m;
    searched.low[i] -= std::min(half, searched.low[i]);
    searched.high[i] = std::min(m, searched.high[i] + half);
  }
  straighten(searched, m);
  return opened;
}

// The rows of `kept` up to `end`, with a border more on either side.
void accept(const Kept& kept, std::size_t end, const Corridor& searched, Narrowed& narrowed) {
  for (std::size_t i = kept.first; i <= end; ++i) {
    std::uint32_t low = kept.low[i - kept.first];
    std::uint32_t high = kept.high[i - kept.first];
    if (low > high) {  // straighten() fills it
      low = searched.high[i];
      high = searched.low[i];
    } else {
      low = std::max(searched.low[i], low == 0 ? 0 : low - 1);
      high = std::min(searched.high[i], high + 1);
    }
    narrowed.corridor.low[i] = low;
    narrowed.corridor.high[i] = high;
    if (i > kept.first && i < kept.last() && kept.is_cut(i))
      narrowed.cuts.emplace_back(static_cast<std::uint32_t>(i), kept.likely_low[i - kept.first]);
  }
}

std::size_t last_cut(const Kept& kept, std::size_t most) {
  for (std::size_t i = most; i > kept.first; --i) {
    if (kept.is_cut(i)) return i;
  }
  return kept.first;
}

}  // namespace

// Piece by piece, so that memory does not grow with the text. A piece has an open end; what is accepted of it
// ends at a cut some way before.
Narrowed narrow(const SideText& source, const SideText& target, const LinkTable& links, Corridor& searched,
                double length_ratio) {
  constexpr std::size_t kPiece = 2000;  // source borders
  constexpr std::size_t kMargin = 60;
  constexpr int kMostWidenings = 5;
  const std::size_t n = source.size();
  CoarseModel model(source, target, links, length_ratio);
  Narrowed narrowed{{std::vector<std::uint32_t>(n + 1), std::vector<std::uint32_t>(n + 1)}, {{0, 0}}};
  Node from{0, 0};
  std::size_t length = kPiece;
  std::size_t widened_to = 0;  // the borders that are being widened end here
  int widenings = 0;
  for (;;) {
    const std::size_t to = std::min(n, from.first + length);
    const Kept kept = look(model, searched, from, to);
    std::size_t end = to;
    if (to < n) {
      end = last_cut(kept, to - kMargin);
      if (end == from.first) {
        length *= 2;
        continue;
      }
    }
    if (const auto crowded = crowded_borders(kept, searched, end)) {
      if (crowded->first > widened_to) widenings = 0;
      if (widenings < kMostWidenings && open(searched, crowded->first, crowded->second)) {
        ++widenings;
        widened_to = std::max(widened_to, crowded->second + kMargin);
        length = crowded->second + 3 * kMargin - from.first;
        const std::size_t before = last_cut(
            kept, std::max<std::size_t>(from.first, crowded->first - std::min(crowded->first, kMargin)));
        if (before == from.first) continue;
        length -= before - from.first;
        end = before;
      } else {
        length = kPiece;
      }
    } else {
      length = kPiece;
    }
    accept(kept, end, searched, narrowed);
    if (end == n) break;
    from = {static_cast<std::uint32_t>(end), kept.likely_low[end - kept.first]};
    if (narrowed.cuts.back() != from) narrowed.cuts.push_back(from);
    model.forget();
  }
  narrowed.cuts.emplace_back(static_cast<std::uint32_t>(n), static_cast<std::uint32_t>(target.size()));
  straighten(narrowed.corridor, target.size());
  return narrowed;
}

}  // namespace libalign::detail
