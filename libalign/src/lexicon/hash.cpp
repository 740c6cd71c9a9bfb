#include <cstring>

#include "lexicon/format.h"

namespace libalign::detail {
namespace {

constexpr std::uint64_t kPrime = 0x100000001B3;

std::uint64_t stir(std::uint64_t hash) {
  hash ^= hash >> 33U;
  hash *= 0xFF51AFD7ED558CCD;
  hash ^= hash >> 33U;
  hash *= 0xC4CEB9FE1A85EC53;
  return hash ^ (hash >> 33U);
}

}  // namespace

std::uint64_t hash_bytes(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325 ^ (bytes.size() * kPrime);
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + i, 8);
    hash = (hash ^ stir(word)) * kPrime;
    hash ^= hash >> 29U;
  }
  for (; i < bytes.size(); ++i) hash = (hash ^ static_cast<unsigned char>(bytes[i])) * kPrime;
  return stir(hash);
}

}  // namespace libalign::detail
