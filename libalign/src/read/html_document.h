// HTML to blocks and metadata.
#pragma once

#include <string>
#include <string_view>

#include "libalign/read.h"
#include "read/decode.h"
#include "read/reading.h"

namespace libalign::detail {

// Whether a file is HTML, by its beginning and its name.
bool looks_like_html(std::string_view text, std::string_view name);

Reading read_html(const Decoded& decoded, const std::string& name, const ReadOptions& options);

}  // namespace libalign::detail
