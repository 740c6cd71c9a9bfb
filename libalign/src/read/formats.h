// Every format that is read, in one table: how it is recognised and who reads it. A new format is a file of
// its own and a row here.
#pragma once

#include <string>
#include <string_view>

#include "libalign/read.h"
#include "read/decode.h"
#include "read/reading.h"

namespace libalign::detail {

// Formats whose bytes are text. The first that recognises the decoded text reads it.
struct TextFormat {
  InputFormat id;
  const char* name;  // Document::format
  bool (*is)(std::string_view text, std::string_view name);
  Reading (*read)(const Decoded& decoded, const std::string& name, const ReadOptions& options);
};

// `options.format`, or what the content says; plain text when nothing else.
const TextFormat& text_format(std::string_view text, const std::string& name, const ReadOptions& options);

}  // namespace libalign::detail
