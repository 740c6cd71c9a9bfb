#include "write/unit_ids.h"

namespace libalign::detail {

std::string UnitIds::next(const Alignment& alignment, const Bead& bead) {
  std::string id = alignment.id_of(bead);
  if (seen_.insert(id).second) return id;
  if (!bead.source.empty()) {
    id += "-s" + std::to_string(bead.source.front().value);
  } else if (!bead.target.empty()) {
    id += "-t" + std::to_string(bead.target.front().value);
  }
  if (bead.id.empty() || seen_.insert(id).second) return id;
  // Only a file that a person changed has such ids.
  std::size_t number = 2;
  while (!seen_.insert(id + "~" + std::to_string(number)).second) ++number;
  return id + "~" + std::to_string(number);
}

}  // namespace libalign::detail
