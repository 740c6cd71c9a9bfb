// Items of a list that run on inside one block: "1) The first item 2) The second item", "• one • two".
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace libalign::detail {

// Replaces `items` by the places where items after the first begin; none when the block is no such list. A
// list opens with a bullet, or with 1 or a, counts on without gaps in the same style, and its items begin
// with capitals. Bare "1." counts only when the items hold no other stops, since numbers end sentences too.
void find_inline_items(std::string_view text, std::vector<std::size_t>& items);

}  // namespace libalign::detail
