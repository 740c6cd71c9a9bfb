// How much better than chance the words of one side explain the other, for every bead that the lattice may
// hold.
//
// For a word f of the target and the source sentences S of a bead
//     l(f | S) = log[(1 - k) + k * sum_{e in S} c(e) t(f|e) / (|S| p(f))]
// with k = .6 when f has any link in this document pair and .05 when not, p(f) the smoothed share of f in its
// text. Summed over the words of a target sentence j this depends on S and j only, so it is kept as
// forward(i, m, j): the source sentences i..i+m-1 explaining j. Likewise backward(j, n, i). A bead adds these
// up; a bead with an empty side is 0 by definition.
#pragma once

#include <cstdint>
#include <vector>

#include "align/corridor.h"
#include "align/links.h"
#include "align/vocabulary.h"

namespace libalign::detail {

inline constexpr std::size_t kMostSentences = 5;  // of one side in a bead

// What one word weighs: of the target given source sentences, and the other way round.
struct WordOdds {
  std::vector<float> unmatched;  // by type: log(1 - k)
  std::vector<float> ratio;      // by type: k / ((1 - k) p)
};

WordOdds word_odds(const SideText& side, const std::vector<bool>& linked);

// By type of a side: whether it has any link in this document pair.
std::vector<bool> linked_sources(const SideText& source, const LinkTable& links);
std::vector<bool> linked_targets(const SideText& target, const LinkTable& links);

class LexicalEvidence {
 public:
  LexicalEvidence(const SideText& source, const SideText& target, const LinkTable& links,
                  const Corridor& corridor, int threads);

  // In nats. `m`, `n` from 1; (i, j) inside the corridor, give or take kMostSentences.
  float forward(std::size_t i, std::size_t m, std::size_t j) const {
    return forward_[cell(i, j) * kMostSentences + m - 1];
  }
  float backward(std::size_t j, std::size_t n, std::size_t i) const {
    return backward_[cell(i, j) * kMostSentences + n - 1];
  }

 private:
  std::size_t cell(std::size_t i, std::size_t j) const { return row_[i] + (j - first_[i]); }
  void fill_forward(const SideText& source, const SideText& target, const LinkTable& links);
  void fill_backward(const SideText& source, const SideText& target, const LinkTable& links);

  std::vector<std::size_t> row_;      // of each source sentence: its first cell
  std::vector<std::uint32_t> first_;  // and the target sentences it is held against, [first, last)
  std::vector<std::uint32_t> last_;
  std::vector<float> forward_, backward_;
};

}  // namespace libalign::detail
