// EPUB books (2 and 3) to blocks: the chapters in reading order, each through the reader of HTML.
#pragma once

#include "libalign/read.h"
#include "read/reading.h"
#include "read/zip.h"

namespace libalign::detail {

bool is_epub(const Zip& zip);
Reading read_epub(const Zip& zip, const ReadOptions& options);

}  // namespace libalign::detail
