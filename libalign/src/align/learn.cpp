#include "align/learn.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "lexicon/association.h"

namespace libalign::detail {
namespace {

constexpr double kSure = 0.5;  // beads below are not learned from
constexpr double kLeastG2 = 8;
constexpr double kLeastBeads = 2;
constexpr double kTau = 1;
constexpr int kRounds = 4;
constexpr std::size_t kEnoughBeads = 6000;
constexpr float kWeakest = 0.04F;        // learned probabilities below are noise
constexpr std::size_t kMostWords = 120;  // of one side of a bead: longer ones pair everything with everything

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

// A pair of types that may translate each other, and what was known of it before.
struct Candidate {
  TypeId source = 0, target = 0;
  float known_forward = 0, known_backward = 0;
};

// The probabilities in both directions of one that meets, and the counts that the next ones are made of.
struct Shares {
  TypeId source = 0, target = 0;
  double forward = 0, backward = 0;
  double count_forward = 0, count_backward = 0;
};

// By source type: the beads that hold it.
class Holders {
 public:
  Holders(const std::vector<BeadWords>& beads, std::size_t source_types) : begin_(source_types + 1, 0) {
    for (const BeadWords& bead : beads) {
      for (const TypeId e : bead.source) ++begin_[e + 1];
    }
    for (std::size_t e = 0; e < source_types; ++e) begin_[e + 1] += begin_[e];
    beads_.resize(begin_.back());
    std::vector<std::uint32_t> next = begin_;
    for (std::uint32_t b = 0; b < beads.size(); ++b) {
      for (const TypeId e : beads[b].source) beads_[next[e]++] = b;
    }
  }
  std::span<const std::uint32_t> of(TypeId e) const {
    return {beads_.data() + begin_[e], beads_.data() + begin_[e + 1]};
  }

