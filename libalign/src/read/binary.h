// Files that hold no text are refused before anything is made of them.
#pragma once

#include <string>
#include <string_view>

namespace libalign::detail {

// Throws DataError when the bytes are empty, or a kind of file that holds no plain text (by its first bytes:
// Word, PDF, pictures, archives), or have zero bytes or control characters as only binary files do. UTF-16
// and UTF-32 are text. `encoding` is what the user named, or empty.
void refuse_binary(std::string_view bytes, const std::string& name, std::string_view encoding);

}  // namespace libalign::detail
