// The part of the lattice that is searched: for each border between source sentences, a range of borders
// between target sentences.
//
// The basic idea (seed, chain, extend, as in minimap2, Li 2018): pairs of sentences that share a rare link
// are seeds; the heaviest chain of seeds that rise on both sides gives the course of the translation; around
// it a band is left open, wide where the chain has gaps. Small texts get the whole lattice. Whoever decodes
// checks the mass at the band's edge and widens.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "align/links.h"
#include "align/vocabulary.h"

namespace libalign::detail {

// A kind of bead: so many source and target sentences.
struct BeadType {
  unsigned char source = 0;
  unsigned char target = 0;
};

// 1-1 first, then all up to 4-4, 1-5 and 5-1, last the two with an empty side.
inline constexpr std::array<BeadType, 20> kBeadTypes = {
    {{1, 1}, {1, 2}, {2, 1}, {2, 2}, {1, 3}, {3, 1}, {2, 3}, {3, 2}, {3, 3}, {1, 4},
     {4, 1}, {2, 4}, {4, 2}, {3, 4}, {4, 3}, {4, 4}, {1, 5}, {5, 1}, {1, 0}, {0, 1}}};
inline constexpr std::size_t kSourceNull = 18;
inline constexpr std::size_t kTargetNull = 19;

// Borders are numbered 0..n; `low` and `high` (inclusive) never fall; low[0] == 0, high[n] == number of
// target sentences.
struct Corridor {
  std::vector<std::uint32_t> low;
  std::vector<std::uint32_t> high;

  std::size_t cells() const;
  bool holds(std::size_t i, std::size_t j) const { return i < low.size() && j >= low[i] && j <= high[i]; }
};

Corridor whole_lattice(std::size_t source, std::size_t target);

struct Seed {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  double weight = 0;
};

// Sentence pairs that share links between rare types, the best of each sentence, heaviest colinear chain, in
// order.
std::vector<Seed> chain_of_seeds(const SideText& source, const SideText& target, const LinkTable& links);

// Cells that a corridor may have, so that memory grows with the length of the texts and not with its square.
std::size_t most_cells(std::size_t source, std::size_t target);

// The whole lattice when it has at most `small` cells, else a band around the chain. Not above most_cells()
// unless the texts' sizes force it.
Corridor make_corridor(const SideText& source, const SideText& target, const std::vector<Seed>& chain,
                       std::size_t small);

// Borders in order again after some have been moved: no row falls behind the one before it, none is empty.
void straighten(Corridor& corridor, std::size_t target);
// The same where only rows [first, last] were moved, and apart.
void straighten_around(Corridor& corridor, std::size_t first, std::size_t last);

}  // namespace libalign::detail
