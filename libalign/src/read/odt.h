// OpenDocument texts (.odt, .ott, and .fodt, which is one file of XML) to blocks.
#pragma once

#include <string>
#include <string_view>

#include "libalign/read.h"
#include "read/decode.h"
#include "read/reading.h"
#include "read/zip.h"

namespace libalign::detail {

Reading read_odt(const Zip& zip, const ReadOptions& options);

bool looks_like_flat_odt(std::string_view text, std::string_view name);
Reading read_flat_odt(const Decoded& decoded, const std::string& name, const ReadOptions& options);

}  // namespace libalign::detail
