// PDF to blocks, by poppler.
#pragma once

#include <string>
#include <string_view>

#include "libalign/read.h"
#include "read/reading.h"

namespace libalign::detail {

bool looks_like_pdf(std::string_view bytes);

// Throws DataError: damaged, protected by a password, without any text (a scan).
Reading read_pdf(std::string_view bytes, const std::string& name, const ReadOptions& options);

}  // namespace libalign::detail
