// How much text an element holds, and of what sort.
#pragma once

#include <cstddef>
#include <unordered_map>

#include "read/html_tree.h"

namespace libalign::detail {

enum class Flow : unsigned char { inside, block, ignored };

// Whether an element starts a block of its own, runs inside one, or holds no text at all (script, button,
// ...).
Flow flow_of(std::string_view name);

struct Measure {
  std::size_t text = 0;    // bytes but white space
  std::size_t linked = 0;  // of these in links
  std::size_t prose = 0;   // of these in paragraphs of some length that are no links
  std::size_t links = 0;
  bool heading = false;       // an <h1> is in it
  bool block_inside = false;  // a block element is in it
};

using Measures = std::unordered_map<const GumboNode*, Measure>;

// Of every element below `root` that has one.
Measures measure(const HtmlTree& tree, const GumboNode* root);

}  // namespace libalign::detail
