#include "memory/fingerprints.h"

#include <array>
#include <bit>
#include <cstring>

namespace libalign::detail {
namespace {

// The mixing of two words by the long product, as wyhash does it.
__extension__ using Product = unsigned __int128;

std::uint64_t mix(std::uint64_t one, std::uint64_t other) {
  const Product product = static_cast<Product>(one) * other;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

constexpr std::uint64_t kFirst = 0xA0761D6478BD642F;
constexpr std::uint64_t kSecond = 0xE7037ED1A0B428DB;
constexpr std::uint64_t kThird = 0x8EBC6AF09C88C6E3;

std::uint64_t word_at(const char* data, std::size_t size) {
  std::uint64_t word = 0;
  std::memcpy(&word, data, size);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

}  // namespace

void Hasher::add(std::uint64_t number) {
  // Two chains that share no constant, each a full mixing of the state and the word.
  a_ = mix(a_ ^ number ^ kFirst, kSecond) + (number * kThird);
  b_ = mix(b_ + number, kThird ^ kFirst) ^ std::rotl(number, 29);
}

void Hasher::add(std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) add(word_at(text.data() + at, 8));
  if (at < text.size()) add(word_at(text.data() + at, text.size() - at));
  add(static_cast<std::uint64_t>(text.size()) | (std::uint64_t{1} << 63U));
}

Hash128 Hasher::result() const { return {mix(a_ ^ kThird, b_ | 1U), mix(b_ ^ kSecond, a_ | 1U) ^ b_}; }

namespace {
// A small one for most memories, then 1, 2, 4 and 8 million slots: 60 MB.
constexpr std::array<std::size_t, 5> kSlots = {std::size_t{1} << 12U, std::size_t{1} << 20U,
                                               std::size_t{1} << 21U, std::size_t{1} << 22U,
                                               std::size_t{1} << 23U};
// 0 is an empty slot.
std::uint32_t mark_of(const Hash128& hash) {
  const auto mark = static_cast<std::uint32_t>(hash.high >> 32U);
  return mark == 0 ? 1 : mark;
}

}  // namespace

bool SeenSet::find(const Table& table, const Hash128& hash, std::size_t& slot) {
  const std::uint32_t mark = mark_of(hash);
  const std::size_t mask = table.slots.size() - 1;
  slot = static_cast<std::size_t>(hash.low) & mask;
  while (table.slots[slot] != 0) {
    if (table.slots[slot] == mark) return true;
    slot = (slot + 1) & mask;
  }
  return false;
}

Hash128 SeenSet::announce(std::string_view text) const {
  Hasher hasher;
  hasher.add(text);
  const Hash128 hash = hasher.result();
  for (const Table& table : tables_)
    __builtin_prefetch(&table.slots[static_cast<std::size_t>(hash.low) & (table.slots.size() - 1)]);
  return hash;
}

bool SeenSet::insert(const Hash128& hash) {
  std::size_t slot = 0;
  for (const Table& table : tables_) {
    if (find(table, hash, slot)) return true;
  }
  if (tables_.empty() || tables_.back().used * 5 > tables_.back().slots.size() * 3) {
    if (tables_.size() == kSlots.size()) {
      full_ = true;
      return false;
    }
    tables_.push_back({std::vector<std::uint32_t>(kSlots.at(tables_.size())), 0});
    find(tables_.back(), hash, slot);
  }
  tables_.back().slots[slot] = mark_of(hash);
  ++tables_.back().used;
  return false;
}

}  // namespace libalign::detail
