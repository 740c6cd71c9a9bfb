// Which beads of a corridor are worth scoring.
//
// Beside a plain 1-1 most of the eighteen kinds of pair are hopeless. The coarse model sees that at once, and
// what it leaves out is neither scored nor are its words counted.
#pragma once

#include <cstdint>
#include <vector>

namespace libalign::detail {

class BeadFilter {
 public:
  using Kinds = std::uint32_t;  // a bit for each of kBeadTypes
  static constexpr Kinds kAll = ~Kinds{0};

  // Rows in order, each once; `low` is the target border of its first node.
  void begin_row(std::size_t low) {
    low_.push_back(static_cast<std::uint32_t>(low));
    begin_.push_back(kinds_.size());
  }
  void add(Kinds kinds) { kinds_.push_back(kinds); }
  std::size_t rows() const { return low_.size(); }

  // All of them at borders that were never looked at.
  Kinds at(std::size_t i, std::size_t j) const {
    if (i >= low_.size() || j < low_[i]) return kAll;
    const std::size_t at = begin_[i] + (j - low_[i]);
    return at < (i + 1 < begin_.size() ? begin_[i + 1] : kinds_.size()) ? kinds_[at] : kAll;
  }

 private:
  std::vector<std::uint32_t> low_;
  std::vector<std::size_t> begin_;
  std::vector<Kinds> kinds_;
};

}  // namespace libalign::detail
