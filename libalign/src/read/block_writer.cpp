#include "read/raw_block.h"

#include <algorithm>

#include "libalign/text.h"

namespace libalign::detail {
namespace {

enum class Class : unsigned char { plain, dropped, white };

struct Seen {
  Class kind = Class::plain;
  std::size_t size = 1;
};

// What stands at `at`: most bytes are plain. White are space, tab, line ends of all kinds (also U+0085,
// U+2028, U+2029); dropped are the other control characters, soft hyphens, byte order marks in the middle and
// noncharacters.
Seen look(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned first = byte(at);
  if (first > 0x20 && first < 0x7F) return {};
  if (first == ' ' || (first >= '\t' && first <= '\r')) return {Class::white, 1};
  if (first < 0x20 || first == 0x7F) return {Class::dropped, 1};
  if (first == 0xC2) {
    if (byte(at + 1) == 0x85) return {Class::white, 2};
    if (byte(at + 1) < 0xA0 || byte(at + 1) == 0xAD) return {Class::dropped, 2};
    return {Class::plain, 2};
  }
  if (first == 0xE2 && byte(at + 1) == 0x80 && (byte(at + 2) == 0xA8 || byte(at + 2) == 0xA9))
    return {Class::white, 3};
  if (first == 0xEF) {
    if (byte(at + 1) == 0xBB && byte(at + 2) == 0xBF) return {Class::dropped, 3};
    if (byte(at + 1) == 0xBF && byte(at + 2) >= 0xBE) return {Class::dropped, 3};
  }
  return {};
}

}  // namespace

void BlockWriter::flush_space() {
  if (!pending_) return;
  pending_ = false;
  if (block_.text.empty()) return;
  block_.text += ' ';
  if (pending_is_space_) {
    block_.map.copy(pending_begin_, 1);
  } else {
    block_.map.spot(pending_begin_, pending_size_, 1);
  }
}

void BlockWriter::white(char byte, std::size_t in_begin, std::size_t in_size, bool same) {
  if (white_space_ == WhiteSpace::collapse) {
    if (pending_) return;
    pending_ = true;
    pending_begin_ = in_begin;
    pending_size_ = in_size;
    pending_is_space_ = same && byte == ' ';
    return;
  }
  if (byte == '\r') return;  // its '\n' follows, or came before it was looked at
  const bool line = byte == '\n' && white_space_ == WhiteSpace::lines;
  block_.text += line ? '\n' : ' ';
  if (same && (line || byte == ' ')) {
    block_.map.copy(in_begin, 1);
  } else {
    block_.map.spot(in_begin, in_size, 1);
  }
}

void BlockWriter::append(std::string_view source, std::size_t begin, std::size_t end) {
  const std::string_view text = source.substr(0, end);
  std::size_t plain = begin;
  const auto write_plain = [&](std::size_t until) {
    if (until == plain) return;
    flush_space();
    block_.text.append(text.substr(plain, until - plain));
    block_.map.copy(plain, until - plain);
  };
  for (std::size_t at = begin; at < end;) {
    const Seen seen = look(text, at);
    if (seen.kind == Class::plain) {
      at = std::min(at + seen.size, end);
      continue;
    }
    write_plain(at);
    if (seen.kind == Class::white) white(seen.size == 1 ? text[at] : '\n', at, seen.size, seen.size == 1);
    at = std::min(at + seen.size, end);
    plain = at;
  }
  write_plain(end);
}

void BlockWriter::append_made(std::string_view made, std::size_t in_begin, std::size_t in_size) {
  for (std::size_t at = 0; at < made.size();) {
    const Seen seen = look(made, at);
    if (seen.kind == Class::plain) {
      flush_space();
      block_.text.append(made.substr(at, seen.size));
      block_.map.spot(in_begin, in_size, std::min(seen.size, made.size() - at));
    } else if (seen.kind == Class::white) {
      white(made[at] == '\n' ? '\n' : ' ', in_begin, in_size, false);
    }
    at += seen.size;
  }
}

void BlockWriter::space(std::size_t in_begin, std::size_t in_size) { white(' ', in_begin, in_size, false); }

void mark(RawBlock& block, std::size_t begin, const TextStyle& style) {
  const std::size_t end = block.text.size();
  if (style.plain() || begin >= end) return;
  for (std::size_t i = 0; i < kMarkupKinds; ++i) {
    const auto kind = static_cast<MarkupKind>(i);
    if (!style.has(kind)) continue;
    std::uint32_t& last = block.last_markup.at(i);
    if (last > 0 && (kind != MarkupKind::link || block.last_link == style.link())) {
      Markup& before = block.markup[last - 1];
      const std::string_view between = Span{before.text.end, std::max(before.text.end, begin)}.of(block.text);
      if (between.find_first_not_of(' ') == std::string_view::npos) {
        before.text.end = end;
        continue;
      }
    }
    block.markup.push_back({kind, {begin, end}});
    if (kind == MarkupKind::link) block.last_link = style.link();
    last = static_cast<std::uint32_t>(block.markup.size());
  }
}

std::string seen_line(std::string_view text) {
  RawBlock block;
  BlockWriter(block, WhiteSpace::collapse).append_made(text, 0, 0);
  return to_nfc(block.text);
}

}  // namespace libalign::detail
