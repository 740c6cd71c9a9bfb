#include "align/moved.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "align/forced.h"
#include "align/pair_judge.h"
#include "align/untangle.h"

namespace libalign::detail {
namespace {

constexpr double kLeastConfidence = 0.35;
constexpr double kLeastTranslation = 0.5;
constexpr std::uint32_t kLargest = 3;  // sentences of a side that a moved bead may grow to

struct Candidate {
  Group source, target;
  double score = 0;
  double confidence = 0;
};

// confidence = smaller share of the two sentences' own rivals, leaving alone (score 0) among them.
void set_confidence(std::vector<Candidate>& candidates) {
  std::map<std::uint32_t, double> of_source;
  std::map<std::uint32_t, double> of_target;
  const auto capped = [](double score) { return std::exp(std::min(score, 60.0)); };
  for (const Candidate& c : candidates) {
    of_source[c.source.first] += capped(c.score);
    of_target[c.target.first] += capped(c.score);
  }
  for (Candidate& c : candidates) {
    const double own = capped(c.score);
    c.confidence = std::min(own / (1 + of_source[c.source.first]), own / (1 + of_target[c.target.first]));
  }
}

bool is_pair(const OrderedBead& ordered) { return ordered.bead.a > 0 && ordered.bead.b > 0; }

// What stays in order is the heaviest chain of pairs, by sentences, that rises on both sides; the rest of the
// pairs has moved. `beads` are in source order.
void mark_order(std::vector<OrderedBead>& beads, std::size_t target) {
  struct End {
    std::uint32_t weight = 0;
    std::size_t bead = 0;  // one more than its number; 0: none
  };
  // A Fenwick tree of the best chain that ends at or before each target border.
  std::vector<End> best(target + 2);
  std::vector<std::size_t> before(beads.size() + 1, 0);
  End heaviest;
  for (std::size_t k = 0; k < beads.size(); ++k) {
    if (!is_pair(beads[k])) continue;
    const PathBead& bead = beads[k].bead;
    End end;
    for (std::size_t at = bead.j + 1; at > 0; at -= at & (~at + 1)) {
      if (best[at].weight > end.weight) end = best[at];
    }
    before[k + 1] = end.bead;
    end = {end.weight + bead.a + bead.b, k + 1};
    for (std::size_t at = bead.j + bead.b + 1; at < best.size(); at += at & (~at + 1)) {
      if (end.weight > best[at].weight) best[at] = end;
    }
    if (end.weight > heaviest.weight) heaviest = end;
  }
  for (OrderedBead& bead : beads) bead.order = is_pair(bead) ? BeadOrder::moved : BeadOrder::in_order;
  for (std::size_t k = heaviest.bead; k > 0; k = before[k]) beads[k - 1].order = BeadOrder::in_order;
}

// The path with new pairs in place of the single sentences that they are made of, in source order.
std::vector<OrderedBead> merge(const std::vector<PathBead>& path, std::vector<PathBead> pairs,
                               std::size_t source, std::size_t target) {
  std::vector<bool> source_taken(source);
  std::vector<bool> target_taken(target);
  for (const PathBead& bead : pairs) {
    for (std::uint32_t i = bead.i; i < bead.i + bead.a; ++i) source_taken[i] = true;
    for (std::uint32_t j = bead.j; j < bead.j + bead.b; ++j) target_taken[j] = true;
  }
  std::ranges::sort(pairs, [](const PathBead& a, const PathBead& b) { return a.i < b.i; });
  std::vector<OrderedBead> merged;
  std::size_t next = 0;
  for (const PathBead& bead : path) {
    while (next < pairs.size() && pairs[next].i <= bead.i && (bead.a > 0 || pairs[next].i < bead.i)) {
      merged.push_back({pairs[next++], BeadOrder::moved});
    }
    if (bead.b == 0 && source_taken[bead.i]) continue;
    if (bead.a == 0 && target_taken[bead.j]) continue;
    merged.push_back({bead, BeadOrder::in_order});
  }
  while (next < pairs.size()) merged.push_back({pairs[next++], BeadOrder::moved});

  mark_order(merged, target);
  return merged;
}

}  // namespace

std::optional<std::vector<OrderedBead>> find_moved(const SideText& source, const SideText& target,
                                                   const LinkTable& links, const PairJudge& judge,
                                                   const std::vector<PathBead>& lattice_path,
                                                   bool only_if_asked) {
  const auto [untangled, crossed] = untangle(lattice_path, judge);
  if (only_if_asked && !may_ask_for_moved(source, target, judge, lattice_path, crossed)) return std::nullopt;
  std::size_t rivals = crossed;
  const std::vector<PathBead> path = give_up_forced(source, target, links, judge, untangled, rivals);
  if (only_if_asked && !asks_for_moved(source, target, links, judge, lattice_path, rivals))
    return std::nullopt;
  std::set<std::uint32_t> free_source;
  std::set<std::uint32_t> free_target;
  for (const PathBead& bead : path) {
    if (bead.b == 0) free_source.insert(bead.i);
    if (bead.a == 0) free_target.insert(bead.j);
  }
  const double places = std::log(1.0 + static_cast<double>(std::max(free_source.size(), free_target.size())));
  std::vector<Candidate> candidates;
  for (const auto& [i, j] : pairs_to_try(source, target, links, {free_source.begin(), free_source.end()},
                                         {free_target.begin(), free_target.end()})) {
    const double score = judge.gain({i, i + 1}, {j, j + 1}) - places + kMovedPrior;
    if (score > -12) candidates.push_back({{i, i + 1}, {j, j + 1}, score, 0});
  }
  set_confidence(candidates);
  std::ranges::stable_sort(candidates,
                           [](const Candidate& a, const Candidate& b) { return a.score > b.score; });

  std::vector<PathBead> moved;
  for (Candidate c : candidates) {
    if (c.confidence < kLeastConfidence) continue;
    if (!free_source.contains(c.source.first) || !free_target.contains(c.target.first)) continue;
    if (judge.translation(c.source, c.target) < kLeastTranslation) continue;
    // Draw in neighbours while they make the pair better.
    for (bool grown = true; grown;) {
      grown = false;
      Candidate best = c;
      const auto consider = [&](Group s, Group t) {
        if (s.size() > kLargest || t.size() > kLargest) return;
        const double score = judge.gain(s, t) - places + kMovedPrior;
        if (score > best.score) best = {s, t, score, c.confidence};
      };
      if (free_source.contains(c.source.last)) consider({c.source.first, c.source.last + 1}, c.target);
      if (c.source.first > 0 && free_source.contains(c.source.first - 1))
        consider({c.source.first - 1, c.source.last}, c.target);
      if (free_target.contains(c.target.last)) consider(c.source, {c.target.first, c.target.last + 1});
      if (c.target.first > 0 && free_target.contains(c.target.first - 1))
        consider(c.source, {c.target.first - 1, c.target.last});
      if (best.score > c.score) {
        // How sure the growth is weakens the confidence.
        best.confidence *= 1 / (1 + std::exp(c.score - best.score));
        c = best;
        grown = true;
      }
    }
    for (std::uint32_t i = c.source.first; i < c.source.last; ++i) free_source.erase(i);
    for (std::uint32_t j = c.target.first; j < c.target.last; ++j) free_target.erase(j);
    moved.push_back({c.source.first, c.source.size(), c.target.first, c.target.size(), c.confidence});
  }
  return merge(path, std::move(moved), source.size(), target.size());
}

}  // namespace libalign::detail
