#include "align/coarse.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <span>

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

// Of all nodes.
struct States {
  std::vector<float> pair;  // after a pair
  std::vector<float> null;  // after an unaligned sentence of either side

  explicit States(std::size_t nodes = 0) : pair(nodes, kNever), null(nodes, kNever) {}
  float best(std::size_t node) const { return std::max(pair[node], null[node]); }
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
  const CoarseWords& words() const { return words_; }
  float source_null(std::size_t i) const { return source_null_[i]; }
  float target_null(std::size_t j) const { return target_null_[j]; }

  // What the words of source [i, i + a) and target [j, j + b) say that win so much.
  float words_score(std::size_t i, std::size_t a, std::size_t j, std::size_t b, float wins) const {
    for (std::size_t s = i; s < i + a; ++s) wins += words_.source_unmatched()[s];
    for (std::size_t t = j; t < j + b; ++t) wins += words_.target_unmatched()[t];
    return kNat * wins;
  }
  // What their lengths say.
  float length(std::size_t i, std::size_t a, std::size_t j, std::size_t b) const {
    float source = 0;
    float target = 0;
    for (std::size_t s = i; s < i + a; ++s) source += source_length_[s];
    for (std::size_t t = j; t < j + b; ++t) target += target_length_[t];
    return kLengthWeight * length_agreement(source, target);
  }
  // Both for steps of one kind from source sentence i, to each target sentence from j on: `scores` gets
  // as many as it has room for. `wins` has what each source sentence of the step wins over against the target
  // sentences from j on.
  template <std::size_t kSource, std::size_t kTarget>
  void score_steps(std::size_t i, std::size_t j, const std::array<const float*, kSource>& wins, float cost,
                   std::span<float> scores) const {
    float source = 0;
    for (std::size_t s = 0; s < kSource; ++s) source += source_length_[i + s];
    const float* source_unmatched = &words_.source_unmatched()[i];
    const float* target_unmatched = &words_.target_unmatched()[j];
    const float* target_length = &target_length_[j];
    float* result = scores.data();
    const std::size_t count = scores.size();
    for (std::size_t k = 0; k < count; ++k) {
      // Of a run the words that several of its sentences explain count several times: too good rather than
      // too bad.
      float all = 0;
      float target = 0;
      for (std::size_t s = 0; s < kSource; ++s) {
        for (std::size_t t = 0; t < kTarget; ++t) all += wins[s][k + t];
      }
      for (std::size_t s = 0; s < kSource; ++s) all += source_unmatched[s];
      for (std::size_t t = 0; t < kTarget; ++t) {
        target += target_length[k + t];
        all += target_unmatched[k + t];
      }
      result[k] = kNat * all + kLengthWeight * length_agreement(source, target) + cost;
    }
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

// What each of some source sentences wins over against target sentences around.
struct Won {
  struct Cells {  // of one source sentence
    std::size_t offset = 0;
    std::size_t first = 0, last = 0;  // target sentences
  };
  std::size_t from = 0;      // the first source sentence
  std::vector<Cells> cells;  // by source sentence
  std::vector<CoarseWords::Wins> wins;

  const Cells& of(std::size_t i) const { return cells[i - from]; }
  void add(std::size_t i, std::size_t first, std::size_t last, const Won& before, CoarseWords& words) {
    cells.push_back({wins.size(), first, last});
    if (i >= before.from && i - before.from < before.cells.size()) {
      const Cells& known = before.of(i);
      if (known.first == first && known.last == last) {
        const auto begin = before.wins.begin() + static_cast<std::ptrdiff_t>(known.offset);
        wins.insert(wins.end(), begin, begin + static_cast<std::ptrdiff_t>(last - first));
        return;
      }
    }
    words.count(i, first, last, wins);
  }
};

// The lattice of the coarse model from the node `from` to the source border `to`; there every target border
// will do unless it is the last.
class Look {
 public:
  // `before` knows some of it already: a piece is looked at anew where it was too narrow somewhere.
  Look(CoarseModel& model, const Corridor& searched, Node from, std::size_t to, const Won& before)
      : model_(model), from_(from), to_(to), open_end_(to + 1 < searched.low.size()) {
    const std::size_t rows = to - from.first + 1;
    row_.resize(rows + 1, 0);
    for (std::size_t r = 0; r < rows; ++r) {
      low_.push_back(std::max(searched.low[from.first + r], from.second));
      high_.push_back(searched.high[from.first + r]);
      row_[r + 1] = row_[r] + (high_[r] + 1 - low_[r]);
    }
    won_.from = from.first;
    for (std::size_t i = from.first; i < to; ++i) {
      // As far as a run of three that holds the sentence reaches.
      const std::size_t first = searched.low[i < 2 ? 0 : i - 2];
      const std::size_t last =
          std::max(first, std::min(model.target_size(), searched.high[i + 1] + std::size_t{1}));
      won_.add(i, first, last, before, model.words());
    }
    both_.reserve(won_.wins.size());
    for (const CoarseWords::Wins& wins : won_.wins) both_.push_back(wins.both());
    go_forward();
    go_backward();
  }

  const Kept& kept() const { return kept_; }
  // No kinds() are asked for any more.
  Won take_won() { return std::move(won_); }

  // The kinds of bead from here that some path not quite hopeless has.
  BeadFilter::Kinds kinds(std::size_t i, std::size_t j) const {
    if (!holds(i, j)) return BeadFilter::kAll;
    const std::size_t here = node(i, j);
    const float least = best_of_all_ - kHopelessBead;
    const float before = before_.best(here);
    const Most most = most_from(i, j);
    BeadFilter::Kinds kinds = BeadFilter::Kinds{1} << kSourceNull | BeadFilter::Kinds{1} << kTargetNull;
    for (std::size_t t = 0; t < kSourceNull; ++t) {
      const BeadType type = kBeadTypes[t];
      if (holds(i + type.source, j + type.target)) {
        const float rest = before + after_.pair[node(i + type.source, j + type.target)];
        if (const std::size_t step = kStepOf[t]; step < kStepCount) {
          if (rest + scores_[step][here] < least) continue;
        } else {
          const float more = rest + most[type.source][type.target];
          if (more < least) continue;
          const float length = model_.length(i, type.source, j, type.target);
          if (more + length + cost_of(type) < least || rest + score_of(i, j, type, length) < least) continue;
        }
      }
      kinds |= BeadFilter::Kinds{1} << t;
    }
    return kinds;
  }

 private:
  static constexpr std::size_t kStepCount = kSteps.size();

  std::size_t node(std::size_t i, std::size_t j) const {
    return row_[i - from_.first] + (j - low_[i - from_.first]);
  }
  bool holds(std::size_t i, std::size_t j) const {
    return i <= to_ && j >= low_[i - from_.first] && j <= high_[i - from_.first];
  }
  // By kind of bead: the number of the step that leads over it; kStepCount where none does.
  static constexpr std::array<std::size_t, kBeadTypes.size()> kStepOf = [] {
    std::array<std::size_t, kBeadTypes.size()> steps{};
    for (std::size_t t = 0; t < steps.size(); ++t) {
      const auto is_such = [t](const Step& step) {
        return step.source == kBeadTypes[t].source && step.target == kBeadTypes[t].target;
      };
      steps[t] =
          static_cast<std::size_t>(std::find_if(kSteps.begin(), kSteps.end(), is_such) - kSteps.begin());
    }
    return steps;
  }();

  // At least what the words say in score_of(), by how many sentences a bead from here has of either side:
  // each counts as often as some sentence explains it.
  using Most = std::array<std::array<float, kMostSentences + 1>, kMostSentences + 1>;
  Most most_from(std::size_t i, std::size_t j) const {
    Most most;
    for (auto& row : most) row.fill(kAlways);
    const float* source_unmatched = model_.words().source_unmatched().data() + i;
    const float* target_unmatched = model_.words().target_unmatched().data() + j;
    std::array<float, kMostSentences + 1> wins{};
    for (std::size_t a = 1; a <= kMostSentences && i + a <= to_; ++a) {
      const Won::Cells& cells = won_.of(i + a - 1);
      float row = 0;
      float unmatched = 0;
      for (std::size_t b = 1; b <= kMostSentences; ++b) {
        if (j < cells.first || j + b > cells.last) {
          wins[b] = kAlways;
          continue;
        }
        row += both_[cells.offset + (j + b - 1 - cells.first)];
        wins[b] += row + source_unmatched[a - 1];
        unmatched += target_unmatched[b - 1];
        most[a][b] = kNat * (wins[b] + unmatched);
      }
    }
    return most;
  }

  // Of a bead that no step leads over, of that length().
  float score_of(std::size_t i, std::size_t j, BeadType type, float length) const {
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
      const Won::Cells& cells = won_.of(i + s);
      for (std::size_t t = 0; t < type.target; ++t) {
        if (j + t < cells.first || j + t >= cells.last) return kAlways;
        const CoarseWords::Wins won = won_.wins[cells.offset + (j + t - cells.first)];
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
    return model_.words_score(i, type.source, j, type.target, all * (1 - thinner)) + length + cost_of(type);
  }

  // The target borders [first, last) from which a step leads from row i to another border of the band.
  std::pair<std::size_t, std::size_t> starts(std::size_t i, const Step& step) const {
    if (i + step.source > to_) return {0, 0};
    const std::size_t there = i + step.source - from_.first;
    const std::size_t first = std::max<std::size_t>(low_[i - from_.first] + step.target, low_[there]);
    const std::size_t last = std::min<std::size_t>(high_[i - from_.first] + step.target, high_[there]) + 1;
    return {first - step.target, std::max(first, last) - step.target};
  }

  template <std::size_t kNumber>
  void score_steps(std::size_t i) {
    constexpr Step kStep = kSteps[kNumber];
    const auto [first, last] = starts(i, kStep);
    if (first == last) return;
    std::array<const float*, kStep.source> wins;
    for (std::size_t s = 0; s < kStep.source; ++s) {
      const Won::Cells& cells = won_.of(i + s);
      wins[s] = &both_[cells.offset] + (first - cells.first);
    }
    model_.score_steps<kStep.source, kStep.target>(i, first, wins, kStep.cost,
                                                   {&scores_[kNumber][node(i, first)], last - first});
  }

  void go_forward() {
    for (std::vector<float>& scores : scores_) scores.assign(row_.back(), kNever);
    before_ = States(row_.back());
    before_.pair[node(from_.first, from_.second)] = 0;
    std::vector<float> best;
    for (std::size_t i = from_.first; i <= to_; ++i) {
      score_steps<0>(i);
      score_steps<1>(i);
      score_steps<2>(i);
      score_steps<3>(i);
      score_steps<4>(i);
      const std::size_t low = low_[i - from_.first];
      const std::size_t high = high_[i - from_.first];
      best.clear();
      for (std::size_t j = low; j <= high; ++j) {
        const std::size_t here = node(i, j);
        best.push_back(before_.best(here));
        const float null = std::max(before_.pair[here], before_.null[here] + kNullContinuedGain);
        if (holds(i + 1, j)) {
          float& there = before_.null[node(i + 1, j)];
          there = std::max(there, null + model_.source_null(i));
        }
        if (j < high) {
          float& there = before_.null[here + 1];
          there = std::max(there, null + model_.target_null(j));
        }
      }
      for (std::size_t k = 0; k < kStepCount; ++k) {
        const auto [first, last] = starts(i, kSteps[k]);
        if (first == last) continue;
        const float* from = &best[first - low];
        const float* scores = &scores_[k][node(i, first)];
        float* there = &before_.pair[node(i + kSteps[k].source, first + kSteps[k].target)];
        for (std::size_t n = 0; n < last - first; ++n) there[n] = std::max(there[n], from[n] + scores[n]);
      }
    }
  }

  void go_backward() {
    const std::size_t m = model_.target_size();
    const std::size_t rows = low_.size();
    best_of_all_ = before_.best(row_.back() - 1);
    for (std::size_t j = low_[rows - 1]; open_end_ && j <= high_[rows - 1]; ++j)
      best_of_all_ = std::max(best_of_all_, before_.best(node(to_, j)));
    after_ = States(row_.back());
    const std::vector<std::uint32_t> none_low(rows, static_cast<std::uint32_t>(m) + 1);
    const std::vector<std::uint32_t> none_high(rows, 0);
    kept_ = {from_.first, none_low, none_high, none_low, none_high};
    for (std::size_t j = low_[rows - 1]; j <= high_[rows - 1]; ++j) {
      if (open_end_ || j == m) after_.pair[node(to_, j)] = 0;
    }
    for (std::size_t i = to_ + 1; i-- > from_.first;) {
      const std::size_t low = low_[i - from_.first];
      const std::size_t high = high_[i - from_.first];
      for (std::size_t k = 0; k < kStepCount; ++k) {
        const auto [first, last] = starts(i, kSteps[k]);
        if (first == last) continue;
        const float* scores = &scores_[k][node(i, first)];
        const float* there = &after_.pair[node(i + kSteps[k].source, first + kSteps[k].target)];
        float* here = &after_.pair[node(i, first)];
        for (std::size_t n = 0; n < last - first; ++n) here[n] = std::max(here[n], scores[n] + there[n]);
      }
      for (std::size_t j = high + 1; j-- > low;) {
        const std::size_t here = node(i, j);
        float null = kNever;
        if (holds(i + 1, j)) null = model_.source_null(i) + after_.null[node(i + 1, j)];
        if (j < high) null = std::max(null, model_.target_null(j) + after_.null[here + 1]);
        const float pair = after_.pair[here];
        after_.pair[here] = std::max(pair, null);
        after_.null[here] = std::max(pair, null + kNullContinuedGain);
      }
      keep(i);
    }
  }

  // Of one row, once paths before and behind are known.
  void keep(std::size_t i) {
    const auto take = [](std::uint32_t j, std::uint32_t& row_low, std::uint32_t& row_high) {
      row_low = std::min(row_low, j);
      row_high = std::max(row_high, j);
    };
    const std::size_t r = i - from_.first;
    for (std::uint32_t j = low_[r]; j <= high_[r]; ++j) {
      const std::size_t here = node(i, j);
      const float through =
          std::max(before_.pair[here] + after_.pair[here], before_.null[here] + after_.null[here]);
      if (through >= best_of_all_ - kHopeless) take(j, kept_.low[r], kept_.high[r]);
      if (through >= best_of_all_ - kUnlikely) take(j, kept_.likely_low[r], kept_.likely_high[r]);
    }
  }

  CoarseModel& model_;
  Node from_;
  std::size_t to_;
  bool open_end_;                          // the text goes on behind `to_`
  std::vector<std::uint32_t> low_, high_;  // by row
  std::vector<std::size_t> row_;           // its first node
  Won won_;
  std::vector<float> both_;                            // of these
  std::array<std::vector<float>, kStepCount> scores_;  // by step and node
  States before_, after_;
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
  std::optional<Look> look;
  for (;;) {
    const std::size_t to = std::min(n, from.first + length);
    const Won known = look ? look->take_won() : Won{};
    look.emplace(model, searched, from, to, known);
    const Kept& kept = look->kept();
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
    accept(*look, end, searched, narrowed);
    if (end == n) break;
    from = {static_cast<std::uint32_t>(end), kept.likely_low[end - kept.first]};
    if (narrowed.cuts.back() != from) narrowed.cuts.push_back(from);
  }
  narrowed.cuts.emplace_back(static_cast<std::uint32_t>(n), static_cast<std::uint32_t>(target.size()));
  straighten(narrowed.corridor, target.size());
  return narrowed;
}

}  // namespace libalign::detail
