// Which encoding a file is in: what it begins with, what it says, what it looks like.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace libalign::detail {

struct ByteOrderMark {
  std::string encoding;  // empty: there is none
  std::size_t size = 0;
};
ByteOrderMark byte_order_mark(std::string_view bytes);

// "UTF-16LE", "UTF-32BE", ... by BOM or by the places of its zero bytes; empty when it is none of these.
std::string wide_encoding(std::string_view bytes);

// What an HTML page (meta charset) or an XML declaration says of its encoding; empty when it says nothing.
std::string declared_encoding(std::string_view bytes);

// ICU's guess for bytes that are not UTF-8, made on lines that hold non-ASCII bytes. Western text is
// windows-1252 when it has bytes that ISO-8859-1 leaves to control characters.
std::string guess_encoding(std::string_view bytes);

}  // namespace libalign::detail
