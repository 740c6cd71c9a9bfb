// What class, id, role and itemprop say of an element; the words are in data/read/hints.txt.
#pragma once

#include <optional>
#include <string_view>

#include "libalign/document.h"
#include "read/html_tree.h"

namespace libalign::detail {

enum class Leaning : unsigned char {
  none,
  never,      // menus, share words, comments
  furniture,  // goes when it has no paragraph or is mostly links
  links,      // goes when it is mostly links
  hidden,     // no reader sees it
  note,       // belongs to the text, however it looks
};

struct HtmlHints {
  Leaning leaning = Leaning::none;
  std::optional<BlockKind> kind;
  bool headline = false;
};

HtmlHints hints_of(const HtmlTree& tree, const GumboNode* node, std::string_view name);

}  // namespace libalign::detail
