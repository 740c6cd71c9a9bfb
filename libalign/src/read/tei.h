// Texts encoded by the Text Encoding Initiative (TEI P4, P5) to blocks.
#pragma once

#include <string>
#include <string_view>

#include "libalign/read.h"
#include "read/decode.h"
#include "read/reading.h"

namespace libalign::detail {

bool looks_like_tei(std::string_view text, std::string_view name);
Reading read_tei(const Decoded& decoded, const std::string& name, const ReadOptions& options);

}  // namespace libalign::detail
