#include "read/cues.h"

#include <algorithm>
#include <string>

#include "read/lines.h"

namespace libalign::detail {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Span without_edges(std::string_view text, Span line) {
  const auto blank = [&](std::size_t at) {
    return text[at] == ' ' || text[at] == '\t' || text[at] == '\r' || text[at] == '\f' || text[at] == '\v';
  };
  while (!line.empty() && blank(line.begin)) ++line.begin;
  while (!line.empty() && blank(line.end - 1)) --line.end;
  return line;
}

// "1:02:03,456", "02:03.4"; `at` moves behind it.
std::optional<long> time_at(std::string_view text, std::size_t& at) {
  long parts[3] = {0, 0, 0};
  int count = 0;
  for (; count < 3; ++count) {
    std::size_t digits = 0;
    long value = 0;
    while (at < text.size() && is_digit(text[at]) && digits < 6) {
      value = value * 10 + (text[at++] - '0');
      ++digits;
    }
    if (digits == 0) return std::nullopt;
    parts[count] = value;
    if (at >= text.size() || text[at] != ':') {
      ++count;
      break;
    }
    ++at;
  }
  if (count < 2) return std::nullopt;
  long fraction = 0;
  if (at < text.size() && (text[at] == ',' || text[at] == '.')) {
    ++at;
    for (long scale = 100; at < text.size() && is_digit(text[at]); ++at, scale /= 10)
      fraction += (text[at] - '0') * scale;
  }
  const long seconds = count == 3 ? parts[0] * 3600 + parts[1] * 60 + parts[2] : parts[0] * 60 + parts[1];
  return seconds * 1000 + fraction;
}

bool is_number(std::string_view line) {
  return !line.empty() && line.size() < 9 && std::all_of(line.begin(), line.end(), is_digit);
}

}  // namespace

std::optional<CueTime> cue_time(std::string_view line) {
  std::size_t at = std::min(line.find_first_not_of(" \t"), line.size());
  if (at >= line.size() || !is_digit(line[at]) || line.find("-->") == std::string_view::npos)
    return std::nullopt;
  const auto begin = time_at(line, at);
  if (!begin) return std::nullopt;
  at = std::min(line.find_first_not_of(" \t", at), line.size());
  if (!line.substr(at).starts_with("-->")) return std::nullopt;
  at = std::min(line.find_first_not_of(" \t", at + 3), line.size());
  const auto end = time_at(line, at);
  if (!end) return std::nullopt;
  return CueTime{*begin, *end};
}

std::vector<Cue> read_cues(std::string_view text, bool blank_ends) {
  std::vector<Span> lines = split_exact_lines(text);
  for (Span& line : lines) line = without_edges(text, line);
  std::vector<Cue> cues;
  bool open = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i].of(text);
    if (const auto time = cue_time(line)) {
      // The line before it was its number or name, not the last cue's text.
      if (open && !cues.empty() && !cues.back().lines.empty() && i > 0 &&
          cues.back().lines.back() == lines[i - 1] && is_number(lines[i - 1].of(text)))
        cues.back().lines.pop_back();
      cues.push_back({time->begin, time->end, {}});
      open = true;
    } else if (line.empty()) {
      if (blank_ends) open = false;
    } else if (open) {
      // A name behind an empty line is that of the next cue.
      const bool name = !blank_ends && i > 0 && lines[i - 1].empty() && i + 1 < lines.size() &&
                        cue_time(lines[i + 1].of(text)).has_value();
      if (!name) cues.back().lines.push_back(lines[i]);
    }
  }
  return cues;
}

}  // namespace libalign::detail
