#include "align/lattice.h"

#include <algorithm>
#include <cmath>

namespace libalign::detail {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr std::size_t kPairTypes = kSourceNull;  // types before it have two sides
enum State : std::size_t { kAfterPair, kAfterSource, kAfterTarget };

constexpr double kNothing = -32;  // nats behind the best path to the same node: not worth adding
constexpr double kMost = 300;     // keeps exp() within numbers whatever the scores are

double weight_of(double nats) { return std::exp(std::min(nats, kMost)); }

}  // namespace

Lattice::Lattice(const Corridor& corridor, std::size_t source, std::size_t target, float continued)
    : corridor_(corridor), source_(source), target_(target), continued_(continued) {
  row_.resize(source + 2, 0);
  for (std::size_t i = 0; i <= source; ++i) row_[i + 1] = row_[i] + (corridor.high[i] - corridor.low[i] + 1);
  scores_.resize(row_.back() * kBeadTypes.size());
}

Lattice::Reaches Lattice::reach(std::size_t i) const {
  Reaches rows;
  for (std::size_t k = 0; k < rows.size() && i + k <= source_; ++k)
    rows[k] = {row_[i + k] - corridor_.low[i + k], corridor_.low[i + k], corridor_.high[i + k]};
  return rows;
}

std::size_t Lattice::best_state(std::size_t node) const {
  std::size_t top = 0;
  for (std::size_t s = 1; s < kStates; ++s) {
    if (best_[node][s].score > best_[node][top].score) top = s;
  }
  return top;
}

void Lattice::find_best() {
  knows_best_ = true;
  best_.assign(nodes(), {});
  best_[node(0, 0)][kAfterPair].score = 0;
  const auto offer = [](Arrival& arrival, double value, std::size_t type, std::size_t from) {
    if (value > arrival.score)
      arrival = {value, static_cast<unsigned char>(type), static_cast<unsigned char>(from)};
  };
  for (std::size_t i = 0; i <= source_; ++i) {
    const Reaches rows = reach(i);
    for (std::size_t j = corridor_.low[i]; j <= corridor_.high[i]; ++j) {
      const std::size_t at = rows[0].first + j;
      const std::array<Arrival, kStates>& here = best_[at];
      const std::size_t top = best_state(at);
      if (here[top].score == kNever) continue;
      const float* scores = &scores_[at * kBeadTypes.size()];
      for (std::size_t t = 0; t < kPairTypes; ++t) {
        const Reach& row = rows[kBeadTypes[t].source];
        const std::size_t to = j + kBeadTypes[t].target;
        if (to < row.low || to > row.high) continue;
        offer(best_[row.first + to][kAfterPair], here[top].score + scores[t], t, top);
      }
      if (j >= rows[1].low && j <= rows[1].high) {
        Arrival& there = best_[rows[1].first + j][kAfterSource];
        const double cost = scores[kSourceNull];
        offer(there, here[kAfterPair].score + cost, kSourceNull, kAfterPair);
        offer(there, here[kAfterSource].score + cost + continued_, kSourceNull, kAfterSource);
      }
      if (j + 1 <= rows[0].high) {
        Arrival& there = best_[at + 1][kAfterTarget];
        const double cost = scores[kTargetNull];
        offer(there, here[kAfterPair].score + cost, kTargetNull, kAfterPair);
        offer(there, here[kAfterSource].score + cost, kTargetNull, kAfterSource);
        offer(there, here[kAfterTarget].score + cost + continued_, kTargetNull, kAfterTarget);
      }
    }
  }
}

std::vector<PathBead> Lattice::best_path() {
  if (!knows_best_) find_best();
  std::vector<PathBead> path;
  std::size_t i = source_;
  std::size_t j = target_;
  std::size_t state = best_state(node(i, j));
  while (i > 0 || j > 0) {
    const Arrival& arrival = best_[node(i, j)][state];
    const BeadType bead = kBeadTypes[arrival.type];
    i -= bead.source;
    j -= bead.target;
    state = arrival.state;
    path.push_back(
        {static_cast<std::uint32_t>(i), bead.source, static_cast<std::uint32_t>(j), bead.target, 0});
  }
  std::ranges::reverse(path);
  return path;
}

