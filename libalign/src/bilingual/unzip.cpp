#include "bilingual/unzip.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <memory>

#include "libalign/error.h"

namespace libalign::detail {
namespace {

[[noreturn]] void refuse_damaged(const std::string& name) {
  throw DataError({name}, {"is damaged: it cannot be unpacked."},
                  {"Save it again, or copy it from elsewhere."});
}

}  // namespace

std::map<std::string, std::string> unzip(std::string_view bytes, const std::string& name, std::size_t most,
                                         bool (*wanted)(std::string_view path)) {
  constexpr std::size_t kMostFiles = 10'000;
  const std::unique_ptr<archive, decltype(&archive_read_free)> zip(archive_read_new(), &archive_read_free);
  if (!zip || archive_read_support_format_zip_seekable(zip.get()) != ARCHIVE_OK ||
      archive_read_open_memory(zip.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
    refuse_damaged(name);
  std::map<std::string, std::string> files;
  std::size_t total = 0;
  std::size_t count = 0;
  archive_entry* entry = nullptr;
  for (;;) {
    const int status = archive_read_next_header(zip.get(), &entry);
    if (status == ARCHIVE_EOF) return files;
    if ((status != ARCHIVE_OK && status != ARCHIVE_WARN) || ++count > kMostFiles) refuse_damaged(name);
    const char* const path = archive_entry_pathname(entry);
    if (path == nullptr || !wanted(path)) continue;
    std::string& content = files[path];
    content.clear();
    std::array<char, std::size_t{1} << 16U> piece;
    for (;;) {
      const la_ssize_t size = archive_read_data(zip.get(), piece.data(), piece.size());
      if (size < 0) refuse_damaged(name);
      if (size == 0) break;
      total += static_cast<std::size_t>(size);
      if (total > most) {
        throw DataError({name}, {"holds more than {1} bytes when unpacked.", {std::to_string(most)}},
                        {"Split it."});
      }
      content.append(piece.data(), static_cast<std::size_t>(size));
    }
  }
}

}  // namespace libalign::detail
