// The bytes of a file, or a clear word on why there are none.
#pragma once

#include <cstddef>
#include <string>

#include "libalign/error.h"

namespace libalign::detail {

// `name` is a path, or "-" for standard input. Not found, no permission, a folder, a device, too big:
// DataError. The size is looked at before reading, and again while reading, for pipes do not tell it;
// `too_big` is the advice for a file beyond it.
std::string read_bytes(const std::string& name, std::size_t max_bytes,
                       const Message& too_big = {"Split it, by chapters for example."});

}  // namespace libalign::detail
