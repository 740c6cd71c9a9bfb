// The columns of the tables that a person edits: CSV and XLSX.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "libalign/alignment.h"

namespace libalign::detail {

enum class Column {
  id,
  kind,
  confidence,
  status,
  source_ids,
  target_ids,
  source,
  target,
  note,
  order,
  translation
};
inline constexpr std::array<const char*, 11> kColumns = {"id",         "kind",       "confidence", "status",
                                                         "source_ids", "target_ids", "source",     "target",
                                                         "note",       "order",      "translation"};

using Cells = std::array<std::string, kColumns.size()>;

// Texts on one line.
Cells cells_of(const Alignment& alignment, const Bead& bead, std::string id);

// With an apostrophe before what a spreadsheet would take for a formula ("=1+1", "- ¿Vienes?"), and before an
// apostrophe that could be taken for that one: the reader of CSV takes exactly one away.
std::string without_formula(std::string text);

}  // namespace libalign::detail
