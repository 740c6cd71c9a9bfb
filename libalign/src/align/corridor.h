// The part of the lattice that is searched: for each border between source sentences, a range of borders
// between target sentences.
//
// The basic idea (seed, chain, extend, as in minimap2, Li 2018): pairs of sentences that share a rare link
// are seeds; the heaviest chain of seeds that rise on both sides gives the course of the translation; around
// it a band is left open, wide where the chain has gaps. Small texts get the whole lattice. Whoever decodes
// checks the mass at the band's edge and widens.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "align/links.h"
#include "align/vocabulary.h"

namespace libalign::detail {

// Borders are numbered 0..n; `low` and `high` (inclusive) never fall; low[0] == 0, high[n] == number of
// target sentences.
struct Corridor {
  std::vector<std::uint32_t> low;
  std::vector<std::uint32_t> high;

  std::size_t cells() const;
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

// The whole lattice when it has at most `small` cells, else a band around the chain; `width` multiplies the
// band at each border of the source. Not above most_cells() unless the texts' sizes force it.
Corridor make_corridor(const SideText& source, const SideText& target, const std::vector<Seed>& chain,
                       const std::vector<float>& width, std::size_t small);

}  // namespace libalign::detail
