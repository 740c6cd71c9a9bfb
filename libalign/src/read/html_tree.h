// A page as gumbo's tree, kept in memory of its own that is dropped in one piece.
#pragma once

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "read/origin.h"
#include "read/raw_block.h"

namespace libalign::detail {

class HtmlTree {
 public:
  // `html` is valid UTF-8 and must outlive the tree. Throws DataError when the tree would need more than 2
  // GB.
  HtmlTree(std::string_view html, const std::string& name);
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;
  ~HtmlTree();

  const GumboNode* root() const { return root_; }
  // Small letters; "" for what is no element. The name in the page, not the one the guard gave it.
  std::string name_of(const GumboNode* node) const;
  std::string_view attribute(const GumboNode* node, const char* name) const;
  // The bytes between an element's start and end tag, as they stand in the page.
  std::string_view inner(const GumboNode* node) const;
  std::size_t offset_of(const GumboNode* node) const;

  // Appends a text node to a block, each character with the place that it comes from.
  void append_text(BlockWriter& writer, const GumboNode* node) const;
  // The text of a node and all below it, white space collapsed.
  std::string text_of(const GumboNode* node) const;

 private:
  struct Arena;

  std::string_view html_;
  std::string safe_;
  std::unique_ptr<Arena> arena_;
  const GumboNode* root_ = nullptr;
};

}  // namespace libalign::detail
