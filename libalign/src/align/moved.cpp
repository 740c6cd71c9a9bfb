#include "align/moved.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "align/translation.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kMostPairs = 4'000'000;   // looked at when only rare links lead to them
constexpr std::size_t kAllPairs = 100'000;      // up to that, every sentence meets every other
constexpr double kHardlyTranslation = 0.1;      // a pair of the lattice below is given up
constexpr double kClearlyBetter = 1.0;          // nats that a rival elsewhere must be better by
constexpr double kMuchUnpaired = 0.15;          // of either side: then moved text may be looked for
constexpr double kMostlyDoubtful = 0.5;         // of both sides: perhaps no translation at all
constexpr double kManyRivals = 0.05;            // of the smaller side's sentences
constexpr double kKnownWords = 0.4;             // coverage above which an unlike pair is unlike, and not only unknown
constexpr double kLeastConfidence = 0.5;
constexpr double kLeastTranslation = 0.5;
constexpr double kMovedPrior = -0.5;  // nats: moving is rarer than staying
constexpr double kNat = 0.3;          // what a nat of word evidence weighs
constexpr std::uint32_t kLargest = 3; // sentences of a side that a moved bead may grow to

struct Candidate {
  Group source, target;
  double score = 0;
  double confidence = 0;
};

class Search {
 public:
  Search(const DirectEvidence& evidence, const Weights& weights, double length_ratio)
      : evidence_(evidence), weights_(weights), length_ratio_(length_ratio) {}

  // Log odds that the groups translate each other, before the number of places is counted in. In the lattice order speaks for a pair and words only
  // have to choose among neighbours; here they stand alone and weigh more.
  double gain(Group s, Group t) const {
    const Meeting meeting = evidence_.meet(s, t);
    if (meeting.matched <= 0) return -1e9;
    const double expected = meeting.source_length * length_ratio_;
    const double delta = (meeting.target_length - expected) / std::sqrt(6.8 * (expected + meeting.target_length) / 2);
    const double length = -3 * std::log1p(delta * delta / 5);
    const double score = kNat * (meeting.forward + meeting.backward) + static_cast<double>(weights_.feature[kLength]) * length;
    const std::uint32_t extra = s.size() + t.size() - 2;
    return score + extra * static_cast<double>(weights_.feature[kType12]);
  }

  double translation(const Candidate& c) const {
    return translation_probability(evidence_.meet(c.source, c.target), length_ratio_, weights_);
  }

 private:
  const DirectEvidence& evidence_;
  const Weights& weights_;
  double length_ratio_;
};

// Sentence pairs worth a look: all, or those that share a rare link.
std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_to_try(const SideText& source, const SideText& target, const LinkTable& links,
                                                                  const std::vector<std::uint32_t>& free_source,
                                                                  const std::vector<std::uint32_t>& free_target) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  if (free_source.size() * free_target.size() <= kAllPairs) {
    for (const std::uint32_t i : free_source) {
      for (const std::uint32_t j : free_target) pairs.emplace_back(i, j);
    }
    return pairs;
  }
  constexpr std::size_t kRare = 8;
  std::vector<std::vector<std::uint32_t>> holders(target.types.size());
  for (const std::uint32_t j : free_target) {
    for (std::uint32_t o = target.sentences[j].first; o < target.sentences[j].last; ++o) holders[target.occurrences[o].type].push_back(j);
  }
  for (const std::uint32_t i : free_source) {
    std::vector<std::uint32_t> met;
    for (std::uint32_t o = source.sentences[i].first; o < source.sentences[i].last; ++o) {
      for (const std::uint32_t l : links.of_source(source.occurrences[o].type)) {
        const auto& places = holders[links.links()[l].target];
        if (places.size() <= kRare) met.insert(met.end(), places.begin(), places.end());
      }
    }
    std::ranges::sort(met);
    met.erase(std::unique(met.begin(), met.end()), met.end());
    for (const std::uint32_t j : met) pairs.emplace_back(i, j);
    if (pairs.size() > kMostPairs) break;
  }
  return pairs;
}

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

// All sentences of one kind of number.
std::vector<std::uint32_t> numbers(std::size_t count) {
  std::vector<std::uint32_t> all(count);
  for (std::uint32_t i = 0; i < count; ++i) all[i] = i;
  return all;
}

struct Best {
  double gain = -1e9;
  std::uint32_t partner = 0;
};

