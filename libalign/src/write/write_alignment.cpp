#include <cerrno>

#include "write/file_errors.h"
#include "write/writers.h"

namespace libalign {

namespace detail {

void put_line(std::FILE* stream, std::string line, const WriteOptions& options) {
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stream);
  check_stream(stream, options.output_name);
}

}  // namespace detail

WriteReport write_alignment(const Alignment& alignment, std::FILE* stream, WriteFormat format,
                            const WriteOptions& options) {
  WriteReport report;
  for (const Bead& bead : alignment.beads) {
    if (bead.unaligned()) {
      report.unaligned_source += bead.source.size();
      report.unaligned_target += bead.target.size();
    }
  }
  errno = 0;
  switch (format) {
    case WriteFormat::tmx:
      detail::write_tmx(alignment, stream, options, report);
      break;
    case WriteFormat::tsv:
      detail::write_tsv(alignment, stream, options, report);
      break;
    case WriteFormat::jsonl:
      detail::write_jsonl(alignment, stream, options, report);
      break;
    case WriteFormat::beads:
      detail::write_beads(alignment, stream, options, report);
      break;
  }
  detail::flush_stream(stream, options.output_name);
  return report;
}

}  // namespace libalign
