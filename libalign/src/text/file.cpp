#include "text/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "libalign/error.h"
#include "text/file_errors.h"

namespace libalign::detail {
namespace {

[[noreturn]] void fail(const std::string& name, Message problem, Message advice) {
  throw DataError({name}, std::move(problem), std::move(advice));
}

[[noreturn]] void fail_to_open(const std::string& name, int code) {
  if (name.empty())
    fail(name, {"no file name was given.", {}}, {"Name a file, or - for standard input.", {}});
  throw read_error(name, code);
}

[[noreturn]] void fail_too_big(const std::string& name, std::size_t max_bytes, const Message& advice) {
  fail(name, {"larger than {1} MB.", {std::to_string(max_bytes >> 20U)}}, advice);
}

class Descriptor {
 public:
  explicit Descriptor(const std::string& name) {
    // O_NONBLOCK: a named pipe without a writer must not hang the program.
    if (name != "-") number_ = ::open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ > 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_ = 0;
};

void check_kind(const struct stat& status, const std::string& name) {
  if (S_ISDIR(status.st_mode)) fail(name, {"is a folder.", {}}, {"Name a file in it.", {}});
  if (name == "-" || S_ISREG(status.st_mode) || S_ISFIFO(status.st_mode)) return;
  fail(name, {"is a device or socket, not a file.", {}}, {"Name an ordinary file.", {}});
}

}  // namespace

std::string read_bytes(const std::string& name, std::size_t max_bytes, const Message& too_big) {
  const Descriptor file(name);
  if (file.number() < 0 || name.empty()) fail_to_open(name, errno);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) fail_to_open(name, errno);
  check_kind(status, name);
  std::string bytes;
  if (S_ISREG(status.st_mode)) {
    if (static_cast<std::size_t>(status.st_size) > max_bytes) fail_too_big(name, max_bytes, too_big);
    bytes.reserve(static_cast<std::size_t>(status.st_size));
  } else if (name != "-") {
    // A pipe with a writer is worth waiting for from here on (`bitext align <(convert a) b`).
    ::fcntl(file.number(), F_SETFL, ::fcntl(file.number(), F_GETFL) & ~O_NONBLOCK);
  }
  std::string buffer(std::size_t{1} << 16U, '\0');
  for (;;) {
    const ssize_t count = ::read(file.number(), buffer.data(), buffer.size());
    if (count == 0) return bytes;
    if (count < 0) {
      if (errno == EINTR) continue;
      throw read_error(name, errno);
    }
    if (bytes.size() + static_cast<std::size_t>(count) > max_bytes) fail_too_big(name, max_bytes, too_big);
    bytes.append(buffer, 0, static_cast<std::size_t>(count));
  }
}

}  // namespace libalign::detail
