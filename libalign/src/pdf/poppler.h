#pragma once

#include <memory>
#include <string_view>

#include "pdf/pdf_file.h"

namespace libalign::detail {

// Null when the file is damaged.
std::unique_ptr<PdfFile> open_by_poppler(std::string_view bytes);

}  // namespace libalign::detail
