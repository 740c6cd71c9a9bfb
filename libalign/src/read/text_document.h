// Plain text to blocks.
#pragma once

#include <vector>

#include "libalign/document.h"
#include "libalign/read.h"
#include "read/raw_block.h"

namespace libalign::detail {

// Layout, headings, lists; page furniture left out unless `keep_all`.
std::vector<RawBlock> read_text(const Decoded& decoded, const ReadOptions& options, Metadata& metadata);

// A line a block, exactly.
std::vector<RawBlock> read_sentences(const Decoded& decoded);

}  // namespace libalign::detail
