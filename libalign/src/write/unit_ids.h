// An id for each bead of a file, no two alike.
#pragma once

#include <string>
#include <unordered_set>

#include "libalign/alignment.h"

namespace libalign::detail {

// Ask for every bead in order, also for those that the format leaves out, and a bead has the same id in every
// format.
class UnitIds {
 public:
  // Alignment::id_of(bead); when an earlier bead has that one, with the number of the bead's first sentence
  // behind it: "...-s12", "...-t7".
  std::string next(const Alignment& alignment, const Bead& bead);

 private:
  std::unordered_set<std::string> seen_;
};

}  // namespace libalign::detail
