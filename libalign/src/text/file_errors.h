// A file that cannot be read or written: the system's number turned into a sentence and an advice, the same
// in every room.
#pragma once

#include <string>

#include "libalign/error.h"

namespace libalign::detail {

// file_error("memory.tmx", ENOSPC).what() == "memory.tmx: the disk is full. Free some space or write to
// another disk."
DataError file_error(const std::string& name, int error_number);

// The same for reading: read_error("es.txt", ENOENT).what() == "es.txt: no such file. Check the path."
DataError read_error(const std::string& name, int error_number);

}  // namespace libalign::detail
