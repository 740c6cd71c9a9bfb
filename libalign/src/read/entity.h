// "&eacute;" alone: HTML's table of entities.
#pragma once

#include <string>
#include <string_view>

namespace libalign::detail {

// What a reader sees of an entity that stands alone, "é"; an unknown one as it stands.
std::string decode_entity(std::string_view entity, const std::string& name);

}  // namespace libalign::detail
