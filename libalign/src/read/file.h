// The bytes of a file, or a clear word on why there are none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace libalign::detail {

// `name` is a path, or "-" for standard input. Not found, no permission, a folder, a device, too big:
// DataError. The size is looked at before reading, and again while reading, for pipes do not tell it.
std::string read_bytes(const std::string& name, std::size_t max_bytes);

// Throws DataError when the bytes are empty, or a kind of file that holds no plain text (by its first bytes:
// Word, PDF, pictures, archives), or have zero bytes or control characters as only binary files do. UTF-16
// and UTF-32 are text. `encoding` is what the user named, or empty.
void refuse_binary(std::string_view bytes, const std::string& name, std::string_view encoding);

}  // namespace libalign::detail
