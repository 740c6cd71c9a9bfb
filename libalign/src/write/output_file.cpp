#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>

#include "libalign/write.h"
#include "text/unfinished.h"
#include "write/file_errors.h"
#include "write/gzip_stream.h"
#include "write/temporary.h"

namespace libalign {
namespace {

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

bool is_temporary(std::string_view name, const std::set<std::string>& starts) {
  const std::optional<std::string_view> start = detail::start_of(name);
  return start && starts.contains(std::string(*start));
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
    detail::forget_unfinished(temporary_);
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
  target_ = detail::follow_links(path_);
  struct stat found {};
  const bool exists = ::lstat(target_.c_str(), &found) == 0;
  if (exists && existing_ == Existing::refuse) throw detail::file_error(path_, EEXIST);
  // Renaming over a file needs no permission on it; someone who made it read-only still means it.
  if (exists && ::access(target_.c_str(), W_OK) != 0) throw detail::file_error(path_, errno);

  const std::string name = detail::temporary_name(target_);
  detail::note_unfinished(name);
  const int descriptor =
      ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, exists ? 0600 : 0666);
  if (descriptor < 0) {
    const int error_number = errno;
    detail::forget_unfinished(name);
    throw detail::file_error(path_, error_number);
  }
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
    detail::forget_unfinished(name);
    throw detail::file_error(path_, error_number);
  }
  temporary_ = name;
}

OutputFile::~OutputFile() {
  if (packing_ != nullptr) std::fclose(packing_);
  if (stream_ != nullptr) std::fclose(stream_);
  if (temporary_.empty()) return;
  ::unlink(temporary_.c_str());
  detail::forget_unfinished(temporary_);
}

std::FILE* OutputFile::stream() {
  if (ended_) return nullptr;
  if (stream_ == nullptr) open_temporary();
  if (packing_ == nullptr && path_.ends_with(".gz")) {
    packing_ = detail::gzip_stream(stream_);
    if (packing_ == nullptr) throw detail::file_error(path_, errno);
  }
  return packing_ != nullptr ? packing_ : stream_;
}

void OutputFile::end_data() {
  if (ended_) return;
  std::FILE* const data = stream();
  detail::flush_stream(data, path_);
  ended_ = true;
  if (packing_ != nullptr) {
    packing_ = nullptr;
    if (std::fclose(data) != 0) throw detail::file_error(path_, errno);
  }
  detail::flush_stream(stream_, path_);
}

void OutputFile::close() {
  end_data();
  if (stream_ == nullptr) return;
  std::FILE* const stream = stream_;
  stream_ = nullptr;
  if (std::fclose(stream) != 0) throw detail::file_error(path_, errno);  // network disks may tell here only
}

void OutputFile::commit() {
  if (committed_) return;
  const bool alone = !ended_ || stream_ != nullptr;
  if (alone) {
    end_data();
    if (!temporary_.empty() && !detail::sync(::fileno(stream_))) throw detail::file_error(path_, errno);
    close();
  }
  committed_ = true;
  if (temporary_.empty()) return;
  put_in_place();
  if (alone) detail::sync_folder_of(target_);
}

void OutputFile::remove_leftovers(const std::vector<std::string>& paths) {
  std::map<std::filesystem::path, std::set<std::string>> starts;  // by folder
  for (const std::string& path : paths) {
    const std::filesystem::path target = detail::follow_links(path);
    starts[target.has_parent_path() ? target.parent_path() : "."].insert(detail::start_of_temporary(target));
  }
  for (const auto& [folder, known] : starts) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
      if (is_temporary(entry.path().filename().string(), known))
        std::filesystem::remove_all(entry.path(), error);
    }
  }
}

void OutputFile::abandon_all() noexcept { detail::remove_unfinished(); }

void OutputFile::put_in_place() {
  const bool done = existing_ == Existing::refuse ? detail::rename_if_absent(temporary_, target_)
                                                  : ::rename(temporary_.c_str(), target_.c_str()) == 0;
  if (!done) throw detail::file_error(path_, errno);
  detail::forget_unfinished(temporary_);
  temporary_.clear();
}

}  // namespace libalign
