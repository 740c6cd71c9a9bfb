#include "layout.h"

#include <sys/ioctl.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "libalign/text.h"

namespace bitext {
namespace {

std::size_t width_of(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  switch (u_charType(code)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return c == 0xad ? 1 : 0;  // a soft hyphen is shown by most terminals
    default:
      break;
  }
  const int wide = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_FULLWIDTH || wide == U_EA_WIDE ? 2 : 1;
}

void trim_end(std::string& line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\n')) line.pop_back();
}

// Collects pieces into lines.
class Lines {
 public:
  explicit Lines(std::size_t width) : width_(std::max<std::size_t>(width, 2)) {}

  void add(std::string_view piece) {
    std::string_view visible = piece;
    while (!visible.empty() && (visible.back() == ' ' || visible.back() == '\n')) visible.remove_suffix(1);
    if (used_ > 0 && used_ + display_width(visible) > width_) end_line();
    if (display_width(visible) > width_) {
      add_by_character(visible);
    } else {
      line_ += piece;
      used_ += display_width(piece);
    }
    if (piece.ends_with('\n')) end_line();
  }

  std::vector<std::string> take() {
    if (!line_.empty() || lines_.empty()) end_line();
    return std::move(lines_);
  }

 private:
  void add_by_character(std::string_view piece) {
    for (std::size_t at = 0; at < piece.size();) {
      const std::size_t begin = at;
      const std::size_t wide = width_of(libalign::next_code_point(piece, at));
      if (used_ + wide > width_) end_line();
      line_ += piece.substr(begin, at - begin);
      used_ += wide;
    }
  }

  void end_line() {
    trim_end(line_);
    lines_.push_back(std::move(line_));
    line_.clear();
    used_ = 0;
  }

  std::size_t width_;
  std::size_t used_ = 0;
  std::string line_;
  std::vector<std::string> lines_;
};

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(libalign::next_code_point(text, at));
  return width;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width, std::string_view language) {
  UErrorCode error = U_ZERO_ERROR;
  const std::string tag(language);
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createLineInstance(icu::Locale::forLanguageTag(tag, error), error));
  if (U_FAILURE(error) || breaks == nullptr) return {std::string(text)};
  const icu::UnicodeString wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
  breaks->setText(wide);
  Lines lines(width);
  for (int32_t begin = 0, end = breaks->next(); end != icu::BreakIterator::DONE;
       begin = end, end = breaks->next()) {
    std::string piece;
    wide.tempSubStringBetween(begin, end).toUTF8String(piece);
    lines.add(piece);
  }
  return lines.take();
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t used = display_width(text);
  if (used < width) text.append(width - used, ' ');
  return text;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  // By blanks alone: our own words hold options and file names that ICU would break at their hyphens.
  Lines lines(width - std::min(indent, width));
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find(' '), text.size() - 1);
    lines.add(text.substr(0, blank + 1));
    text.remove_prefix(blank + 1);
  }
  std::string out;
  for (const std::string& line : lines.take()) {
    if (!out.empty()) out += "\n" + std::string(indent, ' ');
    out += line;
  }
  return out;
}

std::size_t terminal_width(int stream, std::size_t most, std::size_t otherwise) {
  constexpr std::size_t kLeast = 40;
  std::size_t columns = 0;
  const char* variable = std::getenv("COLUMNS");
  if (variable != nullptr) std::from_chars(variable, variable + std::strlen(variable), columns);
  winsize size{};
  if (columns == 0 && ioctl(stream, TIOCGWINSZ, &size) == 0) columns = size.ws_col;
  return columns == 0 ? otherwise : std::clamp(columns, kLeast, most);
}

bool is_terminal(int stream) { return isatty(stream) == 1; }

}  // namespace bitext
