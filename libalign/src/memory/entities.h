// The names that HTML 4 has for characters and XML has not: &nbsp;, &eacute; and the like.
#pragma once

#include <optional>
#include <string_view>

namespace libalign::detail {

// "nbsp" -> U+00A0; nullopt for those that XML has too, and for what is none.
std::optional<char32_t> html_entity(std::string_view name);

}  // namespace libalign::detail
