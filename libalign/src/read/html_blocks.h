// A page's tree to blocks of text, without what its markup shows to be furniture.
#pragma once

#include <vector>

#include "libalign/document.h"
#include "read/html_tree.h"
#include "read/raw_block.h"

namespace libalign::detail {

enum class Extent : unsigned char {
  article,  // what the page marks as furniture goes, what is outside of the article's element is said to be
            // so
  everything,  // all that a reader sees
  book,        // the same without the apparatus of a book: contents, numbers that call notes
};

struct HtmlBlocks {
  std::vector<RawBlock> blocks;
  bool found_furniture = false;
};

HtmlBlocks blocks_of(const HtmlTree& tree, Extent extent);

// Flags the headline among the blocks: the heading that the page's title repeats, or its only <h1>. A second
// copy of it goes.
void mark_title(std::vector<RawBlock>& blocks, const Metadata& metadata, const std::string& page_title);

}  // namespace libalign::detail
