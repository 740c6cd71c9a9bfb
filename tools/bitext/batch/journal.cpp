#include "batch/journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "libalign/error.h"

namespace bitext {
namespace {

using libalign::DataError;

DataError trouble(const std::string& path, int number) {
  if (number == ENOSPC || number == EDQUOT)
    return {{path}, {"the disk is full."}, {"Free some space or write to another disk."}};
  return {{path}, {"cannot be written: {1}.", {std::generic_category().message(number)}}};
}

// A disk that has no locks or cannot sync is no failure.
bool unsupported(int number) {
  return number == EINVAL || number == ENOTSUP || number == ENOSYS || number == ENOLCK;
}

void write_all(const LockedFile& file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file.descriptor(), text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw trouble(file.path(), errno);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

// Where the last whole line ends.
off_t end_of_lines(const LockedFile& file) {
  struct stat status {};
  if (::fstat(file.descriptor(), &status) != 0) throw trouble(file.path(), errno);
  std::array<char, 4096> chunk{};
  for (off_t end = status.st_size; end > 0;) {
    const off_t begin = end > off_t{chunk.size()} ? end - off_t{chunk.size()} : 0;
    const ssize_t size =
        ::pread(file.descriptor(), chunk.data(), static_cast<std::size_t>(end - begin), begin);
    if (size <= 0) throw trouble(file.path(), size < 0 ? errno : EIO);
    const std::size_t line_end = std::string_view(chunk.data(), static_cast<std::size_t>(size)).rfind('\n');
    if (line_end != std::string_view::npos) return begin + static_cast<off_t>(line_end) + 1;
    end = begin;
  }
  return 0;
}

}  // namespace

LockedFile::LockedFile(const std::string& path, Lock lock) : path_(path) {
  descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (descriptor_ < 0) throw trouble(path, errno);
  if (::flock(descriptor_, (lock == Lock::alone ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0) return;
  const int number = errno;
  if (unsupported(number)) return;
  ::close(descriptor_);
  if (number != EWOULDBLOCK) throw trouble(path, number);
  throw DataError({path}, {"another run is at work on this batch."},
                  {"Wait until it has ended, or give each run a --shard of its own."});
}

LockedFile::~LockedFile() { ::close(descriptor_); }

Journal::Journal(const std::string& path) : file_(path, LockedFile::Lock::alone) {
  if (::ftruncate(file_.descriptor(), end_of_lines(file_)) != 0) throw trouble(path, errno);
}

void Journal::append(std::string_view lines) {
  check_in_place();
  struct stat before {};
  if (::fstat(file_.descriptor(), &before) != 0) throw trouble(file_.path(), errno);
  try {
    write_all(file_, std::string(lines) + "\n");
  } catch (const DataError&) {
    // Half a line would spoil the next one; when this fails too, the next one is done again.
    static_cast<void>(::ftruncate(file_.descriptor(), before.st_size) == 0);
    throw;
  }
  if (::fsync(file_.descriptor()) != 0 && !unsupported(errno)) throw trouble(file_.path(), errno);
}

void Journal::sync_disk() const {
  check_in_place();
#ifdef __linux__
  if (::syncfs(file_.descriptor()) != 0 && !unsupported(errno)) throw trouble(file_.path(), errno);
#else
  ::sync();
#endif
}

void Journal::check_in_place() const {
  struct stat open {};
  struct stat named {};
  if (::fstat(file_.descriptor(), &open) != 0 || ::stat(file_.path().c_str(), &named) != 0 ||
      open.st_ino != named.st_ino || open.st_dev != named.st_dev) {
    throw DataError({file_.path()}, {"was taken away during the work."},
                    {"Put the folder of the batch back in its place."});
  }
}

void for_each_line(const std::string& path, const std::function<void(std::string_view)>& use) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return;
  std::ifstream in(path, std::ios::binary);
  if (!in)
    throw DataError({path}, {"you may not read this file."}, {"Ask its owner for permission, or copy it."});
  for (std::string line; std::getline(in, line) && !in.eof();) use(line);
  if (in.bad()) throw DataError({path}, {"the disk fails."}, {"Copy the file from elsewhere."});
}

}  // namespace bitext
