// The files of a zip archive, in memory.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace libalign::detail {

// By their paths; those whose path `wanted` refuses are passed over. Throws DataError when the archive is
// damaged or holds more than `most` bytes.
std::map<std::string, std::string> unzip(std::string_view bytes, const std::string& name, std::size_t most,
                                         bool (*wanted)(std::string_view path));

}  // namespace libalign::detail
