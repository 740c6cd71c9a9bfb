#include "align/learn.h"

#include <algorithm>
#include <cmath>

#include "lexicon/association.h"

namespace libalign::detail {
namespace {

constexpr double kSure = 0.5;  // beads below are not learned from
constexpr double kLeastG2 = 8;
constexpr double kLeastBeads = 2;
constexpr double kTau = 1;
constexpr int kRounds = 4;
constexpr std::size_t kEnoughBeads = 10000;
constexpr float kWeakest = 0.04F;        // learned probabilities below are noise
constexpr std::size_t kMostWords = 120;  // of one side of a bead: longer ones pair everything with everything

std::uint64_t key(TypeId e, TypeId f) { return (std::uint64_t{e} << 32) | f; }

struct BeadWords {
  std::vector<TypeId> source, target;
  double weight = 0;
};

std::vector<TypeId> words_of(const SideText& side, std::uint32_t first, std::uint32_t count,
                             std::uint32_t most_sentences) {
  std::vector<TypeId> words;
  for (std::uint32_t s = first; s < first + count; ++s) {
    for (std::uint32_t o = side.sentences[s].first; o < side.sentences[s].last; ++o) {
      const TypeId type = side.occurrences[o].type;
      if (side.types[type].sentences >= 2 && side.types[type].sentences <= most_sentences)
        words.push_back(type);
    }
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  if (words.size() > kMostWords) words.clear();
  return words;
}

std::vector<BeadWords> sure_beads(const SideText& source, const SideText& target,
                                  const std::vector<PathBead>& path) {
  // Words in more than a third of all sentences tell nothing by meeting.
  const auto most = [](const SideText& side) {
    return static_cast<std::uint32_t>(std::max<std::size_t>(10, side.size() / 3));
  };
  std::vector<BeadWords> beads;
  // Of very long texts every so manyth bead: what is learned there is learned well.
  const std::size_t stride = path.size() / kEnoughBeads + 1;
  for (std::size_t k = 0; k < path.size(); k += stride) {
    const PathBead& bead = path[k];
    if (bead.a == 0 || bead.b == 0 || bead.posterior < kSure) continue;
    beads.push_back({words_of(source, bead.i, bead.a, most(source)),
                     words_of(target, bead.j, bead.b, most(target)), bead.posterior});
  }
  return beads;
}

// A pair of types that may translate each other, with its counts and probabilities in both directions.
struct Candidate {
  TypeId source = 0, target = 0;
  double known_forward = 0, known_backward = 0;
  double forward = 0, backward = 0;
  double count_forward = 0, count_backward = 0;
  bool learned = false;
};

std::vector<Candidate> find_candidates(const std::vector<BeadWords>& beads, std::size_t source_types,
                                       std::size_t target_types, const LinkTable& known) {
  std::vector<std::uint64_t> together;  // sorted, a key for each meeting
  std::vector<float> of_source(source_types, 0);
  std::vector<float> of_target(target_types, 0);
  for (const BeadWords& bead : beads) {
    for (const TypeId e : bead.source) of_source[e] += 1;
    for (const TypeId f : bead.target) of_target[f] += 1;
    for (const TypeId e : bead.source) {
      for (const TypeId f : bead.target) together.push_back(key(e, f));
    }
  }
  std::ranges::sort(together);
  std::vector<Candidate> candidates;
  const auto all = static_cast<double>(beads.size());
  for (std::size_t from = 0; from < together.size();) {
    const std::uint64_t pair = together[from];
    const auto e = static_cast<TypeId>(pair >> 32);
    const auto f = static_cast<TypeId>(pair);
    std::size_t to = from + 1;
    while (to < together.size() && together[to] == pair) ++to;
    const auto both = static_cast<double>(to - from);
    from = to;
    if (both < kLeastBeads || both * all <= double{of_source[e]} * of_target[f]) continue;
    if (g2(both, of_source[e], of_target[f], all) < kLeastG2) continue;
    candidates.push_back({e, f, 0, 0, 0.1, 0.1, 0, 0, true});
  }
  for (const Link& link : known.links()) {
    candidates.push_back(
        {link.source, link.target, link.forward, link.backward, link.forward, link.backward, 0, 0, false});
  }
  std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
    return key(a.source, a.target) != key(b.source, b.target)
               ? key(a.source, a.target) < key(b.source, b.target)
               : a.known_forward > b.known_forward;
  });
  const auto same = std::unique(
      candidates.begin(), candidates.end(),
      [](const Candidate& a, const Candidate& b) { return a.source == b.source && a.target == b.target; });
  candidates.erase(same, candidates.end());
  return candidates;
}

// The candidates that meet in each bead: pairs of (bead weight, candidate), grouped by bead.
struct Meetings {
  std::vector<std::uint32_t> candidate;
  std::vector<std::size_t> bead_end;
};

Meetings find_meetings(const std::vector<BeadWords>& beads, const std::vector<Candidate>& candidates,
                       std::size_t source_types) {
  std::vector<std::uint32_t> begin(source_types + 1, 0);
  for (const Candidate& c : candidates) ++begin[c.source + 1];
  for (std::size_t e = 0; e < source_types; ++e) begin[e + 1] += begin[e];
  Meetings meetings;
  for (const BeadWords& bead : beads) {
    for (const TypeId e : bead.source) {
      for (std::uint32_t c = begin[e]; c < begin[e + 1]; ++c) {
        if (std::ranges::binary_search(bead.target, candidates[c].target)) meetings.candidate.push_back(c);
      }
    }
    meetings.bead_end.push_back(meetings.candidate.size());
  }
  return meetings;
}

// One round of model 1 in both directions. A null word takes what nothing explains.
void share_out(const std::vector<BeadWords>& beads, const Meetings& meetings, std::size_t source_types,
               std::size_t target_types, std::vector<Candidate>& candidates) {
  constexpr double kNullWord = 0.05;
  std::vector<double> target_sum(target_types, 0);
  std::vector<double> source_sum(source_types, 0);
  for (Candidate& c : candidates) c.count_forward = c.count_backward = 0;
  std::size_t from = 0;
  for (std::size_t b = 0; b < beads.size(); ++b) {
    const std::size_t to = meetings.bead_end[b];
    for (std::size_t k = from; k < to; ++k) {
      const Candidate& c = candidates[meetings.candidate[k]];
      target_sum[c.target] += c.forward;
      source_sum[c.source] += c.backward;
    }
    for (std::size_t k = from; k < to; ++k) {
      Candidate& c = candidates[meetings.candidate[k]];
      c.count_forward += beads[b].weight * c.forward / (target_sum[c.target] + kNullWord);
      c.count_backward += beads[b].weight * c.backward / (source_sum[c.source] + kNullWord);
    }
    for (std::size_t k = from; k < to; ++k) {
      target_sum[candidates[meetings.candidate[k]].target] = 0;
      source_sum[candidates[meetings.candidate[k]].source] = 0;
    }
    from = to;
  }
}

}  // namespace

