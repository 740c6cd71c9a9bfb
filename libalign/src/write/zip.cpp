#include "write/zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>

#include <cerrno>
#include <memory>
#include <utility>

#include "write/file_errors.h"

namespace libalign::detail {
namespace {

// To libarchive all goes well: after an error that it is told of it leaks its compressor. check() tells ours.
la_ssize_t write_bytes(archive* /*zip*/, void* data, const void* bytes, std::size_t size) {
  ZipWriter::Sink& sink = *static_cast<ZipWriter::Sink*>(data);
  errno = 0;
  if (sink.error == 0 && std::fwrite(bytes, 1, size, sink.stream) != size)
    sink.error = errno != 0 ? errno : EIO;
  return static_cast<la_ssize_t>(size);
}

}  // namespace

ZipWriter::ZipWriter(std::FILE* stream, std::string name)
    : archive_(archive_write_new()), sink_{stream, 0}, name_(std::move(name)) {
  if (archive_ == nullptr) throw file_error(name_, ENOMEM);
  check(archive_write_set_format_zip(archive_));
  check(archive_write_set_bytes_in_last_block(archive_, 1));
  check(archive_write_open(archive_, &sink_, nullptr, write_bytes, nullptr));
}

ZipWriter::~ZipWriter() { archive_write_free(archive_); }

void ZipWriter::check(long long result) const {
  if (sink_.error != 0) throw file_error(name_, sink_.error);
  if (result >= 0) return;
  const int reason = archive_errno(archive_);
  throw file_error(name_, reason > 0 ? reason : EIO);
}

// No date and no owner: they are not known, and would make each run another one.
void ZipWriter::begin(const std::string& path) {
  const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(),
                                                                            &archive_entry_free);
  if (!entry) throw file_error(name_, ENOMEM);
  archive_entry_set_pathname(entry.get(), path.c_str());
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  constexpr int kReadable = 0644;
  archive_entry_set_perm(entry.get(), kReadable);
  check(archive_write_header(archive_, entry.get()));
}

void ZipWriter::add(std::string_view bytes) {
  check(archive_write_data(archive_, bytes.data(), bytes.size()));
}

void ZipWriter::finish() { check(archive_write_close(archive_)); }

}  // namespace libalign::detail
