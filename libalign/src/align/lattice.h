// The best path through the lattice, and how probable each of its beads is.
//
// The model is a semi-Markov chain: P(path) is proportional to exp(sum of the scores of its beads). Runs of
// unaligned sentences cost less from their second sentence on (affine gaps), so each node has three states:
// after a pair, after an unaligned source sentence, after an unaligned target sentence. Of sentences
// unaligned on both sides at one place, the source's come first: one path, not many.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "align/bead_filter.h"
#include "align/corridor.h"
#include "align/features.h"

namespace libalign::detail {

struct PathBead {
  std::uint32_t i = 0, a = 0, j = 0, b = 0;  // source [i, i + a), target [j, j + b)
  double posterior = 0;
};

// Scores of all beads in a corridor. A bead of score kImpossible is left out.
class Lattice {
 public:
  static constexpr float kImpossible = -std::numeric_limits<float>::infinity();

  // `continued`: added for an unaligned sentence after another of its side.
  Lattice(const Corridor& corridor, std::size_t source, std::size_t target, float continued);

  // Asks for the score of every bead (i, a, j, b) once, but for those that `known`, a lattice of the same
  // texts, has already, and those that `kinds_at(i, j)` leaves out (see BeadFilter).
  template <class Score, class KindsAt>
  void fill(const Score& score_of_bead, const KindsAt& kinds_at, const Lattice* known = nullptr) {
    for_each([&](std::size_t i, std::size_t j, std::size_t t) {
      if (known != nullptr && known->inside(i, j) && known->fits(i, j, t))
        score(i, j, t) = known->score_at(i, j, t);
      else if ((kinds_at(i, j) >> t & 1U) == 0)
        score(i, j, t) = kImpossible;
      else
        score(i, j, t) = score_of_bead(i, kBeadTypes[t].source, j, kBeadTypes[t].target);
    });
  }
  template <class Score>
  void fill(const Score& score_of_bead) {
    fill(score_of_bead, [](std::size_t, std::size_t) { return BeadFilter::kAll; });
  }
  std::size_t nodes() const { return row_.back(); }

  // The most probable path, without posteriors.
  std::vector<PathBead> best_path();

  // Forward-backward. Afterwards: posterior() of any bead, crowded_edges(), log_total().
  void sum();
  double log_total() const { return total_; }
  double posterior(std::size_t i, std::size_t j, std::size_t type) const;
  double continued_mass() const;  // expected number of continued unaligned sentences
  // The source borders at which a path runs along the corridor's edge with more than this probability, where
  // the edge is not the lattice's own.
  std::vector<std::size_t> crowded_edges(double least) const;

  // For training: calls with every bead of the corridor (i, j, type number).
  template <class Visit>
  void for_each(const Visit& visit) const {
    for (std::size_t i = 0; i <= source_; ++i) {
      for (std::size_t j = corridor_.low[i]; j <= corridor_.high[i]; ++j) {
        for (std::size_t t = 0; t < kBeadTypes.size(); ++t) {
          if (fits(i, j, t)) visit(i, j, t);
        }
      }
    }
  }
  float& score(std::size_t i, std::size_t j, std::size_t type) {
    knows_best_ = false;
    return scores_[node(i, j) * kBeadTypes.size() + type];
  }
  void set_continued(float continued) {
    knows_best_ = false;
    continued_ = continued;
  }

 private:
  std::size_t node(std::size_t i, std::size_t j) const { return row_[i] + (j - corridor_.low[i]); }
  bool inside(std::size_t i, std::size_t j) const {
    return i <= source_ && j >= corridor_.low[i] && j <= corridor_.high[i];
  }
  bool fits(std::size_t i, std::size_t j, std::size_t type) const {
    const BeadType bead = kBeadTypes[type];
    return inside(i + bead.source, j + bead.target);
  }
  float score_at(std::size_t i, std::size_t j, std::size_t type) const {
    return scores_[node(i, j) * kBeadTypes.size() + type];
  }

  static constexpr std::size_t kStates = 3;  // after a pair, after an unaligned source sentence, target's
  using States = std::array<double, kStates>;

  // Rows that beads from one source border reach: of each, where its nodes begin and which it has.
  struct Reach {
    std::size_t first = 0;  // number of the node that border 0 would be, if the row had it
    std::size_t low = 1, high = 0;
  };
  using Reaches = std::array<Reach, 6>;
  Reaches reach(std::size_t i) const;

  // The score of the best path to each state of each node.
  void find_best();
  std::size_t best_state(std::size_t node) const;

  Corridor corridor_;
  std::size_t source_, target_;
  float continued_;
  std::vector<std::size_t> row_;
  std::vector<float> scores_;
  struct Arrival {
    double score = -std::numeric_limits<double>::infinity();
    unsigned char type = 0;
    unsigned char state = 0;  // of the node that it comes from
  };
  std::vector<std::array<Arrival, kStates>> best_;
  bool knows_best_ = false;
  // Of all paths together, relative to the best path to the node: exp(log of the sum - its score). Backward:
  // of the paths from the node to the end, so that forward times backward is in proportion to probability.
  std::vector<States> forward_, backward_;
  double end_mass_ = 1;
  double total_ = 0;
};

}  // namespace libalign::detail
