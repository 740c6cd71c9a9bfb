#include "write/file_errors.h"

#include <cerrno>
#include <system_error>

namespace libalign::detail {

DataError file_error(const std::string& name, int error_number) {
  const Place place{name};
  switch (error_number) {
    case ENOSPC:
    case EDQUOT:
      return {place, {"the disk is full."}, {"Free some space or write to another disk."}};
    case EFBIG:
      return {place, {"the file grows larger than the system allows."}, {"Write to another disk."}};
    case EACCES:
    case EPERM:
      return {place, {"no permission to write."}, {"Write to another folder or change its permissions."}};
    case EROFS:
      return {place, {"the disk is read-only."}, {"Write to another folder."}};
    case ENOENT:
      return {place, {"its folder does not exist."}, {"Create the folder first."}};
    case ENOTDIR:
      return {place, {"a part of its path is a file, not a folder."}, {"Check the path."}};
    case EISDIR:
      return {place, {"is a folder."}, {"Name a file in it."}};
    case EEXIST:
      return {place, {"already exists."}, {"Give --overwrite to replace it."}};
    case ENAMETOOLONG:
      return {place, {"the name is too long."}, {"Choose a shorter one."}};
    case ELOOP:
      return {place, {"its links go round in a circle."}, {"Name a file."}};
    case EPIPE:
      return {place, {"the program that reads the output has ended."}};
    default:
      return {place, {"cannot be written: {1}.", {std::generic_category().message(error_number)}}};
  }
}

void check_stream(std::FILE* stream, const std::string& name) {
  const int error_number = errno;
  if (std::ferror(stream) != 0) throw file_error(name, error_number != 0 ? error_number : EIO);
}

void flush_stream(std::FILE* stream, const std::string& name) {
  if (std::fflush(stream) != 0) throw file_error(name, errno);
  check_stream(stream, name);
}

}  // namespace libalign::detail
