// What open_module.cpp looks for.
#include "pdf/poppler.h"

extern "C" libalign::detail::PdfFile* libalign_open_pdf(const char* bytes, std::size_t size) {
  return libalign::detail::open_by_poppler({bytes, size}).release();
}
