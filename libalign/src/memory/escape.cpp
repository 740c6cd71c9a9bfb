#include "memory/escape.h"

#include <algorithm>
#include <array>

namespace libalign::detail {
namespace {

enum Mark : unsigned char { plain, forbidden, escaped_always, escaped_in_quotes, maybe };

constexpr std::array<Mark, 256> make_marks() {
  std::array<Mark, 256> marks{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) marks.at(byte) = forbidden;
  for (const char c : {'\t', '\n'}) marks.at(static_cast<unsigned char>(c)) = escaped_in_quotes;
  for (const char c : {'<', '&', '>', '\r'}) marks.at(static_cast<unsigned char>(c)) = escaped_always;
  marks.at('"') = escaped_in_quotes;
  marks.at(0xEF) = maybe;
  return marks;
}
constexpr std::array<Mark, 256> kMarks = make_marks();

std::string_view escape(char c) {
  switch (c) {
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '&':
      return "&amp;";
    case '"':
      return "&quot;";
    case '\t':
      return "&#9;";
    case '\n':
      return "&#10;";
    default:
      return "&#13;";
  }
}

void append(std::string& out, std::string_view text, bool quoted) {
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Mark mark = kMarks[static_cast<unsigned char>(text[i])];
    if (mark == plain || (mark == escaped_in_quotes && !quoted)) continue;
    if (mark == maybe && !text.substr(i).starts_with("\xEF\xBF\xBE") &&
        !text.substr(i).starts_with("\xEF\xBF\xBF"))
      continue;
    out.append(text, copied, i - copied);
    if (mark == maybe) {
      i += 2;
    } else if (mark != forbidden) {
      out += escape(text[i]);
    }
    copied = i + 1;
  }
  out.append(text, copied, text.size() - std::min(copied, text.size()));
}

}  // namespace

void append_text(std::string& out, std::string_view text) { append(out, text, false); }

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out += ' ';
  out += name;
  out += "=\"";
  append(out, value, true);
  out += '"';
}

void append_attributes(std::string& out, const std::vector<MemoryAttribute>& attributes) {
  for (const MemoryAttribute& attribute : attributes) append_attribute(out, attribute.name, attribute.value);
}

void append_markup(std::string& out, const MemorySegment& segment) {
  if (segment.pieces.empty()) return append_text(out, segment.text);
  for (std::size_t i = 0; i < segment.pieces.size(); ++i) {
    const MemoryPiece& piece = segment.pieces[i];
    if (piece.kind == MemoryPiece::Kind::text) {
      append_text(out, piece.text);
      continue;
    }
    if (piece.kind == MemoryPiece::Kind::close) {
      out += "</";
      out += name_of(piece.code);
      out += '>';
      continue;
    }
    out += '<';
    out += name_of(piece.code);
    append_attributes(out, piece.attributes);
    const bool empty =
        i + 1 < segment.pieces.size() && segment.pieces[i + 1].kind == MemoryPiece::Kind::close;
    out += empty ? "/>" : ">";
    if (empty) ++i;
  }
}

}  // namespace libalign::detail
