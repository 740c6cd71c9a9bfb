// What is doubtful about a pair of segments, as maintainers of memories and of corpora look for it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libalign/memory.h"

namespace libalign::detail {

// Neither letters nor digits in any language.
bool is_without_words(const MemoryUnit& unit);

// "numbers", "length", "language", "brackets", "addresses", "same", "confidence": each at most once. The
// first variant is the source.
std::vector<std::string> flags_of(const MemoryUnit& unit);

inline constexpr const char* kFlagProp = "x-flag";

}  // namespace libalign::detail
