// A set of word types that is quick to ask: a bit each, so that those of a long text stay in the nearest
// cache. Of all that a word is linked to, next to nothing stands in the few sentences that are looked at.
#pragma once

#include <cstdint>
#include <vector>

#include "align/vocabulary.h"

namespace libalign::detail {

class TypeSet {
 public:
  explicit TypeSet(std::size_t types) : bits_(types / 64 + 1, 0) {}

  void add(TypeId type) { bits_[type / 64] |= std::uint64_t{1} << type % 64; }
  // Those of sentences [first, last) of a side.
  void add(const SideText& side, std::size_t first, std::size_t last) {
    for_each(side, first, last, [this](TypeId type) { add(type); });
  }
  // Needs no more than that these were the only ones.
  void remove(const SideText& side, std::size_t first, std::size_t last) {
    for_each(side, first, last, [this](TypeId type) { bits_[type / 64] = 0; });
  }
  void remove(TypeId type) { bits_[type / 64] = 0; }
  bool has(TypeId type) const { return (bits_[type / 64] >> type % 64 & 1U) != 0; }

 private:
  template <class Visit>
  static void for_each(const SideText& side, std::size_t first, std::size_t last, const Visit& visit) {
    if (first >= last) return;
    for (std::uint32_t o = side.sentences[first].first; o < side.sentences[last - 1].last; ++o)
      visit(side.occurrences[o].type);
  }
  std::vector<std::uint64_t> bits_;
};

}  // namespace libalign::detail
