#include "libalign/document.h"

#include <algorithm>

namespace libalign {

const char* name_of(MarkupKind kind) {
  switch (kind) {
    case MarkupKind::bold:
      return "bold";
    case MarkupKind::italic:
      return "italic";
    case MarkupKind::underline:
      return "underline";
    case MarkupKind::strikethrough:
      return "strikethrough";
    case MarkupKind::superscript:
      return "superscript";
    case MarkupKind::subscript:
      return "subscript";
    case MarkupKind::code:
      return "code";
    case MarkupKind::link:
      break;
  }
  return "link";
}

const char* name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
      return "heading";
    case BlockKind::standfirst:
      return "standfirst";
    case BlockKind::byline:
      return "byline";
    case BlockKind::date:
      return "date";
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::list_item:
      return "list-item";
    case BlockKind::quote:
      return "quote";
    case BlockKind::caption:
      return "caption";
    case BlockKind::table_cell:
      return "table-cell";
    case BlockKind::preformatted:
      return "preformatted";
  }
  return "paragraph";
}

std::size_t Document::origin_of(std::size_t text_offset) const {
  const auto after =
      std::upper_bound(origins.begin(), origins.end(), text_offset,
                       [](std::size_t offset, const OriginRun& run) { return offset < run.text_begin; });
  if (after == origins.begin()) return 0;
  const OriginRun& run = *(after - 1);
  if (run.text_step == 0) return run.file_begin;
  return run.file_begin + (text_offset - run.text_begin) / run.text_step * run.file_step;
}

}  // namespace libalign
