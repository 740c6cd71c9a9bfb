// The line that an error speaks of, with a caret under the place.
#pragma once

#include <string>

#include "libalign/error.h"

namespace bitext {

// Two lines without a newline at the end, or "" when the place has no column or the file cannot be shown (a
// pipe, a binary file).
std::string excerpt(const libalign::Place& place);

}  // namespace bitext
