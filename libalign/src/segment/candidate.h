// A place where a sentence may end: a run of stops with what belongs to it, and what follows.
//
//     He said “Stop!”  [2] Then he left.
//                   ^^ ^   ^
//        stop.begin-'| |   next        the stops, the quotes and marks that stay with them, the first byte of
//        what follows
//           stop.end-' close
//
// Offsets are bytes of the block.
#pragma once

#include <cstddef>
#include <string_view>

#include "libalign/span.h"

namespace libalign::detail {

// The quotes that are open, as far as the scan has come.
struct QuoteState {
  bool straight_open = false;   // an odd number of '"' so far
  bool guillemet_open = false;  // the last of « » was «

  void note(std::string_view text, std::size_t begin, std::size_t end);
};

enum class StopKind : unsigned char { full_stop, ellipsis, strong };

struct PossibleEnd {
  Span stop;              // the first run of stops
  std::size_t close = 0;  // behind the quotes, brackets, footnote marks and further stops that follow it
  std::size_t next = 0;   // the first byte of what follows; the block's size when nothing does
  StopKind kind = StopKind::full_stop;
  bool spaced = false;     // white space stands between close and next
  bool quoted = false;     // a closing quote stands between stop and close
  bool bracketed = false;  // a closing bracket does
};

// The candidate whose stops begin at `begin`. REQUIRES: a stop (is_stop) stands there.
PossibleEnd read_candidate(std::string_view text, std::size_t begin, const QuoteState& quotes);

}  // namespace libalign::detail
