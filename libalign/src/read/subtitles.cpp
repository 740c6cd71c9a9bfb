#include "read/subtitles.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "libalign/text.h"
#include "read/block_builder.h"
#include "read/cues.h"
#include "read/entity.h"
#include "read/lines.h"

namespace libalign::detail {
namespace {

using namespace std::literals;

constexpr long kSilence = 4000;  // milliseconds after which a new thought begins

// Where a text line's marks are taken out and the text goes on: spans of plain text, in order.
struct Line {
  Span whole;
  std::vector<Span> parts;
};

// "<i>", "</font>", "<00:01.000>", "{\an8}", "{y:i}": marks, not text.
std::size_t mark_at(std::string_view text, std::size_t at, std::size_t end) {
  constexpr std::size_t kLongest = 200;
  const std::string_view rest = text.substr(at, std::min(end - at, kLongest));
  if (rest.size() < 3) return 0;
  if (rest[0] == '{' && (rest[1] == '\\' || (rest.size() > 3 && rest[2] == ':'))) {
    const std::size_t close = rest.find('}');
    return close == std::string_view::npos ? 0 : close + 1;
  }
  const bool opens =
      rest[0] == '<' && (rest[1] == '/' || (rest[1] >= '0' && rest[1] <= '9') ||
                         (rest[1] >= 'a' && rest[1] <= 'z') || (rest[1] >= 'A' && rest[1] <= 'Z'));
  const std::size_t close = opens ? rest.find('>') : std::string_view::npos;
  return close == std::string_view::npos ? 0 : close + 1;
}

std::vector<Span> plain_parts(std::string_view text, Span line) {
  std::vector<Span> parts;
  std::size_t begin = line.begin;
  for (std::size_t at = line.begin; at < line.end;) {
    const std::size_t mark = text[at] == '<' || text[at] == '{' ? mark_at(text, at, line.end) : 0;
    if (mark == 0) {
      ++at;
      continue;
    }
    if (at > begin) parts.push_back({begin, at});
    at += mark;
    begin = at;
  }
  if (line.end > begin) parts.push_back({begin, line.end});
  return parts;
}

// Takes `count` bytes off the front of what is left of a line, and white space behind them.
void drop_front(std::string_view text, std::vector<Span>& parts, std::size_t count) {
  while (!parts.empty()) {
    Span& first = parts.front();
    const std::size_t some = std::min(count, first.size());
    first.begin += some;
    count -= some;
    if (count == 0) {
      while (!first.empty() && (text[first.begin] == ' ' || text[first.begin] == '\t')) ++first.begin;
    }
    if (!first.empty()) return;
    parts.erase(parts.begin());
  }
}

std::string joined(std::string_view text, const std::vector<Span>& parts) {
  std::string result;
  for (const Span& part : parts) result += part.of(text);
  return result;
}

// The length of a speaker's dash, or 0. A dash that closes a remark or a range ("-40") is none.
std::size_t speaker_dash(std::string_view line) {
  for (const std::string_view dash :
       {"-"sv, "\u2013"sv, "\u2014"sv, "\u2010"sv, "\u2011"sv, "\u2012"sv, "\u2015"sv}) {
    if (!line.starts_with(dash)) continue;
    const std::string_view rest = line.substr(dash.size());
    const bool number = !rest.empty() && rest.front() >= '0' && rest.front() <= '9';
    return rest.starts_with(dash) || number ? 0 : dash.size();
  }
  return 0;
}

// "[music]", "(risas)", "♪ ♪": what is heard, and not said.
bool is_sound(std::string_view line) {
  if (line.size() < 2) return false;
  const bool square = line.front() == '[' && line.back() == ']';
  const bool round = line.front() == '(' && line.back() == ')';
  if (square || round) return line.find(square ? ']' : ')') == line.size() - 1;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t code = next_code_point(line, at);
    if (code != U'\u266A' && code != U'\u266B' && code != U' ' && code != U'#') return false;
  }
  return true;
}

bool opens_with_dots(std::string_view line) { return line.starts_with("...") || line.starts_with("\u2026"); }

class Reader {
 public:
  Reader(std::string_view text, bool entities, const std::string& name)
      : text_(text), entities_(entities), name_(name) {}

  std::vector<RawBlock> run(const std::vector<Cue>& cues) {
    const bool punctuated = ends_sentences(cues);
    std::vector<std::string> last_lines;
    long last_end = 0;
    for (const Cue& cue : cues) {
      std::vector<std::vector<Span>> lines;
      std::vector<std::string> words;
      for (const Span& line : cue.lines) {
        std::vector<Span> parts = plain_parts(text_, line);
        drop_front(text_, parts, 0);
        std::string plain = joined(text_, parts);
        if (plain.find_first_not_of(" \t") == std::string::npos) continue;
        lines.push_back(std::move(parts));
        words.push_back(std::move(plain));
      }
      std::size_t first = rolled_up(last_lines, words, cue.end - cue.begin);
      if (!punctuated || cue.begin - last_end > kSilence) builder_.close();
      const bool dialogue = std::count_if(words.begin(), words.end(), [](const std::string& line) {
                              return speaker_dash(line) != 0;
                            }) > 0;
      for (std::size_t i = first; i < lines.size(); ++i) one_line(std::move(lines[i]), words[i], dialogue);
      if (!words.empty()) last_lines = std::move(words);
      last_end = std::max(last_end, cue.end);
    }
    return builder_.take();
  }

