#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <clocale>

#include <algorithm>
#include <memory>

#include "read/helpers.h"

namespace libalign {

std::string zipped(Members members) {
  std::stable_sort(members.begin(), members.end(), [](const auto& a, const auto& b) {
    return a.first == "mimetype" && b.first != "mimetype";
  });
  const locale_t utf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  const locale_t before = ::uselocale(utf8);
  std::size_t size = 4096;
  for (const auto& [name, content] : members) size += 2 * content.size() + 4 * name.size() + 1000;
  std::string bytes(size, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  archive_write_set_bytes_in_last_block(writer, 1);
  archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
  for (const auto& [name, content] : members) {
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(),
                                                                              &archive_entry_free);
    archive_entry_set_pathname_utf8(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_write_header(writer, entry.get());
    archive_write_data(writer, content.data(), content.size());
  }
  archive_write_free(writer);
  ::uselocale(before);
  ::freelocale(utf8);
  bytes.resize(used);
  return bytes;
}

std::string document_bytes(const std::filesystem::path& path) {
  if (!std::filesystem::is_directory(path)) return slurp(path.string());
  Members members;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
    if (entry.is_regular_file())
      members.emplace_back(entry.path().lexically_relative(path).generic_string(),
                           slurp(entry.path().string()));
  }
  std::sort(members.begin(), members.end());
  return zipped(std::move(members));
}

}  // namespace libalign
