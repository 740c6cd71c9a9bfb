// Which target sentences a source sentence is linked to, for any ladder.
//
// A bead links each of its source sentences with each of its target sentences. Spelled out, one bead of
// 100,000 sentences a side would be 10^10 links; so source sentences that stand in the same beads form a
// group, and a group keeps its target sentences once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "libalign/evaluate.h"

namespace libalign::detail {

using Numbers = std::vector<std::size_t>;

class LinkIndex {
 public:
  explicit LinkIndex(const std::vector<const LadderBead*>& beads);

  // (source sentence, group), by sentence, each once; only sentences that stand in a bead.
  const std::vector<std::pair<std::size_t, std::uint32_t>>& sources() const { return sources_; }
  // Sorted, each once.
  const Numbers& targets(std::uint32_t group) const { return targets_[group]; }
  std::size_t groups() const { return targets_.size(); }

  // Whether any pair of the bead is a link here.
  bool shares_link(const LadderBead& bead) const;

 private:
  std::vector<std::pair<std::size_t, std::uint32_t>> sources_;
  std::vector<Numbers> targets_;
};

// Calls `visit` with each number that two sorted lists share, until it returns false. Takes time by the
// shorter list.
template <class Visit>
void for_common(const Numbers& a, const Numbers& b, Visit visit) {
  const Numbers& few = a.size() < b.size() ? a : b;
  const Numbers& many = a.size() < b.size() ? b : a;
  auto place = many.begin();
  for (const std::size_t number : few) {
    place = std::lower_bound(place, many.end(), number);
    if (place == many.end()) return;
    if (*place == number && !visit(number)) return;
  }
}

}  // namespace libalign::detail
