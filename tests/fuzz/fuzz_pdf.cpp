// The layout of a PDF's words, wherever they stand. (What reads the file itself is poppler, which has fuzzers
// of its own.) Eight bytes a word: page, place, size, look; the text is made of them.
#include <cmath>

#include "check_document.h"
#include "read/pdf_blocks.h"
#include "read/pdf_lines.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace libalign::detail;
  static const char* const kWords[] = {"uno", "dos-", "Tres.", "4", "•", "a)", "¿", "página"};
  std::vector<PdfPage> pages(1);
  pages[0].width = 400;
  pages[0].height = 600;
  for (; size >= 8; data += 8, size -= 8) {
    if ((data[0] & 0x80U) != 0) pages.push_back({400, 600, {}});
    PdfWord word;
    word.text = kWords[data[0] & 7U];
    word.left = data[1] * 2 - 50;
    word.top = data[2] * 3 - 50;
    word.right = word.left + data[3];
    word.bottom = word.top + data[4];
    word.size = data[5];
    word.bold = (data[6] & 1U) != 0;
    word.space_after = (data[6] & 2U) != 0;
    pages.back().words.push_back(word);
  }
  for (const bool keep_all : {true, false}) {
    for (const RawBlock& block : blocks_of_lines(lines_of(pages, keep_all)))
      libalign::require(!block.text.empty() && !libalign::find_invalid_utf8(block.text));
  }
  return 0;
}
