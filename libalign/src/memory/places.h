// Where in the file a byte of the filtered text came from: line and column, without keeping the file.
//
// The filter hands over each piece of clean text with anchors: offsets whose line and column in the file are
// known, one at the start of the piece and one behind every change. Between anchors both texts are alike, so
// counting from the last anchor gives the place. Pieces are kept as long as somebody may ask for them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace libalign::detail {

struct LineAndColumn {
  std::size_t line = 1, column = 1;

  // Moves past `text`.
  void pass(std::string_view text);
};

struct Anchor {
  std::uint64_t offset = 0;
  LineAndColumn place;
};

class Places {
 public:
  // A piece of clean text that begins where the last one ended; the first of its anchors is its start.
  void add(std::string text, std::vector<Anchor> anchors);
  // The text of the last piece.
  std::string_view last() const { return pieces_.back().text; }
  // Forgets what lies before `offset`; gives back a buffer that is free now.
  void forget_before(std::uint64_t offset);
  std::string spare();

  std::uint64_t end() const { return end_; }
  // Of an offset that is still kept; the nearest that is kept for any other.
  LineAndColumn locate(std::uint64_t offset) const;

 private:
  struct Piece {
    std::uint64_t begin = 0;
    std::string text;
    std::vector<Anchor> anchors;
  };
  std::deque<Piece> pieces_;
  std::vector<std::string> spare_;
  std::uint64_t end_ = 0;
  mutable Anchor known_;  // the last answer: most questions go on from there
};

}  // namespace libalign::detail
