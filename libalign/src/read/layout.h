// Lines of plain text to blocks: which lines belong to one paragraph, and what each block is.
//
// Three layouts are told apart, group by group (a group is what stands between blank lines): hard-wrapped
// lines are joined, a line a paragraph stays, blank lines part paragraphs in both. Nothing but white space is
// ever lost, save a hyphen that a line end brought in and the ">" of quoted lines.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "read/lines.h"
#include "read/raw_block.h"

namespace libalign::detail {

// How wide a hard-wrapped text is.
struct Wrapping {
  bool wrapped = false;
  std::size_t width = 0;
  // Blank lines part the paragraphs: a line end alone hardly ever does.
  bool blank_lines_part = false;
};

// The basic idea: in wrapped text nearly no line that another one follows has room for that line's first
// word, and sentences run on across line ends. Poems, lists and lines that are paragraphs have neither.
Wrapping measure_wrapping(std::string_view text, const std::vector<Line>& lines);

std::vector<RawBlock> lay_out(std::string_view text);

// Gives headings their kind: short, no stop, a blank line or nothing before it, and a longer paragraph after
// it.
void mark_headings(std::vector<RawBlock>& blocks);

}  // namespace libalign::detail
