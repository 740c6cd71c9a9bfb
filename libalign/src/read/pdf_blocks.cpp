#include "read/pdf_blocks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_set>
#include <utility>

#include "read/block_builder.h"
#include "read/hyphens.h"
#include "read/lines.h"

namespace libalign::detail {
namespace {

using namespace std::literals;

// The bullet that opens a line, with the space behind it; bullets of symbol fonts are private characters.
std::size_t bullet(std::string_view text) {
  static constexpr std::array kBullets = {"\u2022"sv, "\u25AA"sv, "\u25E6"sv, "\u25CF"sv,
                                          "\u00B7"sv, "\u2023"sv, "\u25A0"sv, "\u25CB"sv,
                                          "\u2043"sv, "\uF0B7"sv, "\uF0A7"sv, "\uF076"sv};
  for (const std::string_view sign : kBullets) {
    if (!text.starts_with(sign)) continue;
    const std::size_t end = text.find_first_not_of(' ', sign.size());
    return end == std::string_view::npos ? text.size() : end;
  }
  return 0;
}

// In sizes of the font.
constexpr double kSpace = 0.3;
constexpr double kFixedSpace = 0.6;
constexpr double kWide = 25;  // narrower columns are ragged

class Layout {
 public:
  explicit Layout(const std::vector<PdfLine>& lines) : lines_(lines), body_(body_size(lines)) {
    for (const PdfLine& line : lines) text_ += line.text + '\n';
    std::vector<Line> plain = split_lines(text_);
    hyphens_ = std::make_unique<Hyphens>(text_, plain);
    find_code();
    find_leading();
    find_heading_sizes();
    find_notes();
  }

  std::vector<RawBlock> run() {
    std::vector<std::size_t> notes;
    std::vector<std::size_t> body;
    for (std::size_t i = 0; i < lines_.size(); ++i) (is_note_[i] ? notes : body).push_back(i);
    paragraphs(body);
    paragraphs(notes);
    return builder_.take();
  }

 private:
  void find_code() {
    std::size_t fixed = 0;
    for (const PdfLine& line : lines_) fixed += line.fixed ? line.text.size() : 0;
    has_code_ = fixed * 2 < text_.size();
    if (!has_code_) return;
    for (const PdfLine& line : lines_) {
      if (line.page >= right_.size()) right_.resize(line.page + 1);
      if (!line.fixed) right_[line.page] = std::max(right_[line.page], line.right);
    }
    find_first_words();
  }

  bool is_code(const PdfLine& line) const { return has_code_ && line.fixed; }

  // Whether the first word of the next line of code would not have stood on this one.
  bool reaches_margin(const PdfLine& line, const PdfLine& next) const {
    // A word with hyphens may be cut behind the first.
    const std::size_t word = std::min(next.text.find(' '), next.text.size());
    const std::size_t piece = std::min(next.text.find('-'), word - std::min<std::size_t>(word, 1)) + 1;
    const double width =
        next.first_word * static_cast<double>(piece) / static_cast<double>(std::max<std::size_t>(word, 1));
    return line.right + line.size * kFixedSpace + width > right_[line.page] && line.page == next.page;
  }

  // What begins a line behind one that was not full: behind a full one it will begin a line, too.
  void find_first_words() {
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (is_code(lines_[i]) && is_code(lines_[i - 1]) && !reaches_margin(lines_[i - 1], lines_[i]))
        first_words_.insert(first_word(lines_[i].text));
    }
  }

  static std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

  // Whether a line of code was cut where the text of its page ends.
  bool is_cut(const PdfLine& line, const PdfLine& next) const {
    return reaches_margin(line, next) && !first_words_.contains(first_word(next.text));
  }

  // The usual distance from line to line, in heights of the type.
  void find_leading() {
    std::map<long, std::size_t> steps;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const PdfLine& line = lines_[i];
      if (line.column != lines_[i - 1].column || line.size <= 0 || std::abs(line.size - body_) > 0.6)
        continue;
      ++steps[std::lround((line.top - lines_[i - 1].top) / line.size * 20)];
    }
    const auto most = std::max_element(steps.begin(), steps.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    constexpr double kUsual = 1.25;
    leading_ = most == steps.end() ? kUsual : std::clamp(static_cast<double>(most->first) / 20, 0.9, 3.0);
  }

