// A file in, a Document out.
//
//     ReadOptions options;
//     options.language = "es";
//     Document source = read_document("interview.es.html", options);
//     Document odd = read_document("none.txt");   // throws DataError
//
// The format is found by content (docs/formats.md lists what is read, and what is left out of each), the
// encoding of text by BOM, declaration, then detection.
// Plain text is told apart as hard-wrapped, blank-line or line-a-paragraph. Page furniture is left out of
// HTML and of pages copied as text, unless `keep_all`. An empty file, or one where nothing is left, throws.
// Files that hold no text are refused by name; no address is fetched.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "libalign/document.h"

namespace libalign {

enum class InputFormat { automatic, text, html, markdown, docx, odt, epub, srt, vtt, tei, pdf, rtf, doc };

struct ReadOptions {
  std::string language;           // BCP 47; empty: detected
  std::string expected_language;  // what it most likely is, say that of its neighbours: taken where the text
                                  // says too little (under 300 bytes, or under 3,000 for es, pt, gl and ca)
  std::string encoding;           // an ICU name; empty: detected
  InputFormat format = InputFormat::automatic;
  bool sentences = false;  // each line is a sentence already: a block a line, empty lines kept as empty
                           // blocks, nothing left out
  bool keep_all = false;   // keep menus, share texts and the like
  std::size_t max_bytes = std::size_t{256} << 20;  // larger files are refused with a clear line
};

// `name` is a path, or "-" for standard input. Throws DataError, or UsageError for an encoding that ICU does
// not know.
Document read_document(const std::string& name, const ReadOptions& options = {});

// The same from bytes in memory; `name` is for messages only.
Document parse_document(std::string_view bytes, const std::string& name, const ReadOptions& options = {});

// The language of a UTF-8 text as BCP 47, or "und" when there is too little of it.
std::string detect_language(std::string_view text);

}  // namespace libalign
