// Hashes of texts, and a set of them that stays small.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace libalign::detail {

struct Hash128 {
  std::uint64_t high = 0, low = 0;
  bool operator==(const Hash128&) const = default;
  bool operator<(const Hash128& other) const {
    return high != other.high ? high < other.high : low < other.low;
  }
};

// The same on every machine. Not for secrets: a person who wants two texts to be alike for it can make them.
class Hasher {
 public:
  void add(std::string_view text);  // and where it ends
  void add(std::uint64_t number);
  Hash128 result() const;

 private:
  std::uint64_t a_ = 0x9E3779B97F4A7C15, b_ = 0xC2B2AE3D27D4EB4F;
};

// Whether something was there before, told by more than 50 bits: of nine million different texts one is taken
// for another with a probability of three in a hundred. 60 MB at the most, full at nine million.
class SeenSet {
 public:
  // True when it was there. When the set is full, what is new is not kept, and full() says so.
  bool insert(std::string_view text) { return insert(announce(text)); }
  // The same in two steps, with other work between them: the first has the memory fetched that the second
  // looks at.
  Hash128 announce(std::string_view text) const;
  bool insert(const Hash128& hash);
  bool full() const { return full_; }

 private:
  struct Table {
    std::vector<std::uint32_t> slots;
    std::size_t used = 0;
  };
  static bool find(const Table& table, const Hash128& hash, std::size_t& slot);
  std::vector<Table> tables_;
  bool full_ = false;
};

}  // namespace libalign::detail
