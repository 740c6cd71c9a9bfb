// The words around a candidate: what the rules look up in the lists.
//
// Everything is bounded (a few dozen bytes each way), so that a rule costs the same on any text.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "segment/abbreviations.h"
#include "segment/candidate.h"

namespace libalign::detail {

// The word before a full stop, and with it the words before that could make a longer abbreviation.
class WordBefore {
 public:
  // `end`: the first byte of the stop.
  WordBefore(std::string_view text, std::size_t end);

  std::string_view word() const { return word_; }
  std::size_t begin() const { return begin_; }

  // The longest abbreviation that ends here, and its text in `as_written`.
  WordLists::Found find(const WordLists& lists, std::string_view& as_written) const;
  // Whether a unit ends here, with its number before it: "5 km", "3 sq. ft".
  bool is_unit(const WordLists& lists) const;
  // Whether `next_word` (which a dot follows) continues an abbreviation: "EE." + "UU".
  bool goes_on(const WordLists& lists, std::string_view next_word) const;
  // Single letters or short pieces joined by dots: "U.S", "J.R.R", "Ph.D".
  bool is_dotted() const;
  // A capital on its own, and not the last piece of something dotted: the initial of a name.
  bool is_initial() const;

 private:
  bool is_part(const WordLists& lists) const;

  static constexpr std::size_t kMaxPieces = 5;
  static constexpr std::size_t kMaxKey = 64;

  std::string_view text_;
  std::size_t end_;
  std::size_t begin_ = 0;
  std::string_view word_;
  std::size_t pieces_ = 0;
  std::array<std::size_t, kMaxPieces> starts_{};      // in the text, last piece first
  std::array<std::size_t, kMaxPieces> key_starts_{};  // the same in the key
  std::array<char, kMaxKey> key_{};                   // filled from its end
};

// What follows a candidate.
struct WordAfter {
  explicit WordAfter(std::string_view text, std::size_t at);

  std::string_view word;  // letters only: "It" of "It's"; may be empty
  std::size_t begin = 0;  // of the word, or of the first character that is no opener
  char32_t first = 0;     // the first character behind openers and dashes; 0 at the end
  bool inverted = false;  // ¿ or ¡ came before it
  bool quote = false;     // an opening quote did
  bool bracket = false;   // an opening bracket did
  bool capital() const;   // upper case, or "iPhone"
  bool lower() const;
};

// The word that begins at `at`, at most 32 bytes of it.
std::string_view word_at(std::string_view text, std::size_t at);

// The sentence so far without what may stand before its first word; looks no further than 64 bytes.
std::size_t first_word_of(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace libalign::detail
