// The lines of a PDF's pages, without what every page repeats.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pdf/pdf_page.h"

namespace libalign::detail {

struct PdfLine {
  std::string text;
  double left = 0, top = 0, right = 0, bottom = 0;
  double size = 0;
  bool bold = false;   // all of it
  bool fixed = false;  // the same
  std::size_t page = 0;
  std::size_t column = 0;  // lines of one number stand below each other
  double column_left = 0, column_right = 0;
  double first_word = 0;  // its width

  double height() const { return bottom - top; }
};

// In reading order. Running heads and feet (the same words, figures aside, at the same place of three pages)
// and page numbers are left out, and so are the small raised figures that call notes.
std::vector<PdfLine> lines_of(const std::vector<PdfPage>& pages, bool keep_all);

// The size that most of the text is set in.
double body_size(const std::vector<PdfLine>& lines);

}  // namespace libalign::detail
