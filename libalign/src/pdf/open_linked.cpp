#include "pdf/poppler.h"

namespace libalign::detail {

std::unique_ptr<PdfFile> open_pdf(std::string_view bytes, const std::string& /*name*/) {
  return open_by_poppler(bytes);
}

}  // namespace libalign::detail
