// Markdown to blocks: CommonMark by md4c, with tables, footnotes, front matter and the marks of pandoc and
// GitHub that have no text in them.
#pragma once

#include <string>
#include <string_view>

#include "libalign/read.h"
#include "read/decode.h"
#include "read/reading.h"

namespace libalign::detail {

// By the ending (.md, .markdown, ...), or by content that is Markdown beyond doubt: front matter and a
// heading, or two headings and a link, a fence or a table. A "#" or a dash alone proves nothing.
bool looks_like_markdown(std::string_view text, std::string_view name);

Reading read_markdown(const Decoded& decoded, const std::string& name, const ReadOptions& options);

}  // namespace libalign::detail
