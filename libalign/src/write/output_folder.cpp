#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "libalign/write.h"
#include "text/unfinished.h"
#include "write/file_errors.h"
#include "write/temporary.h"

namespace libalign {
namespace {

namespace fs = std::filesystem;

std::string without_end_slashes(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

bool is_empty_folder(const std::string& path) {
  std::error_code error;
  return fs::is_directory(path, error) && fs::is_empty(path, error) && !error;
}

}  // namespace

OutputFolder::OutputFolder(std::string path, Existing existing)
    : path_(without_end_slashes(std::move(path))), existing_(existing) {
  if (path_.empty()) throw DataError({}, {"the output has no name."}, {"Name a folder."});
  if (path_ == "-" || path_.starts_with("/dev/")) {
    throw UsageError({}, {"this format writes several files, so it cannot go to standard output."},
                     {"Name a folder for them: -o FOLDER."});
  }
  target_ = detail::follow_links(path_);
  struct stat found {};
  const bool exists = ::stat(target_.c_str(), &found) == 0;
  if (exists && !S_ISDIR(found.st_mode)) throw detail::file_error(path_, ENOTDIR);
  if (exists && existing_ == Existing::refuse && !is_empty_folder(target_))
    throw detail::file_error(path_, EEXIST);
  // Only making it tells whether it can be made; it is gone again until writing begins.
  make_temporary();
  fs::remove(temporary_);
  detail::forget_unfinished(std::exchange(temporary_, {}));
}

OutputFolder::~OutputFolder() {
  for (Part& part : parts_) {
    if (part.stream != nullptr) std::fclose(part.stream);
  }
  std::error_code error;
  if (temporary_.empty()) return;
  fs::remove_all(temporary_, error);
  detail::forget_unfinished(temporary_);
}

void OutputFolder::make_temporary() {
  std::string name = detail::temporary_name(target_);
  detail::note_unfinished(name);
  if (::mkdir(name.c_str(), 0777) != 0) {
    const int reason = errno;
    detail::forget_unfinished(name);
    throw detail::file_error(path_, reason);
  }
  temporary_ = std::move(name);
}

std::string OutputFolder::name() const { return fs::path(path_).filename().string(); }

std::FILE* OutputFolder::file(const std::string& name) {
  if (temporary_.empty()) make_temporary();
  const std::string shown = path_ + "/" + name;
  const int descriptor =
      ::open((temporary_ + "/" + name).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (descriptor < 0) throw detail::file_error(shown, errno);
  std::FILE* const stream = ::fdopen(descriptor, "wb");
  if (stream == nullptr) {
    const int reason = errno;
    ::close(descriptor);
    throw detail::file_error(shown, reason);
  }
  parts_.push_back({name, stream});
  return stream;
}

void OutputFolder::end_parts(bool synced) {
  if (temporary_.empty()) make_temporary();  // nothing to write is an empty folder
  for (Part& part : parts_) {
    if (part.stream == nullptr) continue;
    const std::string shown = path_ + "/" + part.name;
    detail::flush_stream(part.stream, shown);
    if (synced && !detail::sync(::fileno(part.stream))) throw detail::file_error(shown, errno);
    if (std::fclose(std::exchange(part.stream, nullptr)) != 0) throw detail::file_error(shown, errno);
  }
}

void OutputFolder::close() {
  if (closed_) return;
  end_parts(false);
  closed_ = true;
}

void OutputFolder::commit() {
  if (committed_) return;
  const bool alone = !closed_;
  if (alone) end_parts(true);
  closed_ = committed_ = true;
  put_in_place();
  if (alone) detail::sync_folder_of(target_);
}

// Only what such a run has written is ever removed.
void OutputFolder::refuse_foreign_files() const {
  for (const auto& entry : fs::directory_iterator(target_)) {
    const std::string name = entry.path().filename().string();
    const bool ours = std::ranges::any_of(parts_, [&](const Part& part) { return part.name == name; });
    if (ours && entry.is_regular_file()) continue;
    throw DataError({path_}, {"this folder holds something else: {1}.", {name}},
                    {"Choose another folder, or remove it first."});
  }
}

void OutputFolder::put_in_place() {
  // A folder takes the place of nothing and of an empty folder; never of a full one.
  if (::rename(temporary_.c_str(), target_.c_str()) == 0) {
    detail::forget_unfinished(std::exchange(temporary_, {}));
    return;
  }
  if (errno == ENOTEMPTY) errno = EEXIST;
  if (errno != EEXIST || existing_ == Existing::refuse) throw detail::file_error(path_, errno);
  refuse_foreign_files();
  // The destructor removes what then has the temporary name.
  if (!detail::exchange_names(temporary_, target_)) throw detail::file_error(path_, errno);
  std::error_code error;
  fs::remove_all(temporary_, error);
  detail::forget_unfinished(std::exchange(temporary_, {}));
}

}  // namespace libalign
