// Streams that are written: what went wrong with them, as an error.
#pragma once

#include <cstdio>
#include <string>

#include "text/file_errors.h"

namespace libalign::detail {

// Throws the error that `stream` met, if any. errno must still be the stream's: call it right after writing.
void check_stream(std::FILE* stream, const std::string& name);

// Flushes, then checks.
void flush_stream(std::FILE* stream, const std::string& name);

}  // namespace libalign::detail
