#include "libalign/evaluate.h"
#include "write/one_line.h"
#include "write/writers.h"

namespace libalign::detail {
namespace {

std::string bracketed(const std::vector<std::size_t>& numbers) {
  std::string list = "[";
  for (const std::size_t number : numbers) {
    if (list.size() > 1) list += ", ";
    list += std::to_string(number);
  }
  return list += ']';
}

}  // namespace

void write_beads(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
                 WriteReport& report) {
  for (const LadderBead& bead : to_ladder(alignment)) {
    std::string line = bracketed(bead.source) + ':' + bracketed(bead.target);
    if (bead.confidence) line += ':' + decimal(*bead.confidence);
    put_line(stream, std::move(line), options);
    if (!bead.source.empty() && !bead.target.empty()) ++report.units;
  }
}

}  // namespace libalign::detail
