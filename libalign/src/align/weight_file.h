// Files of weights: "name value" a line, "#" begins a comment.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace libalign::detail {

// Every name that the file must have, and where its number goes.
using WeightPlaces = std::map<std::string, float*, std::less<>>;

// Throws DataError("weights", line) on an unknown name, a missing or broken number; `example` is the file that
// the error names.
void read_weights(std::string_view text, const std::string& example, const WeightPlaces& places);

std::string weight_line(const std::string& name, float value);

}  // namespace libalign::detail
