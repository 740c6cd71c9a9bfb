#include "memory/places.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>

namespace libalign::detail {

namespace {

// How many characters a text in UTF-8 has: all bytes but those that go on with one, eight at a time.
std::size_t characters_of(std::string_view text) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  std::size_t going_on = 0;
  std::size_t at = 0;
  for (; text.size() - at >= 8; at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    going_on += static_cast<std::size_t>(std::popcount((bytes >> 7U) & (~bytes >> 6U) & kOnes));
  }
  for (; at < text.size(); ++at) going_on += (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U ? 1 : 0;
  return text.size() - going_on;
}

}  // namespace

void LineAndColumn::pass(std::string_view text) {
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    ++line;
    column = 1;
    text.remove_prefix(end + 1);
  }
  column += characters_of(text);
}

void Places::add(std::string text, std::vector<Anchor> anchors) {
  const std::uint64_t begin = end_;
  end_ += text.size();
  pieces_.push_back({begin, std::move(text), std::move(anchors)});
}

void Places::forget_before(std::uint64_t offset) {
  while (pieces_.size() > 1 && pieces_.front().begin + pieces_.front().text.size() <= offset) {
    if (spare_.size() < 2) spare_.push_back(std::move(pieces_.front().text));
    pieces_.pop_front();
  }
}

std::string Places::spare() {
  if (spare_.empty()) return {};
  std::string buffer = std::move(spare_.back());
  spare_.pop_back();
  return buffer;
}

LineAndColumn Places::locate(std::uint64_t offset) const {
  if (pieces_.empty()) return {};
  auto piece = std::ranges::upper_bound(pieces_, offset, {}, &Piece::begin);
  if (piece == pieces_.begin()) return pieces_.front().anchors.front().place;
  --piece;
  auto anchor = std::ranges::upper_bound(piece->anchors, offset, {}, &Anchor::offset);
  Anchor from = anchor == piece->anchors.begin() ? piece->anchors.front() : *(anchor - 1);
  if (known_.offset >= from.offset && known_.offset <= offset && known_.offset >= piece->begin) from = known_;
  const auto begin = static_cast<std::size_t>(from.offset - piece->begin);
  const std::size_t end = std::min(static_cast<std::size_t>(offset - piece->begin), piece->text.size());
  if (end > begin) from.place.pass(std::string_view(piece->text).substr(begin, end - begin));
  from.offset = offset;
  known_ = from;
  return from.place;
}

}  // namespace libalign::detail
