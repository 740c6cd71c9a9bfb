// Word processors keep code as a paragraph a line.
#pragma once

#include <vector>

#include "read/raw_block.h"

namespace libalign::detail {

// Preformatted blocks that follow each other become one, a line each. For blocks without a way back.
inline void join_code(std::vector<RawBlock>& blocks) {
  std::vector<RawBlock> joined;
  for (RawBlock& block : blocks) {
    if (block.kind == BlockKind::preformatted && !joined.empty() &&
        joined.back().kind == BlockKind::preformatted) {
      RawBlock& last = joined.back();
      last.text += '\n' + block.text;
      last.map.spot(0, 0, block.text.size() + 1);
    } else {
      joined.push_back(std::move(block));
    }
  }
  blocks = std::move(joined);
}

}  // namespace libalign::detail
