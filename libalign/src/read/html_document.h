// HTML to blocks and metadata.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libalign/read.h"
#include "read/raw_block.h"

namespace libalign::detail {

// Whether a file is HTML, by its beginning and its name.
bool looks_like_html(std::string_view text, std::string_view name);

struct HtmlDocument {
  std::vector<RawBlock> blocks;
  Metadata metadata;
  std::string language;  // what the page says
};

HtmlDocument read_html(const Decoded& decoded, const std::string& name, const ReadOptions& options);

}  // namespace libalign::detail
