// Documents made by hand, for the tests of this room.
#pragma once

#include <string>
#include <string_view>

#include "libalign/segment.h"

namespace libalign::test {

// A document with a block a line; empty lines give none.
inline Document paragraphs(std::string text, std::string_view language) {
  Document document;
  document.name = "test";
  document.language = language;
  document.format = "text";
  document.text = std::move(text);
  for (std::size_t begin = 0; begin < document.text.size();) {
    const std::size_t end = std::min(document.text.find('\n', begin), document.text.size());
    Block block;
    block.text = block.origin = {begin, end};
    if (end > begin) document.blocks.push_back(block);
    begin = end + 1;
  }
  return document;
}

}  // namespace libalign::test