// The basic idea: with the score of the best path to a node as its potential, a bead weighs
// exp(potential before + score - potential behind), which is 1 on the best path and next to nothing for most
// of the others. No sum runs out of the numbers however long the text is, and few exponentials are taken.
void Lattice::sum() {
  find_best();
  const std::size_t count = nodes();
  std::vector<double> potential(count);
  for (std::size_t at = 0; at < count; ++at) potential[at] = best_[at][best_state(at)].score;

  // The beads that weigh something, in the order in which they are met.
  struct Arc {
    std::uint32_t to = 0;
    std::uint32_t type = 0;
    double weight = 0;
  };
  std::vector<Arc> arcs;
  std::vector<std::size_t> begin(count + 1, 0);
  arcs.reserve(count * 3);
  const double continued = weight_of(continued_);
  const double continued_gain = std::max(0.0, double{continued_});
  forward_.assign(count, {0, 0, 0});
  forward_[node(0, 0)][kAfterPair] = 1;
  for (std::size_t i = 0; i <= source_; ++i) {
    const Reaches rows = reach(i);
    for (std::size_t j = corridor_.low[i]; j <= corridor_.high[i]; ++j) {
      const std::size_t at = rows[0].first + j;
      begin[at + 1] = arcs.size();
      const States here = forward_[at];
      const double arrived = here[kAfterPair] + here[kAfterSource] + here[kAfterTarget];
      if (potential[at] == kNever || arrived == 0) continue;
      const float* scores = &scores_[at * kBeadTypes.size()];
      for (std::size_t t = 0; t < kPairTypes; ++t) {
        const Reach& row = rows[kBeadTypes[t].source];
        const std::size_t border = j + kBeadTypes[t].target;
        if (border < row.low || border > row.high) continue;
        const std::size_t to = row.first + border;
        const double nats = potential[at] + scores[t] - potential[to];
        if (!(nats >= kNothing)) continue;
        const double weight = weight_of(nats);
        arcs.push_back({static_cast<std::uint32_t>(to), static_cast<std::uint32_t>(t), weight});
        forward_[to][kAfterPair] += arrived * weight;
      }
      const auto add_null = [&](std::size_t to, std::size_t type) {
        const double nats = potential[at] + scores[type] - potential[to];
        if (!(nats + continued_gain >= kNothing)) return;
        const double weight = weight_of(nats);
        arcs.push_back({static_cast<std::uint32_t>(to), static_cast<std::uint32_t>(type), weight});
        if (type == kSourceNull)
          forward_[to][kAfterSource] += weight * (here[kAfterPair] + here[kAfterSource] * continued);
        else
          forward_[to][kAfterTarget] +=
              weight * (here[kAfterPair] + here[kAfterSource] + here[kAfterTarget] * continued);
      };
      if (j >= rows[1].low && j <= rows[1].high) add_null(rows[1].first + j, kSourceNull);
      if (j + 1 <= rows[0].high) add_null(at + 1, kTargetNull);
      begin[at + 1] = arcs.size();
    }
  }
  const std::size_t end = node(source_, target_);
  end_mass_ = forward_[end][kAfterPair] + forward_[end][kAfterSource] + forward_[end][kAfterTarget];
  total_ = potential[end] + std::log(end_mass_);

  backward_.assign(count, {0, 0, 0});
  backward_[end] = {1, 1, 1};
  for (std::size_t at = end; at-- > 0;) {
    States& here = backward_[at];
    for (std::size_t k = begin[at]; k < begin[at + 1]; ++k) {
      const Arc& arc = arcs[k];
      const States& there = backward_[arc.to];
      if (arc.type == kSourceNull) {
        const double mass = arc.weight * there[kAfterSource];
        here[kAfterPair] += mass;
        here[kAfterSource] += mass * continued;
      } else if (arc.type == kTargetNull) {
        const double mass = arc.weight * there[kAfterTarget];
        here[kAfterPair] += mass;
        here[kAfterSource] += mass;
        here[kAfterTarget] += mass * continued;
      } else {
        const double mass = arc.weight * there[kAfterPair];
        for (double& state : here) state += mass;
      }
    }
  }
}

double Lattice::posterior(std::size_t i, std::size_t j, std::size_t type) const {
  const BeadType bead = kBeadTypes[type];
  const std::size_t from = node(i, j);
  const std::size_t to = node(i + bead.source, j + bead.target);
  const double nats =
      best_[from][best_state(from)].score + score_at(i, j, type) - best_[to][best_state(to)].score;
  if (!(nats > -kMost)) return 0;
  const double continued = weight_of(continued_);
  const States& before = forward_[from];
  State state = kAfterPair;
  double mass = before[kAfterPair];
  if (type == kSourceNull) {
    state = kAfterSource;
    mass += before[kAfterSource] * continued;
  } else if (type == kTargetNull) {
    state = kAfterTarget;
    mass += before[kAfterSource] + before[kAfterTarget] * continued;
  } else {
    mass += before[kAfterSource] + before[kAfterTarget];
  }
  const double probability = mass * weight_of(nats) * backward_[to][state] / end_mass_;
  return std::isnan(probability) ? 0 : std::min(1.0, probability);
}

double Lattice::continued_mass() const {
  const double continued = weight_of(continued_);
  double mass = 0;
  for_each([&](std::size_t i, std::size_t j, std::size_t t) {
    if (t < kPairTypes) return;
    const State state = t == kSourceNull ? kAfterSource : kAfterTarget;
    const std::size_t from = node(i, j);
    const std::size_t to = node(i + kBeadTypes[t].source, j + kBeadTypes[t].target);
    const double nats =
        best_[from][best_state(from)].score + score_at(i, j, t) - best_[to][best_state(to)].score;
    if (!(nats > -kMost)) return;
    mass += forward_[from][state] * continued * weight_of(nats) * backward_[to][state] / end_mass_;
  });
  return mass;
}

std::vector<std::size_t> Lattice::crowded_edges(double least) const {
  std::vector<std::size_t> crowded;
  const auto mass = [&](std::size_t i, std::size_t j) {
    const std::size_t at = node(i, j);
    double sum = 0;
    for (std::size_t s = 0; s < kStates; ++s) sum += forward_[at][s] * backward_[at][s];
    return sum / end_mass_;
  };
  for (std::size_t i = 0; i <= source_; ++i) {
    const bool low = corridor_.low[i] > 0 && i < source_ && mass(i, corridor_.low[i]) > least;
    const bool high = corridor_.high[i] < target_ && i > 0 && mass(i, corridor_.high[i]) > least;
    if (low || high) crowded.push_back(i);
  }
  return crowded;
}

}  // namespace libalign::detail