// The lattice's pairs, less those that are hardly translations or keep sentences from clearly better partners; `rivals` counts the latter.
std::vector<PathBead> give_up_forced(const SideText& source, const SideText& target, const LinkTable& links, const Search& search,
                                     const std::vector<PathBead>& path, std::size_t& rivals) {
  const bool known = coverage(source, target, links) >= kKnownWords;
  std::vector<Best> of_source(source.size());
  std::vector<Best> of_target(target.size());
  for (const auto& [i, j] : pairs_to_try(source, target, links, numbers(source.size()), numbers(target.size()))) {
    const double gain = search.gain({i, i + 1}, {j, j + 1});
    if (gain > of_source[i].gain) of_source[i] = {gain, j};
    if (gain > of_target[j].gain) of_target[j] = {gain, i};
  }
  // What each sentence has now, and in which bead.
  std::vector<double> source_now(source.size(), 0);
  std::vector<double> target_now(target.size(), 0);
  std::vector<std::size_t> source_bead(source.size());
  std::vector<std::size_t> target_bead(target.size());
  std::vector<bool> forced(path.size());
  for (std::size_t k = 0; k < path.size(); ++k) {
    const PathBead& bead = path[k];
    const Group s{bead.i, bead.i + bead.a};
    const Group t{bead.j, bead.j + bead.b};
    double now = 0;
    if (bead.a > 0 && bead.b > 0) {
      now = search.gain(s, t);
      forced[k] = known && search.translation({s, t, 0, 0}) < kHardlyTranslation;
    }
    for (std::uint32_t i = s.first; i < s.last; ++i) source_now[i] = now, source_bead[i] = k;
    for (std::uint32_t j = t.first; j < t.last; ++j) target_now[j] = now, target_bead[j] = k;
  }
  const double price = std::log(1.0 + static_cast<double>(std::max(source.size(), target.size()))) - kMovedPrior + kClearlyBetter;
  for (std::uint32_t i = 0; i < source.size(); ++i) {
    const Best& best = of_source[i];
    if (best.gain <= 0 || of_target[best.partner].partner != i || source_bead[i] == target_bead[best.partner]) continue;
    if (best.gain - price <= std::max(source_now[i], target_now[best.partner])) continue;
    forced[source_bead[i]] = forced[target_bead[best.partner]] = true;
    ++rivals;
  }
  std::vector<PathBead> kept;
  for (std::size_t k = 0; k < path.size(); ++k) {
    const PathBead& bead = path[k];
    if (!forced[k] || bead.a == 0 || bead.b == 0) {
      kept.push_back(bead);
      continue;
    }
    for (std::uint32_t i = 0; i < bead.a; ++i) kept.push_back({bead.i + i, 1, bead.j, 0, 0.5});
    for (std::uint32_t j = 0; j < bead.b; ++j) kept.push_back({bead.i + bead.a, 0, bead.j + j, 1, 0.5});
  }
  return kept;
}

// Pairs without the sentences at their ends that they are better off without: where much is missing, the lattice hangs left-over sentences onto neighbours.
std::vector<PathBead> trim(const std::vector<PathBead>& path, const Search& search) {
  std::vector<PathBead> trimmed;
  for (const PathBead& bead : path) {
    Group s{bead.i, bead.i + bead.a};
    Group t{bead.j, bead.j + bead.b};
    double now = s.size() > 0 && t.size() > 0 ? search.gain(s, t) : 0;
    for (bool better = s.size() > 0 && t.size() > 0; better;) {
      better = false;
      Group best_s = s;
      Group best_t = t;
      const auto consider = [&](Group less_s, Group less_t) {
        if (less_s.size() == 0 || less_t.size() == 0) return;
        const double gain = search.gain(less_s, less_t);
        if (gain <= now) return;
        now = gain;
        best_s = less_s;
        best_t = less_t;
        better = true;
      };
      consider({s.first + 1, s.last}, t);
      consider({s.first, s.last - 1}, t);
      consider(s, {t.first + 1, t.last});
      consider(s, {t.first, t.last - 1});
      s = best_s;
      t = best_t;
    }
    for (std::uint32_t i = bead.i; i < s.first; ++i) trimmed.push_back({i, 1, bead.j, 0, 0.5});
    for (std::uint32_t j = bead.j; j < t.first; ++j) trimmed.push_back({s.first, 0, j, 1, 0.5});
    trimmed.push_back({s.first, s.size(), t.first, t.size(), bead.posterior});
    for (std::uint32_t i = s.last; i < bead.i + bead.a; ++i) trimmed.push_back({i, 1, t.last, 0, 0.5});
    for (std::uint32_t j = t.last; j < bead.j + bead.b; ++j) trimmed.push_back({bead.i + bead.a, 0, j, 1, 0.5});
  }
  return trimmed;
}

// The path with new pairs in place of the single sentences that they are made of, in source order.
std::vector<OrderedBead> merge(const std::vector<PathBead>& path, std::vector<PathBead> pairs, std::size_t source, std::size_t target) {
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

  // A new pair that crosses no pair of the lattice has not moved after all.
  std::vector<std::uint32_t> least_after(merged.size() + 1, static_cast<std::uint32_t>(target));
  const auto is_pair = [](const OrderedBead& b) { return b.bead.a > 0 && b.bead.b > 0; };
  for (std::size_t k = merged.size(); k-- > 0;) {
    least_after[k] = least_after[k + 1];
    if (is_pair(merged[k]) && merged[k].order == BeadOrder::in_order) least_after[k] = std::min(least_after[k], merged[k].bead.j);
  }
  std::uint32_t most_before = 0;
  for (std::size_t k = 0; k < merged.size(); ++k) {
    if (!is_pair(merged[k])) continue;
    const PathBead& bead = merged[k].bead;
    const bool fits = bead.j >= most_before && bead.j + bead.b <= least_after[k + 1];
    if (merged[k].order == BeadOrder::moved && fits) merged[k].order = BeadOrder::in_order;
    if (merged[k].order == BeadOrder::in_order) most_before = std::max(most_before, bead.j + bead.b);
  }
  return merged;
}

