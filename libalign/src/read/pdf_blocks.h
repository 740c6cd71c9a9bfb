// Lines of a PDF to blocks: paragraphs by gaps, indents and short last lines, headings by size, code by the
// letters of a typewriter, where not most of the text is in them.
#pragma once

#include <vector>

#include "read/pdf_lines.h"
#include "read/raw_block.h"

namespace libalign::detail {

// Words cut at line ends are joined; a paragraph that a page or column cuts goes on; notes at the foot of a
// page, in smaller type, come at the end.
std::vector<RawBlock> blocks_of_lines(const std::vector<PdfLine>& lines);

}  // namespace libalign::detail