  // Sizes over that of the text, the largest first: levels of headings. A size that many lines have is text.
  void find_heading_sizes() {
    std::map<long, std::size_t, std::greater<>> sizes;
    for (const PdfLine& line : lines_) {
      if (line.size > body_ * 1.12) ++sizes[std::lround(line.size * 2)];
    }
    for (const auto& [size, count] : sizes) {
      if (count * 4 > lines_.size()) continue;
      heading_sizes_.push_back(size);
    }
  }

  // Small lines at the foot of a page, below the last line of the text.
  void find_notes() {
    is_note_.resize(lines_.size());
    for (std::size_t begin = 0; begin < lines_.size();) {
      std::size_t end = begin;
      double lowest = 0;
      for (; end < lines_.size() && lines_[end].page == lines_[begin].page; ++end) {
        if (lines_[end].size > body_ * 0.94 || is_code(lines_[end]))
          lowest = std::max(lowest, lines_[end].bottom);
      }
      for (std::size_t i = begin; i < end && lowest > 0; ++i)
        is_note_[i] = !is_code(lines_[i]) && lines_[i].size < body_ * 0.94 &&
                      lines_[i].top > lowest - lines_[i].height() / 2;
      begin = end;
    }
  }

  int heading_level(const PdfLine& line) const {
    const auto found = std::find(heading_sizes_.begin(), heading_sizes_.end(), std::lround(line.size * 2));
    if (found != heading_sizes_.end())
      return std::min<int>(static_cast<int>(found - heading_sizes_.begin()) + 1, 6);
    return 0;
  }

  bool is_full(const PdfLine& line, const PdfLine& next) const {
    return line.right + next.first_word + line.size * kSpace > line.column_right;
  }

  // A line that ends a little before the margin: words that a space without break joins do not say so in
  // print.
  bool is_nearly_full(const PdfLine& line) const {
    const double width = line.column_right - line.column_left;
    return width > line.size * kWide && line.right > line.column_right - width * 0.15;
  }

  // Whether `next` goes on with the paragraph that `line` belongs to.
  bool goes_on(const PdfLine& line, const PdfLine& next, const PdfLine& first) const {
    if (is_code(first)) return is_code(next) && (line.column == next.column || line.page + 1 == next.page);
    // A line of prose may be all code, but only in the middle of a sentence.
    if (is_code(next) &&
        (!is_full(line, next) || ends_sentence(line.text) || ends_with_colon_or_comma(line.text)))
      return false;
    const bool cut_word = breaks_word(line.text, next.text);
    if (std::abs(line.size - next.size) > std::max(line.size, next.size) * 0.08) return false;
    if (line.bold != next.bold && !ends_in_prose(line, next)) return false;
    if (bullet(next.text) != 0) return false;
    if (line.column != next.column) {
      if (cut_word) return true;
      return starts_lower(next.text);
    }
    const double step = (next.top - line.top) / std::max(line.size, 1.0);
    const bool heading = heading_level(line) != 0;
    if (step > leading_ * (heading ? 1.6 : 1.35)) return false;
    if (cut_word) return true;
    // A first line that is set in: more than the second line of this paragraph, or of a list hung out.
    const double em = std::max(line.size, 1.0);
    const bool set_in = next.left > line.left + em * 0.6 && next.left < line.left + em * 4;
    const bool hanging = &line == &first && (bullet(first.text) != 0 || list_marker(first.text) != 0);
    if (set_in && !hanging) return false;
    if (list_marker(next.text) != 0 && (next.left < line.left - em * 0.6 || ends_sentence(line.text) ||
                                        ends_with_colon_or_comma(line.text) || list_marker(first.text) != 0))
      return false;
    if (heading) return true;
    // Lines in a column too narrow for prose are cells of a table.
    constexpr double kNarrow = 9;
    if (line.column_right - line.column_left < kNarrow * em && !starts_lower(next.text)) return false;
    return is_full(line, next) ||
           (!ends_sentence(line.text) &&
            (starts_lower(next.text) || is_nearly_full(line) || opens_bracket(line.text)));
  }

