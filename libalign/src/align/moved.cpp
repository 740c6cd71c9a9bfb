#include "align/moved.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "align/translation.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kMostPairs = 4'000'000;
constexpr double kLeastConfidence = 0.5;
constexpr double kLeastTranslation = 0.5;
constexpr double kMovedPrior = -1.0;  // nats: moving is rarer than staying
constexpr std::uint32_t kLargest = 3; // sentences of a side that a moved bead may grow to

struct Candidate {
  Group source, target;
  double score = 0;
  double confidence = 0;
};

class Search {
 public:
  Search(const SideText& source, const SideText& target, const DirectEvidence& evidence, const Weights& weights, double length_ratio)
      : source_(source), target_(target), evidence_(evidence), weights_(weights), length_ratio_(length_ratio) {}

  // The lattice's score of a pair less that of leaving all its sentences alone. Features that ask for neighbours are left out.
  double gain(Group s, Group t) const {
    const Meeting meeting = evidence_.meet(s, t);
    if (meeting.matched <= 0) return -1e9;
    FeatureVector f{};
    f[kLexical] = static_cast<float>((meeting.forward + meeting.backward) / 20);
    f[kLexicalRoot] = static_cast<float>(meeting.forward / std::sqrt(meeting.target_words) + meeting.backward / std::sqrt(meeting.source_words));
    f[kWeakestMember] = static_cast<float>(std::min(meeting.forward / meeting.target_words, meeting.backward / meeting.source_words));
    const double expected = meeting.source_length * length_ratio_;
    const double delta = (meeting.target_length - expected) / std::sqrt(6.8 * (expected + meeting.target_length) / 2);
    f[kLength] = static_cast<float>(-3 * std::log1p(delta * delta / 5));
    f[kLengthRatio] = static_cast<float>(-std::abs(std::log((meeting.target_length + 3) / (expected + 3))));
    const std::uint32_t a = s.size();
    const std::uint32_t b = t.size();
    if (std::max(a, b) == 2) f[std::min(a, b) == 2 ? kType22 : kType12] = 1;
    if (std::max(a, b) == 3) f[std::min(a, b) == 1 ? kType13 : kTypeLarger] = 1;
    double score = score_of(f, weights_.feature);
    for (std::uint32_t i = s.first; i < s.last; ++i) score -= null_score(source_.sentences[i].length * length_ratio_);
    for (std::uint32_t j = t.first; j < t.last; ++j) score -= null_score(target_.sentences[j].length);
    return score;
  }

  double translation(const Candidate& c) const {
    return translation_probability(evidence_.meet(c.source, c.target), length_ratio_, weights_);
  }

 private:
  double null_score(double length) const {
    // Unaligned text comes in runs: the price of a continued one.
    return static_cast<double>(weights_.feature[kNull] + weights_.feature[kNullContinued]) +
           static_cast<double>(weights_.feature[kNullLength]) * (std::log(std::max(1.0, length)) - 3);
  }

  const SideText& source_;
  const SideText& target_;
  const DirectEvidence& evidence_;
  const Weights& weights_;
  double length_ratio_;
};

// Sentence pairs worth a look: all, or those that share a rare link.
std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_to_try(const SideText& source, const SideText& target, const LinkTable& links,
                                                                  const std::vector<std::uint32_t>& free_source,
                                                                  const std::vector<std::uint32_t>& free_target) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  if (free_source.size() * free_target.size() <= kMostPairs / 40) {
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
    const auto rest = std::ranges::unique(met);
    met.erase(rest.begin(), rest.end());
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

}  // namespace

std::vector<PathBead> find_moved(const SideText& source, const SideText& target, const LinkTable& links,
                                 const DirectEvidence& evidence, const std::vector<PathBead>& path, const Weights& weights,
                                 double length_ratio) {
  std::set<std::uint32_t> free_source;
  std::set<std::uint32_t> free_target;
  for (const PathBead& bead : path) {
    if (bead.b == 0) free_source.insert(bead.i);
    if (bead.a == 0) free_target.insert(bead.j);
  }
  const Search search(source, target, evidence, weights, length_ratio);
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
  return moved;
}

}  // namespace libalign::detail
