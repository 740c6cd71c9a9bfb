// Word documents (.docx, .docm, .dotx) to blocks.
#pragma once

#include "libalign/read.h"
#include "read/reading.h"
#include "read/zip.h"

namespace libalign::detail {

// The main part of an Office file, "word/document.xml" or "xl/workbook.xml", by its relations; empty when it
// is none.
std::string office_main_part(const Zip& zip);

Reading read_docx(const Zip& zip, const ReadOptions& options);

}  // namespace libalign::detail
