#include "text/file_errors.h"

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
    case EMFILE:
    case ENFILE:
      return {place, {"too many files are open."}, {"Close other programs, or raise ulimit -n."}};
    case EIO:
      return {place, {"the disk fails."}, {"Write to another disk."}};
    default:
      return {place, {"cannot be written: {1}.", {std::generic_category().message(error_number)}}};
  }
}

DataError read_error(const std::string& name, int error_number) {
  const Place place{name};
  switch (error_number) {
    case ENOENT:
    case ENOTDIR:
      return {place, {"no such file."}, {"Check the path."}};
    case EACCES:
    case EPERM:
      return {place, {"you may not read this file."}, {"Ask its owner for permission, or copy it."}};
    case EISDIR:
      return {place, {"is a folder."}, {"Name a file in it."}};
    case ENAMETOOLONG:
      return {place, {"no such file: the name is too long."}, {"Check the path."}};
    case ELOOP:
      return {place, {"its links go round in a circle."}, {"Name a file."}};
    case EMFILE:
    case ENFILE:
      return {place, {"too many files are open."}, {"Close other programs, or raise ulimit -n."}};
    case ENOMEM:
      return {place, {"there is not enough memory to read it."}, {"Close other programs."}};
    case EIO:
      return {place, {"the disk fails."}, {"Copy the file from elsewhere."}};
    default:
      return {place,
              {"cannot be opened: {1}.", {std::generic_category().message(error_number)}},
              {"Check the file."}};
  }
}

}  // namespace libalign::detail
