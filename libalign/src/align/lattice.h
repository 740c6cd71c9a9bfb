// The best path through the lattice, and how probable each of its beads is.
//
// The model is a semi-Markov chain: P(path) is proportional to exp(sum of the scores of its beads). Runs of
// unaligned sentences cost less from their second sentence on (affine gaps), so each node has three states:
// after a pair, after an unaligned source sentence, after an unaligned target sentence. Of sentences
// unaligned on both sides at one place, the source's come first: one path, not many.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "align/corridor.h"
#include "align/features.h"

namespace libalign::detail {

struct PathBead {
  std::uint32_t i = 0, a = 0, j = 0, b = 0;  // source [i, i + a), target [j, j + b)
  double posterior = 0;
};

// Scores of all beads in a corridor.
class Lattice {
 public:
  using Score = std::function<float(std::size_t i, std::size_t a, std::size_t j, std::size_t b)>;

  // `continued`: added for an unaligned sentence after another of its side.
  Lattice(const Corridor& corridor, std::size_t source, std::size_t target, float continued);

  // Asks for every bead once, but for those that `known`, a lattice of the same texts, has already.
  void fill(const Score& score, const Lattice* known = nullptr);
  std::size_t nodes() const { return row_.back(); }

  // The most probable path, without posteriors.
  std::vector<PathBead> best_path() const;

  // Forward-backward. Afterwards: posterior() of any bead, edge_mass(), log_total().
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
    return scores_[node(i, j) * kBeadTypes.size() + type];
  }
  void set_continued(float continued) { continued_ = continued; }

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

  Corridor corridor_;
  std::size_t source_, target_;
  float continued_;
  std::vector<std::size_t> row_;
  std::vector<float> scores_;
  std::vector<double> forward_, backward_;  // by node and state
  double total_ = 0;
};

}  // namespace libalign::detail
