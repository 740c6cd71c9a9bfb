// CSV for spreadsheets (RFC 4180): a byte order mark, without which Excel takes another encoding, every cell
// in quotes, and no cell a formula.
#include "write/columns.h"
#include "write/unit_ids.h"
#include "write/writers.h"

// Lines are put together from short pieces, which read best as they are.
// NOLINTBEGIN(modernize-raw-string-literal)
namespace libalign::detail {
namespace {

std::string quoted(const std::string& cell) {
  std::string out = "\"";
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  return out += '"';
}

template <typename Row>
std::string line_of(const Row& row) {
  std::string line;
  for (const auto& cell : row) {
    if (!line.empty()) line += ',';
    line += quoted(without_formula(cell));
  }
  return line;
}

}  // namespace

void write_csv(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
               WriteReport& report) {
  put_byte_order_mark(stream);
  put_line(stream, line_of(kColumns), options);
  UnitIds ids;
  for (const Bead& bead : alignment.beads) {
    put_line(stream, line_of(cells_of(alignment, bead, ids.next(alignment, bead))), options);
    if (!bead.unaligned()) ++report.units;
  }
}

}  // namespace libalign::detail
// NOLINTEND(modernize-raw-string-literal)
