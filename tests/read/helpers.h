// What the tests of this room share: documents from strings, and their blocks in a form that reads well in a
// table.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "libalign/read.h"

namespace libalign {

inline std::vector<std::string> texts(const Document& document) {
  std::vector<std::string> result;
  for (const Block& block : document.blocks) result.emplace_back(block.text.of(document.text));
  return result;
}

// "heading: El idioma del dolor"
inline std::vector<std::string> kinds_and_texts(const Document& document) {
  std::vector<std::string> result;
  for (const Block& block : document.blocks) {
    result.push_back(std::string(name_of(block.kind)) + ": " + std::string(block.text.of(document.text)));
  }
  return result;
}

inline Document parse(std::string_view bytes, const ReadOptions& options = {}) {
  return parse_document(bytes, "test", options);
}

inline std::vector<std::string> texts_of(std::string_view bytes, const ReadOptions& options = {}) {
  return texts(parse(bytes, options));
}

// what() of the error that reading these bytes gives; "" when there is none.
inline std::string error_of(std::string_view bytes, const ReadOptions& options = {}) {
  try {
    parse(bytes, options);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

inline std::string slurp(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// The members of a zip archive, name and content.
using Members = std::vector<std::pair<std::string, std::string>>;

// The archive as bytes; a file called "mimetype" comes first, as OpenDocument and EPUB want it.
std::string zipped(Members members);

// A document of tests/read/formats: a file, or a folder that holds the members of a zip archive.
std::string document_bytes(const std::filesystem::path& path);

}  // namespace libalign
