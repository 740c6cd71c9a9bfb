#include "write/temporary.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "text/file_errors.h"

namespace libalign::detail {
namespace {

constexpr int kMostLinks = 40;  // as Linux itself
constexpr std::size_t kRandomDigits = 16;
constexpr std::string_view kDigits = "0123456789abcdef";

}  // namespace

std::string follow_links(const std::string& path) {
  std::filesystem::path place = path;
  std::error_code error;
  for (int i = 0; i < kMostLinks; ++i) {
    const std::filesystem::path next = std::filesystem::read_symlink(place, error);
    if (error) return place;
    place = next.is_absolute() ? next : place.parent_path() / next;
  }
  throw file_error(path, ELOOP);
}

std::string start_of_temporary(const std::filesystem::path& target) {
  return "." + target.filename().string().substr(0, 200) + ".";
}

std::string temporary_name(const std::filesystem::path& target) {
  std::array<unsigned char, kRandomDigits> random{};
  if (::getentropy(random.data(), random.size()) != 0) throw file_error(target.string(), errno);
  std::string name = start_of_temporary(target);
  for (const unsigned char byte : random) name += kDigits[byte & 0xFU];
  return (target.parent_path() / name).string();
}

std::optional<std::string_view> start_of(std::string_view name) {
  if (name.size() <= kRandomDigits) return std::nullopt;
  const std::size_t random = name.size() - kRandomDigits;
  if (name.find_first_not_of(kDigits, random) != std::string_view::npos) return std::nullopt;
  return name.substr(0, random);
}

bool sync(int descriptor) {
  return ::fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP || errno == ENOSYS;
}

void sync_folder_of(const std::string& file) {
  const std::string folder = std::filesystem::path(file).parent_path().string();
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;  // the file itself is safe: this only hastens its name to the disk
  sync(descriptor);
  ::close(descriptor);
}

bool rename_if_absent(const std::string& from, const std::string& to) {
#ifdef RENAME_NOREPLACE
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
  if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) return false;
#endif
  if (::link(from.c_str(), to.c_str()) == 0) {
    ::unlink(from.c_str());
    return true;
  }
  if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS) return false;
  struct stat found {};  // a disk without links, such as FAT: look, then rename
  if (::lstat(to.c_str(), &found) == 0) {
    errno = EEXIST;
    return false;
  }
  return ::rename(from.c_str(), to.c_str()) == 0;
}

bool exchange_names(const std::string& one, const std::string& other) {
#ifdef RENAME_EXCHANGE
  if (::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0) return true;
  if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) return false;
#endif
  const std::string aside = temporary_name(other);
  return ::rename(other.c_str(), aside.c_str()) == 0 && ::rename(one.c_str(), other.c_str()) == 0 &&
         ::rename(aside.c_str(), one.c_str()) == 0;
}

}  // namespace libalign::detail
