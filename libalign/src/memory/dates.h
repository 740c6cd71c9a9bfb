// Dates as TMX writes them, and what others write in their place.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace libalign::detail {

// "20250101T120000Z", a day that exists.
bool is_tmx_date(std::string_view text);

// "2025-01-01T14:00:00+02:00" -> "20250101T120000Z". Without a zone it is taken for UTC, as TMX says; without
// a time for midnight. nullopt for what is not clear: 01/02/2025.
std::optional<std::string> mended_date(std::string_view text);

}  // namespace libalign::detail
