#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "libalign/text.h"
#include "read/raw_block.h"

namespace libalign::detail {
namespace {

bool is_edge_space(char32_t code) {
  constexpr char32_t kZeroWidthSpace = 0x200B;
  return u_isUWhiteSpace(static_cast<UChar32>(code)) != 0 || code == kZeroWidthSpace;
}

Span trimmed(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t next = begin;
    if (!is_edge_space(next_code_point(text, next))) break;
    begin = next;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t last = end - 1;
    while (last > begin && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80) --last;
    std::size_t next = last;
    if (!is_edge_space(next_code_point(text, next))) break;
    end = last;
  }
  return {begin, end};
}

// No character below U+0300 changes under NFC, nor joins another one below it; most text of Europe is done
// with here.
bool surely_nfc(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char byte) { return static_cast<unsigned char>(byte) < 0xCC; });
}

// The block's markup that lies in [begin, end) of its text, counted from `begin`, without blanks at the ends.
std::vector<Markup> markup_in(const RawBlock& block, Span span) {
  std::vector<Markup> inside;
  for (const Markup& markup : block.markup) {
    const Span cut = {std::max(markup.text.begin, span.begin), std::min(markup.text.end, span.end)};
    if (cut.begin >= cut.end) continue;
    const Span core = trimmed(cut.of(block.text));
    if (core.empty()) continue;
    const std::size_t begin = cut.begin - span.begin;
    inside.push_back({markup.kind, {begin + core.begin, begin + core.end}});
  }
  return inside;
}

// Appends text [begin, end) of the block in NFC, with its map. `markup` speaks of that text, before and
// after.
void append_nfc(std::string& text, OriginMap& map, std::vector<Markup>& markup, const RawBlock& block,
                Span span) {
  const std::string_view part = span.of(block.text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = surely_nfc(part) ? nullptr : icu::Normalizer2::getNFCInstance(status);
  if (nfc == nullptr || U_FAILURE(status) ||
      nfc->isNormalizedUTF8({part.data(), static_cast<std::int32_t>(part.size())}, status) != 0) {
    text.append(part);
    map.append(block.map, span.begin, span.end);
    return;
  }
  icu::Edits edits;
  std::string normal;
  icu::StringByteSink<std::string> sink(&normal);
  nfc->normalizeUTF8(0, {part.data(), static_cast<std::int32_t>(part.size())}, sink, &edits, status);
  text.append(normal);
  icu::Edits::Iterator places = edits.getFineIterator();
  const auto moved = [&](std::size_t at) {
    return static_cast<std::size_t>(
        places.destinationIndexFromSourceIndex(static_cast<std::int32_t>(at), status));
  };
  for (Markup& one : markup) one.text = {moved(one.text.begin), moved(one.text.end)};
  icu::Edits::Iterator edit = edits.getFineIterator();
  while (edit.next(status) != 0) {
    const std::size_t begin = span.begin + static_cast<std::size_t>(edit.sourceIndex());
    const std::size_t end = begin + static_cast<std::size_t>(edit.oldLength());
    if (edit.hasChange() == 0) {
      map.append(block.map, begin, end);
    } else if (edit.newLength() > 0) {
      const std::size_t from = block.map.begin_of(begin);
      const std::size_t to = end > begin ? block.map.end_of(end) : from;
      map.spot(from, to > from ? to - from : 0, static_cast<std::size_t>(edit.newLength()));
    }
  }
}

}  // namespace

void assemble(Document& document, const std::vector<RawBlock>& blocks, const Decoded& decoded,
              bool keep_empty) {
  OriginMap outer;  // document text -> decoded text
  for (const RawBlock& raw : blocks) {
    const Span span = trimmed(raw.text);
    if (span.empty() && !keep_empty) continue;
    if (!document.blocks.empty()) {
      const std::size_t end = outer.size() == 0 ? raw.place : outer.end_of(outer.size());
      document.text += '\n';
      outer.spot(end, 0, 1);
    }
    Block block{raw.kind, {document.text.size(), 0}, {}, raw.level};
    std::vector<Markup> markup = markup_in(raw, span);
    append_nfc(document.text, outer, markup, raw, span);
    block.text.end = document.text.size();
    for (Markup& one : markup) {
      one.text = {block.text.begin + one.text.begin, block.text.begin + one.text.end};
      if (!one.text.empty()) document.markup.push_back(one);
    }
    if (block.text.empty()) {
      block.origin = {raw.place, raw.place};
    } else {
      block.origin = {outer.begin_of(block.text.begin), outer.end_of(block.text.end)};
    }
    document.blocks.push_back(block);
  }
  for (Block& block : document.blocks) {
    const std::size_t begin = decoded.map.begin_of(block.origin.begin);
    const std::size_t end = block.origin.empty() ? begin : decoded.map.end_of(block.origin.end);
    block.origin = {begin, std::max(begin, end)};
  }
  std::stable_sort(document.markup.begin(), document.markup.end(), [](const Markup& a, const Markup& b) {
    return a.text.begin != b.text.begin ? a.text.begin < b.text.begin : a.text.end > b.text.end;
  });
  OriginMap whole;
  whole.append_through(outer, decoded.map);
  document.origins = whole.runs();
}

}  // namespace libalign::detail
