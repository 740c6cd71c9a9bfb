#include "write/unit_ids.h"

#include <charconv>

namespace libalign::detail {

std::string UnitIds::next(const Alignment& alignment, const Bead& bead) {
  std::string id = alignment.id_of(bead);
  std::uint64_t value = 0;
  std::from_chars(id.data(), id.data() + id.size(), value, 16);
  if (seen_.insert(value).second) return id;
  if (!bead.source.empty()) {
    id += "-s" + std::to_string(bead.source.front().value);
  } else if (!bead.target.empty()) {
    id += "-t" + std::to_string(bead.target.front().value);
  }
  return id;
}

}  // namespace libalign::detail
