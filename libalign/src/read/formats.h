// Every format that is read, in one table: how it is recognised and who reads it. A new format is a file of
// its own and a row here.
#pragma once

#include <string>
#include <string_view>

#include "libalign/read.h"
#include "read/decode.h"
#include "read/reading.h"
#include "read/zip.h"

namespace libalign::detail {

// Formats whose bytes are no text as they stand.
struct Packed {
  std::string_view bytes;
  const std::string& name;
  const Zip* zip;  // when the bytes are a zip archive, else nullptr
};

struct PackedFormat {
  InputFormat id;
  const char* name;  // Document::format
  bool (*is)(const Packed& file);
  Reading (*read)(const Packed& file, const ReadOptions& options);
};

// nullptr for what is no such format, or another one than `options` asks for.
const PackedFormat* packed_format(const Packed& file, const ReadOptions& options);

// Formats whose bytes are text. The first that recognises the decoded text reads it.
struct TextFormat {
  InputFormat id;
  const char* name;  // Document::format
  bool (*is)(std::string_view text, std::string_view name);
  Reading (*read)(const Decoded& decoded, const std::string& name, const ReadOptions& options);
};

// `options.format`, or what the content says; plain text when nothing else. Throws DataError for a file of
// XML that nobody here reads, and for text when a packed format is asked for.
const TextFormat& text_format(std::string_view text, const std::string& name, const ReadOptions& options);

}  // namespace libalign::detail
