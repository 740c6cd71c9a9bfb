// A document as the reader hands it on: one UTF-8 text, cut into blocks, with the way back to the file.
//
//     const Document document = read_document("interview.es.html");
//     for (const Block& block : document.blocks) {
//       use(block.kind, block.text.of(document.text));
//     }
//
// The text is NFC, valid UTF-8, without control characters but for '\n' between blocks and inside a
// preformatted one. Blocks come in document order, do not overlap, hold no leading or trailing white space
// and are never empty (but for empty lines of the format "sentences"). Furniture of the page (menus, share
// buttons) is not in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "libalign/error.h"
#include "libalign/span.h"

namespace libalign {

enum class BlockKind {
  heading,
  standfirst,
  byline,
  date,
  paragraph,
  list_item,
  quote,
  caption,
  table_cell,
  preformatted
};

// "heading", "paragraph", ...: the names that formats and `bitext segment --explain` print.
const char* name_of(BlockKind kind);

struct Block {
  BlockKind kind = BlockKind::paragraph;
  Span text;      // bytes of Document::text
  Span origin;    // bytes of the file that it comes from, markup inside included; {0, 0} where they are not
                  // known
  int level = 0;  // of a heading (1-6) or a list item (nesting from 1); else 0
};

enum class MarkupKind : std::uint8_t {
  bold,
  italic,
  underline,
  strikethrough,
  superscript,
  subscript,
  code,
  link
};

// "bold", "italic", ...
const char* name_of(MarkupKind kind);

// A stretch of a block that the file sets apart from the rest. Where a link leads is not kept.
struct Markup {
  MarkupKind kind = MarkupKind::bold;
  Span text;  // bytes of Document::text, within one block, without blanks at the ends, never empty

  bool operator==(const Markup&) const = default;
};

// What the file says of itself; a field that it does not say is empty. Dates are ISO 8601 as far as they are
// known.
struct Metadata {
  std::string title, subtitle, byline, translator, published, updated, url, site, section;
  std::string translation_of;                                   // URL or title of the original
  std::string image;                                            // URL of the lead picture
  std::vector<std::pair<std::string, std::string>> alternates;  // hreflang -> URL
  std::vector<std::string> media;  // pictures and players in it: URLs, or "crc32:size" of what a package holds
  std::vector<std::string> links;  // URLs that it points to, menus and all
};

// Where a stretch of Document::text lies in the file. A compressed file (docx, odt, epub, pdf, rtf,
// doc) has no bytes that are the text: there are no runs then. Runs are sorted by text_begin; inside an exact
// run a byte is a byte, the same in both. A run that is not exact has characters of `text_step` bytes, each
// from `file_step` bytes of the file (UTF-16, Cyrillic in one byte); with steps of 0 the whole run comes from
// one place (an entity, a character composed by NFC, a replaced byte): every byte maps to file_begin.
struct OriginRun {
  std::size_t text_begin = 0;
  std::size_t file_begin = 0;
  bool exact = true;
  std::uint8_t text_step = 1;
  std::uint8_t file_step = 1;
};

struct Document {
  std::string name;      // as the user named the file; "-" for standard input
  std::string language;  // BCP 47; "und" when not known
  bool language_detected = false;
  std::string format;    // "text", "html", "docx", ... (the names of InputFormat), or "sentences"
  std::string encoding;  // "UTF-8", "windows-1252", ...
  Metadata metadata;
  std::string text;
  std::vector<Block> blocks;
  // By where they begin, the longer first. Those of one kind do not overlap; those of two may. Of formats
  // that have none (text, PDF, subtitles), and of "sentences": empty.
  std::vector<Markup> markup;
  std::vector<OriginRun> origins;
  std::vector<Message> notes;  // what was odd: "12 bytes that are not UTF-8 were replaced"

  // The byte of the file that a byte of `text` comes from; 0 when there are no origins.
  std::size_t origin_of(std::size_t text_offset) const;
};

}  // namespace libalign
