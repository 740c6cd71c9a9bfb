// What the layout of a PDF's text is found from: words and where they stand.
#pragma once

#include <string>
#include <vector>

namespace libalign::detail {

// In points, from the page's upper left corner.
struct PdfWord {
  std::string text;
  double left = 0, top = 0, right = 0, bottom = 0;
  double size = 0;  // of the font
  bool bold = false;
  bool fixed = false;  // a typewriter's letters, all of one width
  bool space_after = true;

  double middle() const { return (top + bottom) / 2; }
};

struct PdfPage {
  double width = 0, height = 0;
  std::vector<PdfWord> words;  // in reading order, column by column
};

}  // namespace libalign::detail
