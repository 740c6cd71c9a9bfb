// Text for XML and HTML.
#pragma once

#include <string>
#include <string_view>

#include "write/one_line.h"

namespace libalign::detail {

// & < > " as entities. The text has no characters that XML forbids: one_line() sees to that.
std::string escaped(std::string_view text);
inline std::string escaped_line(std::string_view text) { return escaped(one_line(text)); }

}  // namespace libalign::detail
