#include "read/text_document.h"

#include "read/clues.h"
#include "read/furniture.h"
#include "read/layout.h"
#include "read/lines.h"

namespace libalign::detail {

Reading read_text(const Decoded& decoded, const std::string& /*name*/, const ReadOptions& options) {
  Reading reading;
  std::vector<RawBlock>& blocks = reading.blocks;
  blocks = lay_out(decoded.text);
  if (!options.keep_all) blocks = without_furniture(std::move(blocks), Page::text);
  name_kinds(blocks);
  mark_headings(blocks);
  fill_from_blocks(reading.metadata, blocks);
  return reading;
}

std::vector<RawBlock> read_sentences(const Decoded& decoded) {
  std::vector<RawBlock> blocks;
  for (const Span& line : split_exact_lines(decoded.text)) {
    RawBlock block;
    block.place = line.begin;
    BlockWriter(block, WhiteSpace::keep).append(decoded.text, line.begin, line.end);
    blocks.push_back(std::move(block));
  }
  return blocks;
}

}  // namespace libalign::detail
