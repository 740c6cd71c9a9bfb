// The cues of a file of subtitles: when, and which lines.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "libalign/span.h"

namespace libalign::detail {

struct Cue {
  long begin = 0, end = 0;  // milliseconds
  std::vector<Span> lines;  // of the file's text, white space at both sides cut off, none empty
};

// "00:01:02,345 --> 00:01:04,000 X1:20" or "01:02.345 --> 01:04.000 align:start"; nothing for other lines.
struct CueTime {
  long begin = 0, end = 0;
};
std::optional<CueTime> cue_time(std::string_view line);

// Numbers, names, comments and style sheets are left out. In SubRip a cue may hold empty lines; in WebVTT one
// ends it (`blank_ends`).
std::vector<Cue> read_cues(std::string_view text, bool blank_ends);

}  // namespace libalign::detail