  // "(see" at the end of a line that the print broke early, before words that belong together.
  static bool opens_bracket(std::string_view text) {
    return std::count(text.begin(), text.end(), '(') > std::count(text.begin(), text.end(), ')');
  }

  // A bold line in the middle of a paragraph: a sentence runs through it.
  bool ends_in_prose(const PdfLine& line, const PdfLine& next) const {
    return is_full(line, next) && !ends_sentence(line.text) && starts_lower(next.text);
  }

  void paragraphs(const std::vector<std::size_t>& order) {
    for (std::size_t begin = 0; begin < order.size();) {
      std::size_t end = begin + 1;
      while (end < order.size() && goes_on(lines_[order[end - 1]], lines_[order[end]], lines_[order[begin]]))
        ++end;
      paragraph(order, begin, end);
      begin = end;
    }
    builder_.close();
  }

  void paragraph(const std::vector<std::size_t>& order, std::size_t begin, std::size_t end) {
    const PdfLine& first = lines_[order[begin]];
    if (is_code(first)) return code(order, begin, end);
    BlockStyle style;
    const std::size_t mark = bullet(first.text);
    constexpr std::size_t kMostLines = 4;
    const int level = end - begin <= kMostLines ? heading_level(first) : 0;
    const bool bold = std::all_of(order.begin() + static_cast<std::ptrdiff_t>(begin),
                                  order.begin() + static_cast<std::ptrdiff_t>(end),
                                  [&](std::size_t i) { return lines_[i].bold; });
    if (level > 0) {
      style = {BlockKind::heading, level, true};
    } else if (bold && end - begin <= 2 && !ends_sentence(lines_[order[end - 1]].text) && mark == 0) {
      style = {BlockKind::heading, std::min<int>(static_cast<int>(heading_sizes_.size()) + 1, 6), true};
    } else if (mark != 0 || list_marker(first.text) != 0) {
      style = {BlockKind::list_item, 1};
    }
    builder_.open(style);
    for (std::size_t i = begin; i < end; ++i) {
      std::string_view text = lines_[order[i]].text;
      if (i == begin) text.remove_prefix(mark);
      if (i + 1 < end) {
        const std::string_view next = lines_[order[i + 1]].text;
        if (breaks_word(text, next)) {
          if (hyphens_->drops(text, next)) text.remove_suffix(1);
          builder_.text(text);
          continue;
        }
      }
      builder_.text(text);
      if (i + 1 < end) builder_.space();
    }
  }

  void code(const std::vector<std::size_t>& order, std::size_t begin, std::size_t end) {
    builder_.open({BlockKind::preformatted, 0, false, true});
    for (std::size_t i = begin; i < end; ++i) {
      builder_.text(lines_[order[i]].text);
      if (i + 1 == end) break;
      const bool cut = is_cut(lines_[order[i]], lines_[order[i + 1]]);
      if (!cut) builder_.text("\n");
      if (cut && !lines_[order[i]].text.ends_with('-')) builder_.space();
    }
  }

  const std::vector<PdfLine>& lines_;
  double body_;
  bool has_code_ = false;
  std::vector<double> right_;  // where the prose of each page ends
  std::unordered_set<std::string_view> first_words_;
  double leading_ = 1.25;
  std::string text_;
  std::unique_ptr<Hyphens> hyphens_;
  std::vector<long> heading_sizes_;
  std::vector<bool> is_note_;
  BlockBuilder builder_;
};

}  // namespace

std::vector<RawBlock> blocks_of_lines(const std::vector<PdfLine>& lines) {
  if (lines.empty()) return {};
  return Layout(lines).run();
}

}  // namespace libalign::detail