// Sentences of a side that are unaligned, or in pairs that are neither sure nor like translations.
struct Unpaired {
  double source = 0, target = 0;

  // More than this share of both sides.
  bool above(double share, const SideText& source_side, const SideText& target_side) const {
    return source > share * static_cast<double>(source_side.size()) && target > share * static_cast<double>(target_side.size());
  }
};

Unpaired count_unaligned(const std::vector<PathBead>& path) {
  Unpaired count;
  for (const PathBead& bead : path) {
    if (bead.b == 0) count.source += bead.a;
    if (bead.a == 0) count.target += bead.b;
  }
  return count;
}

Unpaired count_doubtful(const std::vector<PathBead>& path, const Search& search) {
  Unpaired count;
  for (const PathBead& bead : path) {
    const bool pair = bead.a > 0 && bead.b > 0;
    if (pair && bead.posterior >= 0.5 && search.translation({{bead.i, bead.i + bead.a}, {bead.j, bead.j + bead.b}, 0, 0}) >= 0.5) continue;
    count.source += bead.a;
    count.target += bead.b;
  }
  return count;
}

}  // namespace

std::optional<std::vector<OrderedBead>> find_moved(const SideText& source, const SideText& target, const LinkTable& links,
                                                   const DirectEvidence& evidence, const std::vector<PathBead>& lattice_path,
                                                   const Weights& weights, double length_ratio, bool only_if_asked) {
  const Search search(evidence, weights, length_ratio);
  const Unpaired doubtful = count_doubtful(lattice_path, search);
  if (only_if_asked && !doubtful.above(kMuchUnpaired, source, target)) return std::nullopt;
  std::size_t rivals = 0;
  const std::vector<PathBead> kept = give_up_forced(source, target, links, search, lattice_path, rivals);
  const double many = std::max(2.0, kManyRivals * static_cast<double>(std::min(source.size(), target.size())));
  const bool asked = count_unaligned(lattice_path).above(kMuchUnpaired, source, target) || static_cast<double>(rivals) >= many ||
                     (doubtful.above(kMostlyDoubtful, source, target) && coverage(source, target, links) >= kKnownWords);
  if (only_if_asked && !asked) return std::nullopt;
  const std::vector<PathBead> path = trim(kept, search);
  std::set<std::uint32_t> free_source;
  std::set<std::uint32_t> free_target;
  for (const PathBead& bead : path) {
    if (bead.b == 0) free_source.insert(bead.i);
    if (bead.a == 0) free_target.insert(bead.j);
  }
  const double places = std::log(1.0 + static_cast<double>(std::max(free_source.size(), free_target.size())));
  std::vector<Candidate> candidates;
  for (const auto& [i, j] : pairs_to_try(source, target, links, {free_source.begin(), free_source.end()}, {free_target.begin(), free_target.end()})) {
    const double score = search.gain({i, i + 1}, {j, j + 1}) - places + kMovedPrior;
    if (score > -12) candidates.push_back({{i, i + 1}, {j, j + 1}, score, 0});
  }
  set_confidence(candidates);
  std::ranges::stable_sort(candidates, [](const Candidate& a, const Candidate& b) { return a.score > b.score; });

  std::vector<PathBead> moved;
  for (Candidate c : candidates) {
    if (c.confidence < kLeastConfidence) continue;
    if (!free_source.contains(c.source.first) || !free_target.contains(c.target.first)) continue;
    if (search.translation(c) < kLeastTranslation) continue;
    // Draw in neighbours while they make the pair better.
    for (bool grown = true; grown;) {
      grown = false;
      Candidate best = c;
      const auto consider = [&](Group s, Group t) {
        if (s.size() > kLargest || t.size() > kLargest) return;
        const double score = search.gain(s, t) - places + kMovedPrior;
        if (score > best.score) best = {s, t, score, c.confidence};
      };
      if (free_source.contains(c.source.last)) consider({c.source.first, c.source.last + 1}, c.target);
      if (c.source.first > 0 && free_source.contains(c.source.first - 1)) consider({c.source.first - 1, c.source.last}, c.target);
      if (free_target.contains(c.target.last)) consider(c.source, {c.target.first, c.target.last + 1});
      if (c.target.first > 0 && free_target.contains(c.target.first - 1)) consider(c.source, {c.target.first - 1, c.target.last});
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
