// Half-open ranges of bytes, and numbers of sentences that cannot be mixed up.
//
// A span speaks of a text that never changes; its law is  text.substr(begin, end - begin) == surface.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace libalign {

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
  auto operator<=>(const Span&) const = default;
};

// The number of a sentence on one side, from 0. Source and target numbers are different types: a swap does not compile.
template <class Side>
struct Index {
  std::uint32_t value = 0;

  Index() = default;
  explicit Index(std::size_t number) : value(static_cast<std::uint32_t>(number)) {}
  auto operator<=>(const Index&) const = default;
};

struct SourceSide {};
struct TargetSide {};
using SourceIndex = Index<SourceSide>;
using TargetIndex = Index<TargetSide>;

}  // namespace libalign
