// What the rules know of a block: its text, its brackets, the kind it is.
//
// Brackets are matched once, in linear time, so that a rule can ask whether a place lies inside a pair.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "libalign/document.h"
#include "libalign/span.h"

namespace libalign::detail {

struct BlockText {
  std::string_view text;
  BlockKind kind = BlockKind::paragraph;
  std::vector<Span> brackets;  // outermost matched pairs, in order, opening and closing bracket included

  // Makes this the text of a block; memory is kept from block to block.
  void assign(std::string_view block, BlockKind block_kind);
};

}  // namespace libalign::detail
