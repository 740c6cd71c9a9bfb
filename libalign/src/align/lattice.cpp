#include "align/lattice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace libalign::detail {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr std::size_t kPairTypes = kSourceNull;  // types before it have two sides
enum State : std::size_t { kAfterPair, kAfterSource, kAfterTarget, kStates };

// log(sum(exp(values))), the largest taken out first.
class LogSum {
 public:
  void add(double value) {
    if (value != kNever) values_[size_++] = value;
  }
  double value() const {
    if (size_ == 0) return kNever;
    const double largest =
        *std::max_element(values_.begin(), values_.begin() + static_cast<std::ptrdiff_t>(size_));
    double sum = 0;
    for (std::size_t k = 0; k < size_; ++k) {
      const double gap = values_[k] - largest;
      if (gap > -40) sum += std::exp(gap);
    }
    return largest + std::log(sum);
  }

 private:
  std::array<double, kBeadTypes.size() + 4> values_{};
  std::size_t size_ = 0;
};

double log_sum(double a, double b, double c) {
  LogSum sum;
  sum.add(a);
  sum.add(b);
  sum.add(c);
  return sum.value();
}

}  // namespace

Lattice::Lattice(const Corridor& corridor, std::size_t source, std::size_t target, float continued)
    : corridor_(corridor), source_(source), target_(target), continued_(continued) {
  row_.resize(source + 2, 0);
  for (std::size_t i = 0; i <= source; ++i) row_[i + 1] = row_[i] + (corridor.high[i] - corridor.low[i] + 1);
  scores_.resize(row_.back() * kBeadTypes.size());
}

void Lattice::fill(const Score& score_of_bead, const Lattice* known) {
  for_each([&](std::size_t i, std::size_t j, std::size_t t) {
    if (known != nullptr && known->inside(i, j) && known->fits(i, j, t)) {
      score(i, j, t) = known->score_at(i, j, t);
      return;
    }
    score(i, j, t) = score_of_bead(i, kBeadTypes[t].source, j, kBeadTypes[t].target);
  });
}

std::vector<PathBead> Lattice::best_path() const {
  struct Step {
    double score = kNever;
    unsigned char type = 0;
    unsigned char state = 0;  // of the node that it comes from
  };
  std::vector<Step> best(nodes() * kStates);
  best[node(0, 0) * kStates + kAfterPair].score = 0;
  const auto offer = [&](std::size_t i, std::size_t j, State state, double value, std::size_t type,
                         std::size_t from) {
    Step& step = best[node(i, j) * kStates + state];
    if (value > step.score)
      step = {value, static_cast<unsigned char>(type), static_cast<unsigned char>(from)};
  };
  for (std::size_t i = 0; i <= source_; ++i) {
    for (std::size_t j = corridor_.low[i]; j <= corridor_.high[i]; ++j) {
      const Step* here = &best[node(i, j) * kStates];
      std::size_t top = 0;
      for (std::size_t s = 1; s < kStates; ++s) {
        if (here[s].score > here[top].score) top = s;
      }
      if (here[top].score == kNever) continue;
      for (std::size_t t = 0; t < kPairTypes; ++t) {
        if (!fits(i, j, t)) continue;
        offer(i + kBeadTypes[t].source, j + kBeadTypes[t].target, kAfterPair,
              here[top].score + score_at(i, j, t), t, top);
      }
      if (fits(i, j, kSourceNull)) {
        const double cost = score_at(i, j, kSourceNull);
        offer(i + 1, j, kAfterSource, here[kAfterPair].score + cost, kSourceNull, kAfterPair);
        offer(i + 1, j, kAfterSource, here[kAfterSource].score + cost + continued_, kSourceNull,
              kAfterSource);
      }
      if (fits(i, j, kTargetNull)) {
        const double cost = score_at(i, j, kTargetNull);
        offer(i, j + 1, kAfterTarget, here[kAfterPair].score + cost, kTargetNull, kAfterPair);
        offer(i, j + 1, kAfterTarget, here[kAfterSource].score + cost, kTargetNull, kAfterSource);
        offer(i, j + 1, kAfterTarget, here[kAfterTarget].score + cost + continued_, kTargetNull,
              kAfterTarget);
      }
    }
  }
  std::vector<PathBead> path;
  std::size_t i = source_;
  std::size_t j = target_;
  const Step* last = &best[node(i, j) * kStates];
  std::size_t state = 0;
  for (std::size_t s = 1; s < kStates; ++s) {
    if (last[s].score > last[state].score) state = s;
  }
  while (i > 0 || j > 0) {
    const Step& step = best[node(i, j) * kStates + state];
    const BeadType bead = kBeadTypes[step.type];
    i -= bead.source;
    j -= bead.target;
    state = step.state;
    path.push_back(
        {static_cast<std::uint32_t>(i), bead.source, static_cast<std::uint32_t>(j), bead.target, 0});
  }
  std::ranges::reverse(path);
  return path;
}

