// Which word types stand in some neighbouring sentences, where these move on slowly: few come and few go.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "align/type_set.h"
#include "align/vocabulary.h"

namespace libalign::detail {

class TypeWindow {
 public:
  // Keeps a reference. No sentence is in the window at first.
  explicit TypeWindow(const SideText& side)
      : side_(side), types_(side.types.size()), holders_(side.types.size(), 0) {}

  // To sentences [first, last).
  void move_to(std::size_t first, std::size_t last) {
    const auto come = [this](TypeId type) {
      if (holders_[type]++ == 0) types_.add(type);
    };
    const auto go = [this](TypeId type) {
      if (--holders_[type] == 0) types_.take(type);
    };
    for_each(first, std::min(first_, last), come);
    for_each(std::max(last_, first), last, come);
    for_each(first_, std::min(last_, first), go);
    for_each(std::max(first_, last), last_, go);
    first_ = first;
    last_ = last;
  }

  TypeSet::Reader reader() const { return types_.reader(); }

 private:
  template <class Visit>
  void for_each(std::size_t first, std::size_t last, const Visit& visit) const {
    if (first >= last) return;
    for (std::uint32_t o = side_.sentences[first].first; o < side_.sentences[last - 1].last; ++o)
      visit(side_.occurrences[o].type);
  }

  const SideText& side_;
  std::size_t first_ = 0, last_ = 0;
  TypeSet types_;
  std::vector<std::uint32_t> holders_;  // sentences of the window, by type
};

}  // namespace libalign::detail
