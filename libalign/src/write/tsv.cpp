#include "write/one_line.h"
#include "write/unit_ids.h"
#include "write/writers.h"

namespace libalign::detail {

void write_tsv(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
               WriteReport& report) {
  if (options.byte_order_mark) put_byte_order_mark(stream);
  put_line(
      stream,
      "id\tkind\tconfidence\ttranslation\tstatus\tsource_ids\ttarget_ids\tsource_text\ttarget_text\torder",
      options);
  UnitIds ids;
  for (const Bead& bead : alignment.beads) {
    std::string line = ids.next(alignment, bead);
    for (const std::string& field :
         {bead.kind(), decimal(bead.confidence), decimal(bead.translation), std::string(name_of(bead.status)),
          spaced_numbers(bead.source), spaced_numbers(bead.target), one_line(alignment.source_text(bead)),
          one_line(alignment.target_text(bead)), std::string(name_of(bead.order))}) {
      line += '\t';
      line += field;
    }
    put_line(stream, std::move(line), options);
    if (!bead.unaligned()) ++report.units;
  }
}

}  // namespace libalign::detail
