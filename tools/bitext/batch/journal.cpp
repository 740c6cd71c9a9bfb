#include "batch/journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>

#include "libalign/error.h"

namespace bitext {
namespace {

using libalign::DataError;

DataError trouble(const std::string& path, int number) {
  if (number == ENOSPC || number == EDQUOT)
    return {{path}, {"the disk is full."}, {"Free some space or write to another disk."}};
  if (number == EACCES || number == EPERM || number == EROFS)
    return {{path},
            {"you may not write this file."},
            {"Ask its owner for permission, or choose another folder."}};
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

constexpr std::string_view kSeal = R"({"crc":"00000000",)";  // how a line begins
constexpr std::size_t kDigits = 8;                           // of the sum, from here on:
constexpr std::size_t kSum = kSeal.find('0');

std::string sum_of(std::string_view line) {
  const auto sum = ::crc32_z(0, reinterpret_cast<const Bytef*>(line.data()), line.size());
  std::string digits;
  for (int shift = 28; shift >= 0; shift -= 4) digits += "0123456789abcdef"[(sum >> shift) & 0xFU];
  return digits;
}

// REQUIRES: an object of JSON with at least one member.
std::string sealed(std::string_view line) {
  std::string begin(kSeal);
  begin.replace(kSum, kDigits, sum_of(line));
  return begin.append(line.substr(1));
}

std::optional<std::string> unsealed(std::string_view line) {
  if (line.size() <= kSeal.size()) return std::nullopt;
  std::string bare = "{";
  bare.append(line.substr(kSeal.size()));
  if (sealed(bare) != line) return std::nullopt;
  return bare;
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

void Journal::append(const std::vector<std::string>& lines) {
  check_in_place();
  std::string text;
  for (const std::string& line : lines) text += sealed(line) + '\n';
  struct stat before {};
  if (::fstat(file_.descriptor(), &before) != 0) throw trouble(file_.path(), errno);
  try {
    write_all(file_, text);
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
  for (std::string line; std::getline(in, line) && !in.eof();) {
    if (const std::optional<std::string> bare = unsealed(line)) use(*bare);
  }
  if (in.bad()) throw DataError({path}, {"the disk fails."}, {"Copy the file from elsewhere."});
}

}  // namespace bitext
