#include "write/file_errors.h"

#include <cerrno>

namespace libalign::detail {

void check_stream(std::FILE* stream, const std::string& name) {
  const int error_number = errno;
  if (std::ferror(stream) != 0) throw file_error(name, error_number != 0 ? error_number : EIO);
}

void flush_stream(std::FILE* stream, const std::string& name) {
  if (std::fflush(stream) != 0) throw file_error(name, errno);
  check_stream(stream, name);
}

}  // namespace libalign::detail