 private:
  std::vector<std::uint32_t> begin_, beads_;
};

// What is known and what meets more often than by chance; by source, then target.
std::vector<Candidate> find_candidates(const std::vector<BeadWords>& beads, std::size_t source_types,
                                       std::size_t target_types, const LinkTable& known) {
  const Holders holders(beads, source_types);
  std::vector<std::uint32_t> of_target(target_types, 0);
  for (const BeadWords& bead : beads) {
    for (const TypeId f : bead.target) ++of_target[f];
  }
  const auto all = static_cast<double>(beads.size());
  std::vector<Candidate> candidates;
  std::vector<std::uint32_t> together(target_types, 0);  // with the source type at hand; all 0 in between
  std::vector<TypeId> met;
  for (TypeId e = 0; e < source_types; ++e) {
    const std::size_t first = candidates.size();
    for (const Link& link : known.from_source(e))
      candidates.push_back({link.source, link.target, link.forward, link.backward});
    const std::size_t last_known = candidates.size();
    const std::span<const std::uint32_t> held = holders.of(e);
    const auto of_source = static_cast<double>(held.size());
    if (of_source < kLeastBeads) continue;
    for (const std::uint32_t b : held) {
      for (const TypeId f : beads[b].target) {
        if (together[f]++ == 0) met.push_back(f);
      }
    }
    for (std::size_t k = first; k < last_known; ++k) together[candidates[k].target] = 0;
    for (const TypeId f : met) {
      const auto both = static_cast<double>(together[f]);
      together[f] = 0;
      if (both < kLeastBeads || both * all <= of_source * of_target[f]) continue;
      if (g2(both, of_source, of_target[f], all) >= kLeastG2) candidates.push_back({e, f, 0, 0});
    }
    met.clear();
    std::ranges::sort(std::span(candidates).subspan(first), {}, &Candidate::target);
  }
  return candidates;
}

// The candidates that meet in each bead, grouped by bead. They are numbered in the order in which they meet
// first, so that those of neighbouring beads lie together.
struct Meetings {
  std::vector<std::uint32_t> candidates;  // by number
  std::vector<std::uint32_t> number;
  std::vector<std::size_t> bead_end;
};

Meetings find_meetings(const std::vector<BeadWords>& beads, const std::vector<Candidate>& candidates,
                       std::size_t source_types, std::size_t target_types) {
  std::vector<std::uint32_t> begin(source_types + 1, 0);
  for (const Candidate& c : candidates) ++begin[c.source + 1];
  for (std::size_t e = 0; e < source_types; ++e) begin[e + 1] += begin[e];
  std::vector<std::uint32_t> holder(target_types, 0);        // the last bead that held the type, from 1
  std::vector<std::uint32_t> numbers(candidates.size(), 0);  // from 1
  Meetings meetings;
  for (const BeadWords& bead : beads) {
    const auto number = static_cast<std::uint32_t>(meetings.bead_end.size() + 1);
    for (const TypeId f : bead.target) holder[f] = number;
    for (const TypeId e : bead.source) {
      for (std::uint32_t c = begin[e]; c < begin[e + 1]; ++c) {
        if (holder[candidates[c].target] != number) continue;
        if (numbers[c] == 0) {
          meetings.candidates.push_back(c);
          numbers[c] = static_cast<std::uint32_t>(meetings.candidates.size());
        }
        meetings.number.push_back(numbers[c] - 1);
      }
    }
    meetings.bead_end.push_back(meetings.number.size());
  }
  return meetings;
}

// One round of model 1 in both directions. A null word takes what nothing explains.
void share_out(const std::vector<BeadWords>& beads, const Meetings& meetings, std::vector<double>& source_sum,
               std::vector<double>& target_sum, std::vector<Shares>& shares) {
  constexpr double kNullWord = 0.05;
  for (Shares& s : shares) s.count_forward = s.count_backward = 0;
  std::size_t from = 0;
  for (std::size_t b = 0; b < beads.size(); ++b) {
    const auto met = std::span(meetings.number).subspan(from, meetings.bead_end[b] - from);
    from = meetings.bead_end[b];
    for (const TypeId e : beads[b].source) source_sum[e] = 0;
    for (const TypeId f : beads[b].target) target_sum[f] = 0;
    for (const std::uint32_t number : met) {
      const Shares& s = shares[number];
      target_sum[s.target] += s.forward;
      source_sum[s.source] += s.backward;
    }
    for (const std::uint32_t number : met) {
      Shares& s = shares[number];
      s.count_forward += beads[b].weight * s.forward / (target_sum[s.target] + kNullWord);
      s.count_backward += beads[b].weight * s.backward / (source_sum[s.source] + kNullWord);
    }
  }
}

}  // namespace

std::vector<Link> learn_links(const SideText& source, const SideText& target,
                              const std::vector<PathBead>& path, const LinkTable& known) {
  constexpr double kFirstGuess = 0.1;
  const std::vector<BeadWords> beads = sure_beads(source, target, path);
  std::vector<double> source_count(source.types.size(), 0);
  std::vector<double> target_count(target.types.size(), 0);
  for (const BeadWords& bead : beads) {
    for (const TypeId e : bead.source) source_count[e] += bead.weight;
    for (const TypeId f : bead.target) target_count[f] += bead.weight;
  }
  const std::vector<Candidate> candidates =
      find_candidates(beads, source.types.size(), target.types.size(), known);
  const Meetings meetings = find_meetings(beads, candidates, source.types.size(), target.types.size());
  std::vector<Shares> shares;
  shares.reserve(meetings.candidates.size());
  for (const std::uint32_t number : meetings.candidates) {
    const Candidate& c = candidates[number];
    const bool fresh = c.known_forward == 0 && c.known_backward == 0;
    shares.push_back({c.source, c.target, fresh ? kFirstGuess : double{c.known_forward},
                      fresh ? kFirstGuess : double{c.known_backward}, 0, 0});
  }
  // The counts, drawn towards what was known.
  const auto forward_of = [&](const Candidate& c, double count) {
    return (count + kTau * double{c.known_forward}) / (source_count[c.source] + kTau);
  };
  const auto backward_of = [&](const Candidate& c, double count) {
    return (count + kTau * double{c.known_backward}) / (target_count[c.target] + kTau);
  };
  std::vector<double> source_sum(source.types.size(), 0);
  std::vector<double> target_sum(target.types.size(), 0);
  for (int round = 0; round < kRounds; ++round) {
    share_out(beads, meetings, source_sum, target_sum, shares);
    for (std::size_t k = 0; k < shares.size(); ++k) {
      const Candidate& c = candidates[meetings.candidates[k]];
      shares[k].forward = forward_of(c, shares[k].count_forward);
      shares[k].backward = backward_of(c, shares[k].count_backward);
    }
  }
  std::vector<std::uint32_t> met(candidates.size(), 0);  // number, from 1
  for (std::uint32_t k = 0; k < shares.size(); ++k) met[meetings.candidates[k]] = k + 1;
  std::vector<Link> links;
  for (std::size_t k = 0; k < candidates.size(); ++k) {
    const Candidate& c = candidates[k];
    const auto forward = static_cast<float>(met[k] > 0 ? shares[met[k] - 1].forward : forward_of(c, 0));
    const auto backward = static_cast<float>(met[k] > 0 ? shares[met[k] - 1].backward : backward_of(c, 0));
    if (std::max(forward, backward) < kWeakest) continue;
    links.push_back({c.source, c.target, forward, backward, AnchorKind::learned});
  }
  return links;
}

}  // namespace libalign::detail
