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

void put_byte_order_mark(std::FILE* stream) { std::fputs("\xEF\xBB\xBF", stream); }

}  // namespace detail

namespace {

WriteReport count_unaligned(const Alignment& alignment) {
  WriteReport report;
  for (const Bead& bead : alignment.beads) {
    if (!bead.unaligned()) continue;
    report.unaligned_source += bead.source.size();
    report.unaligned_target += bead.target.size();
  }
  return report;
}

}  // namespace

WriteReport write_alignment(const Alignment& alignment, std::FILE* stream, WriteFormat format,
                            const WriteOptions& options) {
  WriteReport report = count_unaligned(alignment);
  errno = 0;
  const detail::FormatWriter write = detail::writer_of(format);
  if (write == nullptr) {
    throw UsageError({options.output_name},
                     {"this format writes several files, so it cannot go to one stream."},
                     {"Name a folder for them."});
  }
  write(alignment, stream, options, report);
  detail::flush_stream(stream, options.output_name);
  return report;
}

WriteReport write_alignment(const Alignment& alignment, Output& out, WriteFormat format,
                            const WriteOptions& options) {
  if (!entry_of(format).several_files)
    return write_alignment(alignment, dynamic_cast<OutputFile&>(out).stream(), format, options);
  WriteReport report = count_unaligned(alignment);
  detail::several_files_writer_of(format)(alignment, dynamic_cast<OutputFolder&>(out), options, report);
  return report;
}

}  // namespace libalign
