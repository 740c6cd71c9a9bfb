#include "align/coarse.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "align/coarse_words.h"
#include "align/fast_log.h"
#include "align/features.h"

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
constexpr float kHopelessBead = 15;
constexpr float kNever = -std::numeric_limits<float>::infinity();
constexpr float kAlways = std::numeric_limits<float>::infinity();

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

// Of a kind of bead that the coarse model has no step for: rather too little than too much.
constexpr float cost_of(BeadType type) {
  constexpr float kFirst = -1.5F;
  constexpr float kEach = -1.3F;  // sentence beyond one and one
  return kFirst + kEach * static_cast<float>(type.source + type.target - 2);
}

class CoarseModel {
 public:
  CoarseModel(const SideText& source, const SideText& target, const LinkTable& links, double length_ratio)
      : words_(source, target, links) {
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

  std::size_t target_size() const { return target_length_.size(); }
  CoarseWords& words() { return words_; }
  float source_null(std::size_t i) const { return source_null_[i]; }
  float target_null(std::size_t j) const { return target_null_[j]; }

  // As pair(), were the lengths all right.
  float most(std::size_t i, std::size_t a, std::size_t j, std::size_t b, float wins) const {
    for (std::size_t s = i; s < i + a; ++s) wins += words_.source_unmatched(s);
    for (std::size_t t = j; t < j + b; ++t) wins += words_.target_unmatched(t);
    return kNat * wins;
  }
  // Source [i, i + a), target [j, j + b), whose words win so much.
  float pair(std::size_t i, std::size_t a, std::size_t j, std::size_t b, float wins) const {
    float source = 0;
    float target = 0;
    for (std::size_t s = i; s < i + a; ++s) {
      source += source_length_[s];
      wins += words_.source_unmatched(s);
    }
    for (std::size_t t = j; t < j + b; ++t) {
      target += target_length_[t];
      wins += words_.target_unmatched(t);
    }
    return kNat * wins + kLengthWeight * length_agreement(source, target);
  }

 private:
  CoarseWords words_;
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

// The lattice of the coarse model from the node `from` to the source border `to`; there every target border
// will do unless it is the last.
class Look {
 public:
  Look(CoarseModel& model, const Corridor& searched, Node from, std::size_t to)
      : model_(model), from_(from), to_(to), open_end_(to + 1 < searched.low.size()) {
    const std::size_t rows = to - from.first + 1;
    row_.resize(rows + 1, 0);
    for (std::size_t r = 0; r < rows; ++r) {
      low_.push_back(std::max(searched.low[from.first + r], from.second));
      high_.push_back(searched.high[from.first + r]);
      row_[r + 1] = row_[r] + (high_[r] + 1 - low_[r]);
    }
    for (std::size_t i = from.first; i < to; ++i) {
      // As far as a run of three that holds the sentence reaches.
      const std::size_t first = searched.low[i < 2 ? 0 : i - 2];
      const std::size_t last =
          std::max(first, std::min(model.target_size(), searched.high[i + 1] + std::size_t{1}));
      cells_.push_back({wins_.size(), first, last});
      model.words().count(i, first, last, wins_);
    }
    go_forward();
    go_backward();
  }

  const Kept& kept() const { return kept_; }

  // The kinds of bead from here that some path not quite hopeless has.
  BeadFilter::Kinds kinds(std::size_t i, std::size_t j) const {
    if (!holds(i, j)) return BeadFilter::kAll;
    const std::size_t here = node(i, j);
    const float least = best_of_all_ - kHopelessBead;
    const float before = before_[here].best();
    BeadFilter::Kinds kinds = BeadFilter::Kinds{1} << kSourceNull | BeadFilter::Kinds{1} << kTargetNull;
    for (std::size_t t = 0; t < kSourceNull; ++t) {
      const BeadType type = kBeadTypes[t];
      if (holds(i + type.source, j + type.target)) {
        const float rest = before + after_[node(i + type.source, j + type.target)].pair;
        if (rest + most_of(i, j, type) < least || rest + score_of(here, i, j, type) < least) continue;
      }
      kinds |= BeadFilter::Kinds{1} << t;
    }
    return kinds;
  }

 private:
  static constexpr std::size_t kStepCount = kSteps.size();

  // The cells of one source sentence.
  struct Cells {
    std::size_t offset = 0;
    std::size_t first = 0, last = 0;  // target sentences
  };

  std::size_t node(std::size_t i, std::size_t j) const {
    return row_[i - from_.first] + (j - low_[i - from_.first]);
  }
  bool holds(std::size_t i, std::size_t j) const {
    return i <= to_ && j >= low_[i - from_.first] && j <= high_[i - from_.first];
  }
  CoarseWords::Wins wins(std::size_t i, std::size_t j) const {
    const Cells& cells = cells_[i - from_.first];
    return wins_[cells.offset + (j - cells.first)];
  }

  // Of a run the words that several of its sentences explain count several times: too good rather than too
  // bad.
  float score_of_step(std::size_t i, const Step& step, std::size_t j) const {
    float all = 0;
    for (std::size_t s = i; s < i + step.source; ++s) {
      for (std::size_t t = j; t < j + step.target; ++t) all += wins(s, t).both();
    }
    return model_.pair(i, step.source, j, step.target, all) + step.cost;
  }

  // At least what score_of() will say, by what the sentences win over against all that stands in the band.
  float most_of(std::size_t i, std::size_t j, BeadType type) const {
    float wins = 0;
    for (std::size_t s = i; s < i + type.source; ++s) {
      const Cells& cells = cells_[s - from_.first];
      const std::size_t last = std::min(j + type.target, cells.last);
      for (std::size_t t = std::max(j, cells.first); t < last; ++t)
        wins += wins_[cells.offset + (t - cells.first)].both();
      if (j < cells.first || j + type.target > cells.last) return kAlways;
    }
    return model_.most(i, type.source, j, type.target, wins);
  }

  // Of any kind, from a node.
  float score_of(std::size_t here, std::size_t i, std::size_t j, BeadType type) const {
    for (std::size_t k = 0; k < kStepCount; ++k) {
      if (kSteps[k].source == type.source && kSteps[k].target == type.target)
        return scores_[here * kStepCount + k];
    }
    // Most words that several sentences explain are the same in all: those count half. And each sentence
    // explains less where there are others.
    constexpr float kShared = 0.5F;
    constexpr float kThinner = 0.09F;
    std::array<float, kMostSentences> forward{};
    std::array<float, kMostSentences> most_forward{};
    float all = 0;
    for (std::size_t s = 0; s < type.source; ++s) {
      float backward = 0;
      float most_backward = 0;
      const Cells& cells = cells_[i + s - from_.first];
      for (std::size_t t = 0; t < type.target; ++t) {
        if (j + t < cells.first || j + t >= cells.last) return kAlways;
        const CoarseWords::Wins won = wins_[cells.offset + (j + t - cells.first)];
        backward += won.backward;
        most_backward = std::max(most_backward, won.backward);
        forward[t] += won.forward;
        most_forward[t] = std::max(most_forward[t], won.forward);
      }
      all += most_backward + kShared * (backward - most_backward);
    }
    for (std::size_t t = 0; t < type.target; ++t)
      all += most_forward[t] + kShared * (forward[t] - most_forward[t]);
    const auto thinner = kThinner * quick_log(static_cast<float>(type.source * type.target));
    return model_.pair(i, type.source, j, type.target, all * (1 - thinner)) + cost_of(type);
  }

  void go_forward() {
    scores_.assign(row_.back() * kStepCount, kNever);
    before_.resize(row_.back());
    before_[node(from_.first, from_.second)].pair = 0;
    for (std::size_t i = from_.first; i <= to_; ++i) {
      for (std::size_t j = low_[i - from_.first]; j <= high_[i - from_.first]; ++j) {
        const std::size_t here = node(i, j);
        const States arrived = before_[here];
        const float best = arrived.best();
        if (best == kNever) continue;
        for (std::size_t k = 0; k < kStepCount; ++k) {
          const Step& step = kSteps[k];
          if (!holds(i + step.source, j + step.target)) continue;
          const float score = score_of_step(i, step, j);
          scores_[here * kStepCount + k] = score;
          float& there = before_[node(i + step.source, j + step.target)].pair;
          there = std::max(there, best + score);
        }
        const float null = std::max(arrived.pair, arrived.null + kNullContinuedGain);
        if (holds(i + 1, j)) {
          float& there = before_[node(i + 1, j)].null;
          there = std::max(there, null + model_.source_null(i));
        }
        if (holds(i, j + 1)) {
          float& there = before_[node(i, j + 1)].null;
          there = std::max(there, null + model_.target_null(j));
        }
      }
    }
  }

  void go_backward() {
    const std::size_t m = model_.target_size();
    const std::size_t rows = low_.size();
    best_of_all_ = before_.back().best();
    for (std::size_t j = low_[rows - 1]; open_end_ && j <= high_[rows - 1]; ++j)
      best_of_all_ = std::max(best_of_all_, before_[node(to_, j)].best());
    after_.resize(row_.back());
    const std::vector<std::uint32_t> none_low(rows, static_cast<std::uint32_t>(m) + 1);
    const std::vector<std::uint32_t> none_high(rows, 0);
    kept_ = {from_.first, none_low, none_high, none_low, none_high};
    const auto take = [](std::uint32_t j, std::uint32_t& row_low, std::uint32_t& row_high) {
      row_low = std::min(row_low, j);
      row_high = std::max(row_high, j);
    };
    for (std::size_t i = to_ + 1; i-- > from_.first;) {
      for (std::size_t j = high_[i - from_.first] + std::size_t{1}; j-- > low_[i - from_.first];) {
        const std::size_t here = node(i, j);
        float null = kNever;
        if (holds(i + 1, j)) null = model_.source_null(i) + after_[node(i + 1, j)].null;
        if (holds(i, j + 1)) null = std::max(null, model_.target_null(j) + after_[node(i, j + 1)].null);
        float pair = i == to_ && (open_end_ || j == m) ? 0 : kNever;
        for (std::size_t k = 0; k < kStepCount; ++k) {
          const float score = scores_[here * kStepCount + k];
          if (score == kNever) continue;
          pair = std::max(pair, score + after_[node(i + kSteps[k].source, j + kSteps[k].target)].pair);
        }
        after_[here] = {std::max(pair, null), std::max(pair, null + kNullContinuedGain)};
        const float through =
            std::max(before_[here].pair + after_[here].pair, before_[here].null + after_[here].null);
        const std::size_t r = i - from_.first;
        const auto border = static_cast<std::uint32_t>(j);
        if (through >= best_of_all_ - kHopeless) take(border, kept_.low[r], kept_.high[r]);
        if (through >= best_of_all_ - kUnlikely) take(border, kept_.likely_low[r], kept_.likely_high[r]);
      }
    }
  }

  CoarseModel& model_;
  Node from_;
  std::size_t to_;
  bool open_end_;                          // the text goes on behind `to_`
  std::vector<std::uint32_t> low_, high_;  // by row
  std::vector<std::size_t> row_;           // its first node
  std::vector<Cells> cells_;
  std::vector<CoarseWords::Wins> wins_;
  std::vector<float> scores_;  // by node and step
  std::vector<States> before_, after_;
  float best_of_all_ = kNever;
  Kept kept_;
};

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
  const std::size_t from = first < kAround ? 0 : first - kAround;
  const std::size_t to = std::min(n, last + kAround);
  for (std::size_t i = from; i <= to; ++i) {
    const std::uint32_t width = searched.high[i] - searched.low[i] + 1;
    if (width > kWidest) continue;
    const std::uint32_t half = width / 2 + 1;
    opened = opened || searched.low[i] > 0 || searched.high[i] < m;
    searched.low[i] -= std::min(half, searched.low[i]);
    searched.high[i] = std::min(m, searched.high[i] + half);
  }
  straighten_around(searched, from, to);
  return opened;
}

// The rows of a look up to `end`, with a border more on either side.
void accept(const Look& look, std::size_t end, const Corridor& searched, Narrowed& narrowed) {
  const Kept& kept = look.kept();
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
    if (i == narrowed.filter.rows()) {  // else the look before knew more of the first row
      narrowed.filter.begin_row(low);
      for (std::size_t j = low; j <= high; ++j) narrowed.filter.add(look.kinds(i, j));
    }
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
  Narrowed narrowed{{std::vector<std::uint32_t>(n + 1), std::vector<std::uint32_t>(n + 1)}, {}, {{0, 0}}};
  Node from{0, 0};
  std::size_t length = kPiece;
  std::size_t widened_to = 0;  // the borders that are being widened end here
  int widenings = 0;
  for (;;) {
    const std::size_t to = std::min(n, from.first + length);
    const Look look(model, searched, from, to);
    const Kept& kept = look.kept();
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
    accept(look, end, searched, narrowed);
    if (end == n) break;
    from = {static_cast<std::uint32_t>(end), kept.likely_low[end - kept.first]};
    if (narrowed.cuts.back() != from) narrowed.cuts.push_back(from);
  }
  narrowed.cuts.emplace_back(static_cast<std::uint32_t>(n), static_cast<std::uint32_t>(target.size()));
  straighten(narrowed.corridor, target.size());
  return narrowed;
}

}  // namespace libalign::detail
