// A PDF's words and where they stand, by poppler.
//
// poppler brings thirty shared libraries, and loading them takes a third of the start of the program. With
// BITEXT_PDF_MODULE (the default) they come with a module that is loaded when the first PDF is opened
// (open_module.cpp); without it, and in the tests, poppler is linked (open_linked.cpp).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "pdf/pdf_page.h"

namespace libalign::detail {

class PdfFile {
 public:
  PdfFile() = default;
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;
  virtual ~PdfFile() = default;

  virtual bool locked() const = 0;  // by a password: nothing else can be asked
  virtual int pages() const = 0;
  virtual PdfPage page(int number) const = 0;  // from 0; without words where it is damaged
  virtual std::string title() const = 0;
  virtual std::string author() const = 0;
};

// Null when the file is damaged. `bytes` must outlive it. Throws DataError on `name`: the module is missing.
std::unique_ptr<PdfFile> open_pdf(std::string_view bytes, const std::string& name);

}  // namespace libalign::detail
