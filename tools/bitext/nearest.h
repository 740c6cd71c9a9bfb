// "Did you mean ...?"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bitext {

// The name that `typed` is a slip of (at most a third of its letters wrong), or "".
std::string nearest(std::string_view typed, const std::vector<std::string>& names);

}  // namespace bitext
