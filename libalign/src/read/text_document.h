// Plain text to blocks.
#pragma once

#include <string>
#include <vector>

#include "libalign/document.h"
#include "libalign/read.h"
#include "read/decode.h"
#include "read/reading.h"

namespace libalign::detail {

// Layout, headings, lists; page furniture left out unless `keep_all`.
Reading read_text(const Decoded& decoded, const std::string& name, const ReadOptions& options);

// A line a block, exactly.
std::vector<RawBlock> read_sentences(const Decoded& decoded);

}  // namespace libalign::detail
