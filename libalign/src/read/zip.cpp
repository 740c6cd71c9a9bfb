#include "read/zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <clocale>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <utility>

#include "libalign/error.h"
#include "text/ascii.h"

namespace libalign::detail {
namespace {

// libarchive turns names from UTF-8 into the locale's encoding, and a name that has no place there is lost:
// for as long as it works, this thread's locale is one of UTF-8.
class Utf8Locale {
 public:
  Utf8Locale() : mine_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (mine_ != nullptr) before_ = ::uselocale(mine_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;
  ~Utf8Locale() {
    if (mine_ == nullptr) return;
    ::uselocale(before_);
    ::freelocale(mine_);
  }

 private:
  locale_t mine_;
  locale_t before_ = nullptr;
};

[[noreturn]] void fail(const std::string& place, Message problem, Message advice) {
  throw DataError({place}, std::move(problem), std::move(advice));
}

[[noreturn]] void fail_damaged(const std::string& name) {
  fail(name, {"is a damaged zip archive, or cut off."}, {"Copy or download it again."});
}

using Archive = std::unique_ptr<archive, decltype(&archive_read_free)>;

Archive open_archive(std::string_view bytes, const std::string& name) {
  Archive reader(archive_read_new(), &archive_read_free);
  archive_read_support_format_zip_seekable(reader.get());
  if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) fail_damaged(name);
  return reader;
}

// Calls use(member, entry) for every file until it says false.
template <typename Use>
void each_member(archive* reader, const std::string& name, std::size_t most, Use use) {
  archive_entry* entry = nullptr;
  for (std::size_t count = 0;; ++count) {
    const int result = archive_read_next_header(reader, &entry);
    if (result == ARCHIVE_EOF) return;
    if (result == ARCHIVE_FATAL || result == ARCHIVE_RETRY) fail_damaged(name);
    if (count >= most)
      fail(name, {"holds more than {1} files, which no document needs.", {std::to_string(most)}},
           {"Check that it is the right one."});
    const char* member = archive_entry_pathname_utf8(entry);
    if (member == nullptr) member = archive_entry_pathname(entry);
    if (member == nullptr || *member == '\0') continue;
    const std::string path(member);
    if (!path.ends_with('/') && !use(path, entry)) return;
  }
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

Zip::Zip(std::string_view bytes, std::string name, ZipLimits limits)
    : bytes_(bytes), name_(std::move(name)), limits_(limits) {
  const Utf8Locale locale;
  const Archive reader = open_archive(bytes_, name_);
  each_member(reader.get(), name_, limits_.count, [&](const std::string& member, archive_entry*) {
    if (known_.insert(member).second) members_.push_back(member);
    return true;
  });
}

bool Zip::has_folder(std::string_view prefix) const {
  const auto first = known_.lower_bound(prefix);
  return first != known_.end() && first->starts_with(prefix);
}

// libarchive keeps the sums to itself: they are read from the list at the archive's end (APPNOTE 4.3.12).
std::vector<std::string> Zip::media() const {
  constexpr std::string_view kListEnd = "PK\5\6", kEntry = "PK\1\2";
  constexpr std::size_t kListEndSize = 22, kEntrySize = 46, kMost = 64;
  constexpr std::array kEndings = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".tif", ".tiff",
                                   ".bmp", ".emf", ".wmf",  ".mp3", ".mp4",  ".ogg", ".webm"};
  const auto number = [this](std::size_t at, std::size_t bytes) {
    std::uint32_t value = 0;
    for (std::size_t k = bytes; k > 0; --k) value = value << 8U | static_cast<unsigned char>(bytes_[at + k - 1]);
    return value;
  };
  std::vector<std::string> found;
  const std::size_t end = bytes_.rfind(kListEnd);
  if (end == std::string_view::npos || bytes_.size() - end < kListEndSize) return found;
  for (std::size_t at = number(end + 16, 4); at < end && end - at >= kEntrySize && found.size() < kMost;) {
    if (bytes_.substr(at, kEntry.size()) != kEntry) return found;
    const std::size_t name_size = number(at + 28, 2);
    const std::string name = ascii_lower(bytes_.substr(at + kEntrySize, name_size));
    if (std::ranges::any_of(kEndings, [&](const char* ending) { return name.ends_with(ending); })) {
      std::array<char, 24> text{};
      std::snprintf(text.data(), text.size(), "%08x:%u", number(at + 16, 4), number(at + 24, 4));
      found.emplace_back(text.data());
    }
    at += kEntrySize + name_size + number(at + 30, 2) + number(at + 32, 2);
  }
  return found;
}

std::string Zip::read(const std::string& member) const {
  auto found = read_all({member});
  return found.empty() ? std::string{} : std::move(found.begin()->second);
}

std::map<std::string, std::string> Zip::read_all(const std::set<std::string>& members) const {
  constexpr std::size_t kSmall = std::size_t{16} << 20U;
  const auto wanted = static_cast<std::size_t>(std::count_if(
      members.begin(), members.end(), [&](const std::string& member) { return known_.contains(member); }));
  std::map<std::string, std::string> found;
  if (wanted == 0) return found;
  const Utf8Locale locale;
  const Archive reader = open_archive(bytes_, name_);
  std::string buffer(std::size_t{1} << 16U, '\0');
  each_member(reader.get(), name_, limits_.count, [&](const std::string& member, archive_entry* entry) {
    if (!members.contains(member) || found.contains(member)) return true;
    if (archive_entry_is_data_encrypted(entry) != 0)
      fail(name_, {"is protected by a password."}, {"Save it without one first."});
    std::string& content = found[member];
    for (;;) {
      const la_ssize_t count = archive_read_data(reader.get(), buffer.data(), buffer.size());
      if (count == 0) break;
      if (count < 0) fail_damaged(place(member));
      content.append(buffer, 0, static_cast<std::size_t>(count));
      unpacked_ += static_cast<std::size_t>(count);
      const bool bomb = unpacked_ > kSmall && unpacked_ / limits_.ratio > bytes_.size();
      if (content.size() > limits_.member || unpacked_ > limits_.total || bomb)
        fail(place(member),
             {"grows to more than {1} MB when it is unpacked.", {std::to_string(unpacked_ >> 20U)}},
             {"If it is no trap, split the document."});
    }
    return found.size() < wanted;
  });
  return found;
}

std::string member_of_link(std::string_view from, std::string_view link) {
  link = link.substr(0, link.find('#'));
  if (link.empty() || link.find("://") != std::string_view::npos) return {};
  std::string path;
  if (link.front() == '/')
    link.remove_prefix(1);
  else if (const std::size_t slash = from.rfind('/'); slash != std::string_view::npos)
    path = from.substr(0, slash + 1);
  for (std::size_t i = 0; i < link.size(); ++i) {
    const int value = link[i] == '%' && i + 2 < link.size() && hex(link[i + 1]) >= 0 && hex(link[i + 2]) >= 0
                          ? hex(link[i + 1]) * 16 + hex(link[i + 2])
                          : -1;
    path += value < 0 ? link[i] : static_cast<char>(value);
    if (value >= 0) i += 2;
  }
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string part = path.substr(at, end - at);
    if (part == "..") {
      if (parts.empty()) return {};
      parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
    at = end + 1;
  }
  std::string result;
  for (const std::string& part : parts) result += (result.empty() ? "" : "/") + part;
  return result;
}

}  // namespace libalign::detail