std::vector<Link> learn_links(const SideText& source, const SideText& target,
                              const std::vector<PathBead>& path, const LinkTable& known) {
  const std::vector<BeadWords> beads = sure_beads(source, target, path);
  std::vector<double> source_count(source.types.size(), 0);
  std::vector<double> target_count(target.types.size(), 0);
  for (const BeadWords& bead : beads) {
    for (const TypeId e : bead.source) source_count[e] += bead.weight;
    for (const TypeId f : bead.target) target_count[f] += bead.weight;
  }
  std::vector<Candidate> candidates = find_candidates(beads, source.types.size(), target.types.size(), known);
  const Meetings meetings = find_meetings(beads, candidates, source.types.size());
  for (int round = 0; round < kRounds; ++round) {
    share_out(beads, meetings, source.types.size(), target.types.size(), candidates);
    for (Candidate& c : candidates) {
      c.forward = (c.count_forward + kTau * c.known_forward) / (source_count[c.source] + kTau);
      c.backward = (c.count_backward + kTau * c.known_backward) / (target_count[c.target] + kTau);
    }
  }
  std::vector<Link> links;
  for (const Candidate& c : candidates) {
    const auto forward = static_cast<float>(c.forward);
    const auto backward = static_cast<float>(c.backward);
    if (std::max(forward, backward) < kWeakest) continue;
    links.push_back({c.source, c.target, forward, backward, AnchorKind::learned});
  }
  return links;
}

}  // namespace libalign::detail