void Lattice::sum() {
  forward_.assign(nodes() * kStates, kNever);
  backward_.assign(nodes() * kStates, kNever);
  forward_[node(0, 0) * kStates + kAfterPair] = 0;
  const auto before = [&](std::size_t i, std::size_t j) { return &forward_[node(i, j) * kStates]; };
  std::vector<double> arrived(nodes(), kNever);  // all states of a node together
  arrived[node(0, 0)] = 0;
  for (std::size_t i = 0; i <= source_; ++i) {
    for (std::size_t j = corridor_.low[i]; j <= corridor_.high[i]; ++j) {
      double* here = &forward_[node(i, j) * kStates];
      if (i > 0 || j > 0) {
        LogSum pairs;
        for (std::size_t t = 0; t < kPairTypes; ++t) {
          const BeadType bead = kBeadTypes[t];
          if (bead.source > i || bead.target > j || !inside(i - bead.source, j - bead.target)) continue;
          pairs.add(arrived[node(i - bead.source, j - bead.target)] +
                    score_at(i - bead.source, j - bead.target, t));
        }
        here[kAfterPair] = pairs.value();
        if (i > 0 && inside(i - 1, j)) {
          const double* from = before(i - 1, j);
          const double cost = score_at(i - 1, j, kSourceNull);
          here[kAfterSource] =
              log_sum(from[kAfterPair] + cost, from[kAfterSource] + cost + continued_, kNever);
        }
        if (j > 0 && inside(i, j - 1)) {
          const double* from = before(i, j - 1);
          const double cost = score_at(i, j - 1, kTargetNull);
          here[kAfterTarget] = log_sum(from[kAfterPair] + cost, from[kAfterSource] + cost,
                                       from[kAfterTarget] + cost + continued_);
        }
        arrived[node(i, j)] = log_sum(here[kAfterPair], here[kAfterSource], here[kAfterTarget]);
      }
    }
  }
  const double* end = &forward_[node(source_, target_) * kStates];
  total_ = log_sum(end[kAfterPair], end[kAfterSource], end[kAfterTarget]);

  for (std::size_t s = 0; s < kStates; ++s) backward_[node(source_, target_) * kStates + s] = 0;
  for (std::size_t i = source_ + 1; i-- > 0;) {
    for (std::size_t j = corridor_.high[i] + 1; j-- > corridor_.low[i];) {
      if (i == source_ && j == target_) continue;
      double* here = &backward_[node(i, j) * kStates];
      LogSum pairs;
      for (std::size_t t = 0; t < kPairTypes; ++t) {
        if (!fits(i, j, t)) continue;
        pairs.add(score_at(i, j, t) +
                  backward_[node(i + kBeadTypes[t].source, j + kBeadTypes[t].target) * kStates + kAfterPair]);
      }
      const double pair = pairs.value();
      const double source_null =
          fits(i, j, kSourceNull)
              ? score_at(i, j, kSourceNull) + backward_[node(i + 1, j) * kStates + kAfterSource]
              : kNever;
      const double target_null =
          fits(i, j, kTargetNull)
              ? score_at(i, j, kTargetNull) + backward_[node(i, j + 1) * kStates + kAfterTarget]
              : kNever;
      here[kAfterPair] = log_sum(pair, source_null, target_null);
      here[kAfterSource] = log_sum(pair, source_null + continued_, target_null);
      here[kAfterTarget] = log_sum(pair, kNever, target_null + continued_);
    }
  }
}

double Lattice::posterior(std::size_t i, std::size_t j, std::size_t type) const {
  const BeadType bead = kBeadTypes[type];
  const double* from = &forward_[node(i, j) * kStates];
  const double* to = &backward_[node(i + bead.source, j + bead.target) * kStates];
  double before = kNever;
  State state = kAfterPair;
  if (type == kSourceNull) {
    state = kAfterSource;
    before = log_sum(from[kAfterPair], from[kAfterSource] + continued_, kNever);
  } else if (type == kTargetNull) {
    state = kAfterTarget;
    before = log_sum(from[kAfterPair], from[kAfterSource], from[kAfterTarget] + continued_);
  } else {
    before = log_sum(from[kAfterPair], from[kAfterSource], from[kAfterTarget]);
  }
  const double log_probability = before + score_at(i, j, type) + to[state] - total_;
  return std::isnan(log_probability) ? 0 : std::min(1.0, std::exp(log_probability));
}

double Lattice::continued_mass() const {
  double mass = 0;
  for_each([&](std::size_t i, std::size_t j, std::size_t t) {
    if (t < kPairTypes) return;
    const State state = t == kSourceNull ? kAfterSource : kAfterTarget;
    const BeadType bead = kBeadTypes[t];
    const double from = forward_[node(i, j) * kStates + state];
    const double to = backward_[node(i + bead.source, j + bead.target) * kStates + state];
    if (from == kNever || to == kNever) return;
    mass += std::exp(from + continued_ + score_at(i, j, t) + to - total_);
  });
  return mass;
}

std::vector<std::size_t> Lattice::crowded_edges(double least) const {
  std::vector<std::size_t> crowded;
  const auto mass = [&](std::size_t i, std::size_t j) {
    const std::size_t at = node(i, j) * kStates;
    double sum = 0;
    for (std::size_t s = 0; s < kStates; ++s) {
      if (forward_[at + s] == kNever || backward_[at + s] == kNever) continue;
      sum += std::exp(forward_[at + s] + backward_[at + s] - total_);
    }
    return sum;
  };
  for (std::size_t i = 0; i <= source_; ++i) {
    const bool low = corridor_.low[i] > 0 && i < source_ && mass(i, corridor_.low[i]) > least;
    const bool high = corridor_.high[i] < target_ && i > 0 && mass(i, corridor_.high[i]) > least;
    if (low || high) crowded.push_back(i);
  }
  return crowded;
}

}  // namespace libalign::detail
