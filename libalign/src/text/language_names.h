// Languages by their names: what people write at the head of a column.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace libalign::detail {

// "Spanish", "español" and "castellano (es-MX)" are es, es and nullopt: the name in English, in Spanish or in
// the language itself, in any case, with or without accents. BCP 47 comes out.
std::optional<std::string> language_named(std::string_view name);

}  // namespace libalign::detail