 private:
  // Where nearly no cue ends a sentence (captions made by machine, Chinese), a cue is a thought of its own.
  bool ends_sentences(const std::vector<Cue>& cues) const {
    const auto ends = std::count_if(cues.begin(), cues.end(), [&](const Cue& cue) {
      return !cue.lines.empty() && ends_sentence(joined(text_, plain_parts(text_, cue.lines.back())));
    });
    return static_cast<std::size_t>(ends) * 10 >= cues.size();
  }

  // Live captions roll up: a cue repeats the last line of the one before it, or all of it for a moment.
  static std::size_t rolled_up(const std::vector<std::string>& before, const std::vector<std::string>& now,
                               long length) {
    if (before.empty() || now.empty() || now.front() != before.back()) return 0;
    constexpr long kMoment = 50;
    return now.size() > 1 || length <= kMoment ? 1 : 0;
  }

  void one_line(std::vector<Span> parts, std::string_view line, bool dialogue) {
    if (is_sound(line)) {
      write_apart(parts);
      return;
    }
    if (const std::size_t dash = speaker_dash(line); dash != 0 && dialogue) {
      builder_.close();
      drop_front(text_, parts, dash);
    }
    // "[suspira] No sé.": the description stands in front of what is said.
    const std::string rest = joined(text_, parts);
    if (const std::size_t close = rest.find(']'); rest.starts_with("[") && close != std::string::npos &&
                                                  !parts.empty() && parts.front().size() > close) {
      const Span front{parts.front().begin, parts.front().begin + close + 1};
      write_apart({front});
      drop_front(text_, parts, close + 1);
    }
    write_on(parts);
  }

  void write_apart(const std::vector<Span>& parts) {
    // A sentence that a sound interrupts goes on behind it.
    const bool goes_on = builder_.is_open();
    if (goes_on) builder_.begin_aside();
    builder_.open({BlockKind::caption, 0, true});
    write(parts);
    builder_.close();
    if (goes_on) builder_.end_aside(Aside::after_block);
  }

  void write_on(const std::vector<Span>& parts) {
    if (parts.empty()) return;
    const std::string line = joined(text_, parts);
    const std::string_view open = builder_.open_text();
    if (builder_.is_open() && !open.empty()) {
      const bool dots = open.ends_with("...") || open.ends_with("\u2026");
      const bool goes_on = !ends_sentence(open) || (dots && (opens_with_dots(line) || starts_lower(line)));
      if (goes_on)
        builder_.text(" ", parts.front().begin, 0);
      else
        builder_.close();
    }
    if (!builder_.is_open()) builder_.open({});
    write(parts);
  }

  void write(const std::vector<Span>& parts) {
    for (const Span& part : parts) {
      std::size_t begin = part.begin;
      for (std::size_t at = text_.find('&', begin); entities_ && at < part.end;
           at = text_.find('&', at + 1)) {
        constexpr std::size_t kLongest = 12;
        const std::size_t end = text_.substr(at, kLongest).find(';');
        if (end == std::string_view::npos || at + end >= part.end) continue;
        builder_.copy(text_, begin, at);
        entity(at, end + 1);
        begin = at + end + 1;
        at = begin - 1;
      }
      if (part.end > begin) builder_.copy(text_, begin, part.end);
    }
  }

  void entity(std::size_t at, std::size_t size) {
    builder_.text(decode_entity(text_.substr(at, size), name_), at, size);
  }

  std::string_view text_;
  bool entities_;
  const std::string& name_;
  BlockBuilder builder_;
};

Reading read(const Decoded& decoded, const std::string& name, bool vtt) {
  Reading reading;
  reading.blocks = Reader(decoded.text, vtt, name).run(read_cues(decoded.text, vtt));
  return reading;
}

}  // namespace

bool looks_like_vtt(std::string_view text, std::string_view /*name*/) {
  return text.starts_with("WEBVTT") && (text.size() == 6 || text.substr(6, 1).find_first_of(" \t\r\n") == 0);
}

bool looks_like_srt(std::string_view text, std::string_view /*name*/) {
  // A number, then a time, within the first lines that are not empty.
  int seen = 0;
  for (const Span& line : split_exact_lines(text.substr(0, 2000))) {
    const std::string_view here = line.of(text);
    if (here.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    if (cue_time(here)) return true;
    if (++seen >= 2) return false;
  }
  return false;
}

Reading read_vtt(const Decoded& decoded, const std::string& name, const ReadOptions& /*options*/) {
  return read(decoded, name, true);
}

Reading read_srt(const Decoded& decoded, const std::string& name, const ReadOptions& /*options*/) {
  return read(decoded, name, false);
}

}  // namespace libalign::detail
