// Files that hold no text are refused before anything is made of them.
#pragma once

#include <string>
#include <string_view>

namespace libalign::detail {

// Microsoft's container of old Office files, and of new ones with a password.
inline constexpr std::string_view kCompoundFile = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

// Whether a name stands somewhere in the bytes as UTF-16.
bool holds_wide(std::string_view bytes, std::string_view name);

// Throws DataError when the bytes are empty, or a kind of file that holds no plain text (by its first bytes:
// Excel, pictures, archives), or have zero bytes or control characters as only binary files do. UTF-16
// and UTF-32 are text. `encoding` is what the user named, or empty.
void refuse_binary(std::string_view bytes, const std::string& name, std::string_view encoding);

}  // namespace libalign::detail
