#include "write/columns.h"

#include <string_view>
#include <utility>

#include "write/one_line.h"

namespace libalign::detail {

Cells cells_of(const Alignment& alignment, const Bead& bead, std::string id) {
  return {std::move(id),
          bead.kind(),
          decimal(bead.confidence),
          name_of(bead.status),
          spaced_numbers(bead.source),
          spaced_numbers(bead.target),
          one_line(alignment.source_text(bead)),
          one_line(alignment.target_text(bead)),
          one_line(bead.note),
          name_of(bead.order),
          decimal(bead.translation)};
}

std::string without_formula(std::string text) {
  const std::size_t first = text.find_first_not_of('\'');
  if (first == std::string::npos || std::string_view("=+-@").find(text[first]) == std::string_view::npos)
    return text;
  return "'" + text;
}

}  // namespace libalign::detail
