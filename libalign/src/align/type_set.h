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
  // And perhaps others: for emptying the set.
  void remove(TypeId type) { bits_[type / 64] = 0; }
  // This one only.
  void take(TypeId type) { bits_[type / 64] &= ~(std::uint64_t{1} << type % 64); }

  // Asks without looking each time where the set lies; good until the set is gone.
  class Reader {
   public:
    explicit Reader(const std::uint64_t* bits) : bits_(bits) {}
    bool has(TypeId type) const { return (bits_[type / 64] >> type % 64 & 1U) != 0; }

   private:
    const std::uint64_t* bits_;
  };
  Reader reader() const { return Reader(bits_.data()); }

 private:
  std::vector<std::uint64_t> bits_;
};

}  // namespace libalign::detail
