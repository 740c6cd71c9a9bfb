#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>

#include "libalign/write.h"
#include "write/file_errors.h"

namespace libalign {
namespace {

constexpr int kMostLinks = 40;  // as Linux itself

// The descriptor that a name such as /dev/stdout or /dev/fd/3 stands for. Opening the name would start again
// at the beginning of a file that the shell has already opened.
std::optional<int> named_descriptor(const std::string& path) {
  if (path == "-" || path == "/dev/stdout") return STDOUT_FILENO;
  if (path == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!path.starts_with(folder)) continue;
    const std::string number = path.substr(folder.size());
    if (number.empty() || number.size() > 6 || number.find_first_not_of("0123456789") != std::string::npos)
      continue;
    return std::stoi(number);
  }
  return std::nullopt;
}

// Where a path leads when its last part is a link, also to a file that does not exist yet.
std::string follow_links(const std::string& path) {
  std::filesystem::path place = path;
  std::error_code error;
  for (int i = 0; i < kMostLinks; ++i) {
    const std::filesystem::path next = std::filesystem::read_symlink(place, error);
    if (error) return place;
    place = next.is_absolute() ? next : place.parent_path() / next;
  }
  throw detail::file_error(path, ELOOP);
}

constexpr std::size_t kRandomDigits = 16;
constexpr std::string_view kDigits = "0123456789abcdef";

// "folder/.memory.tmx.3f9c0a1b2d4e5f60": hidden, beside the target, not to be guessed. A long name is cut so
// that the whole stays one.
std::string start_of_temporary(const std::filesystem::path& target) {
  return "." + target.filename().string().substr(0, 200) + ".";
}

std::string temporary_name(const std::filesystem::path& target) {
  std::array<unsigned char, kRandomDigits> random{};
  if (::getentropy(random.data(), random.size()) != 0) throw detail::file_error(target.string(), errno);
  std::string name = start_of_temporary(target);
  for (const unsigned char byte : random) name += kDigits[byte & 0xFU];
  return (target.parent_path() / name).string();
}

bool is_temporary(std::string_view name, const std::set<std::string>& starts) {
  if (name.size() <= kRandomDigits) return false;
  const std::size_t random = name.size() - kRandomDigits;
  return name.find_first_not_of(kDigits, random) == std::string_view::npos &&
         starts.contains(std::string(name.substr(0, random)));
}

// A file system that cannot sync (a pipe, some network disks) is no failure.
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

// Renames unless `to` exists, in one step: a file that appeared meanwhile is not lost.
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

}  // namespace

OutputFile::OutputFile(std::string path, Existing existing, Begin begin)
    : path_(std::move(path)), existing_(existing) {
  struct stat found {};
  int descriptor = -1;
  if (const std::optional<int> named = named_descriptor(path_)) {
    descriptor = ::fcntl(*named, F_DUPFD_CLOEXEC, 3);
  } else if (path_.empty()) {
    throw DataError({}, {"the output has no name."}, {"Name a file, or - for standard output."});
  } else if (::stat(path_.c_str(), &found) == 0 && !S_ISREG(found.st_mode)) {
    if (S_ISDIR(found.st_mode)) throw detail::file_error(path_, EISDIR);
    descriptor = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);  // a device or a pipe
  } else {
    // Only making it tells whether it can be made. It is gone again until writing begins: between the two lie
    // minutes of work, and a program that is killed meanwhile leaves nothing behind.
    open_temporary();
    if (begin == Begin::now) return;
    std::fclose(stream_);
    stream_ = nullptr;
    ::unlink(temporary_.c_str());
    temporary_.clear();
    return;
  }
  if (descriptor < 0) throw detail::file_error(path_, errno);
  stream_ = ::fdopen(descriptor, "wb");
  if (stream_ == nullptr) {
    const int error_number = errno;
    ::close(descriptor);
    throw detail::file_error(path_, error_number);
  }
}

void OutputFile::open_temporary() {
  if (path_.ends_with('/')) throw detail::file_error(path_, EISDIR);
  target_ = follow_links(path_);
  struct stat found {};
  const bool exists = ::lstat(target_.c_str(), &found) == 0;
  if (exists && existing_ == Existing::refuse) throw detail::file_error(path_, EEXIST);
  // Renaming over a file needs no permission on it; someone who made it read-only still means it.
  if (exists && ::access(target_.c_str(), W_OK) != 0) throw detail::file_error(path_, errno);

  const std::string name = temporary_name(target_);
  const int descriptor =
      ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, exists ? 0600 : 0666);
  if (descriptor < 0) throw detail::file_error(path_, errno);
  stream_ = ::fdopen(descriptor, "wb");
  if (stream_ == nullptr || (exists && ::fchmod(descriptor, found.st_mode & 0777) != 0)) {
    const int error_number = errno;
    if (stream_ != nullptr) {
      std::fclose(stream_);
      stream_ = nullptr;
    } else {
      ::close(descriptor);
    }
    ::unlink(name.c_str());
    throw detail::file_error(path_, error_number);
  }
  temporary_ = name;
}

OutputFile::~OutputFile() {
  if (stream_ != nullptr) std::fclose(stream_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

std::FILE* OutputFile::stream() {
  if (stream_ == nullptr && !closed_) open_temporary();
  return stream_;
}

void OutputFile::close() {
  if (closed_) return;
  stream();
  detail::flush_stream(stream_, path_);
  std::FILE* const stream = stream_;
  stream_ = nullptr;
  closed_ = true;
  if (std::fclose(stream) != 0) throw detail::file_error(path_, errno);  // network disks may tell here only
}

void OutputFile::commit() {
  if (committed_) return;
  const bool alone = !closed_;
  if (alone) {
    stream();
    detail::flush_stream(stream_, path_);
    if (!temporary_.empty() && !sync(::fileno(stream_))) throw detail::file_error(path_, errno);
    close();
  }
  committed_ = true;
  if (temporary_.empty()) return;
  put_in_place();
  if (alone) sync_folder_of(target_);
}

void OutputFile::remove_leftovers(const std::vector<std::string>& paths) {
  std::map<std::filesystem::path, std::set<std::string>> starts;  // by folder
  for (const std::string& path : paths) {
    const std::filesystem::path target = follow_links(path);
    starts[target.has_parent_path() ? target.parent_path() : "."].insert(start_of_temporary(target));
  }
  for (const auto& [folder, known] : starts) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
      if (is_temporary(entry.path().filename().string(), known)) std::filesystem::remove(entry.path(), error);
    }
  }
}

void OutputFile::put_in_place() {
  const bool done = existing_ == Existing::refuse ? rename_if_absent(temporary_, target_)
                                                  : ::rename(temporary_.c_str(), target_.c_str()) == 0;
  if (!done) throw detail::file_error(path_, errno);
  temporary_.clear();
}

}  // namespace libalign
