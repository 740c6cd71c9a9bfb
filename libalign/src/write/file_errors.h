// A file that cannot be written: the system's number turned into a sentence and an advice.
#pragma once

#include <cstdio>
#include <string>

#include "libalign/error.h"

namespace libalign::detail {

// file_error("memory.tmx", ENOSPC).what() == "memory.tmx: the disk is full. Free some space or write to
// another disk."
DataError file_error(const std::string& name, int error_number);

// Throws the error that `stream` met, if any. errno must still be the stream's: call it right after writing.
void check_stream(std::FILE* stream, const std::string& name);

// Flushes, then checks.
void flush_stream(std::FILE* stream, const std::string& name);

}  // namespace libalign::detail
