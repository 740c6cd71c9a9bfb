// Formats that LibreOffice reads better than anybody could write anew: it turns them into OpenDocument.
#pragma once

#include <string>
#include <string_view>

namespace libalign::detail {

// The bytes of an .odt made of a file that would end in `ending` (".rtf"). LibreOffice runs without a window,
// with a profile of its own that runs no macros and opens no links, in a folder that is gone afterwards, and
// for two minutes at most. Throws DataError when it is not installed or cannot do it.
std::string converted_to_odt(std::string_view bytes, const std::string& name, const std::string& ending,
                             std::size_t max_bytes);

// The path of LibreOffice, or empty: what the environment variable BITEXT_LIBREOFFICE names, else the first
// in PATH, else where it is usually installed.
std::string find_libreoffice();

}  // namespace libalign::detail
