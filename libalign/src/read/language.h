// Language detection that listens to what the page says of itself.
#pragma once

#include <string>
#include <string_view>

namespace libalign::detail {

// `hint` is a BCP 47 tag or empty; it decides only what the text leaves open.
std::string detect_language_with_hint(std::string_view text, const std::string& hint);

}  // namespace libalign::detail
