#include "read/pdf_lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace libalign::detail {
namespace {

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Whether a word goes on a line: at its height, behind its last word, no gap as between columns.
bool goes_on(const PdfLine& line, const PdfWord& last, const PdfWord& word) {
  const double overlap = std::min(line.bottom, word.bottom) - std::max(line.top, word.top);
  const double lower = std::min(line.height(), word.bottom - word.top);
  constexpr double kWidestGap = 3;  // of the size of the font
  const double gap = word.left - last.right;
  return overlap > lower * 0.4 && gap > -line.size && gap < kWidestGap * std::max(line.size, 4.0);
}

// "palabra³": a figure that is small and raised, right behind a word.
bool calls_note(const PdfLine& line, const PdfWord& last, const PdfWord& word) {
  return is_digits(word.text) && word.text.size() < 4 && !last.space_after && word.size < line.size * 0.8 &&
         word.middle() < line.top + line.height() * 0.55;
}

void add(PdfLine& line, const PdfWord& word, bool space) {
  // A word in two fonts ("(Packages") comes in pieces, and only the print breaks between words.
  if (!space && line.text.find(' ') == std::string::npos) line.first_word = word.right - line.left;
  if (space && !line.text.empty()) line.text += ' ';
  line.text += word.text;
  line.left = std::min(line.left, word.left);
  line.right = std::max(line.right, word.right);
  if (word.size >= line.size * 0.9) {
    line.top = std::min(line.top, word.top);
    line.bottom = std::max(line.bottom, word.bottom);
    line.size = std::max(line.size, word.size);
  }
  line.bold = line.bold && word.bold;
  line.fixed = line.fixed && word.fixed;
}

// "•", "1.", "b)": what opens an item of a list, standing alone.
bool is_marker(std::string_view text) {
  constexpr std::size_t kLongest = 4;
  if (text == "\u2022" || text == "\u00B7" || text == "\u25AA" || text == "\u25E6" || text == "\u25CF" ||
      text == "\u2013" || text == "\uF0B7" || text == "\uF0A7")
    return true;
  if (text.size() < 2 || text.size() > kLongest || (text.back() != '.' && text.back() != ')')) return false;
  const std::string_view core = text.substr(0, text.size() - 1);
  return is_digits(core) || (core.size() == 1 && core[0] >= 'a' && core[0] <= 'z');
}

// Markers that hang out of a list make a column of their own: each is put before the line at its right.
void join_markers(std::vector<PdfLine>& lines, std::size_t begin) {
  constexpr double kBand = 4;
  constexpr std::size_t kMostTries = 50;
  std::multimap<long, std::size_t> bands;  // by height
  bool any = false;
  for (std::size_t i = begin; i < lines.size(); ++i) {
    bands.emplace(std::lround((lines[i].top + lines[i].bottom) / 2 / kBand), i);
    any = any || is_marker(lines[i].text);
  }
  if (!any) return;
  std::vector<bool> gone(lines.size());
  for (std::size_t i = begin; i < lines.size(); ++i) {
    const PdfLine& marker = lines[i];
    if (!is_marker(marker.text)) continue;
    const long band = std::lround((marker.top + marker.bottom) / 2 / kBand);
    PdfLine* best = nullptr;
    std::size_t tries = 0;
    for (auto at = bands.lower_bound(band - 1);
         at != bands.end() && at->first <= band + 1 && tries < kMostTries; ++at, ++tries) {
      PdfLine& line = lines[at->second];
      const double gap = line.left - marker.right;
      constexpr double kFarthest = 5;  // of the size of the font
      if (at->second == i || gap < 0 || gap > kFarthest * std::max(marker.size, 4.0) || is_marker(line.text))
        continue;
      if (best == nullptr || line.left < best->left) best = &line;
    }
    if (best == nullptr) continue;
    best->text = marker.text + ' ' + best->text;
    gone[i] = true;
  }
  std::size_t kept = begin;
  for (std::size_t i = begin; i < lines.size(); ++i) {
    if (gone[i]) continue;
    if (kept != i) lines[kept] = std::move(lines[i]);
    ++kept;
  }
  lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(kept), lines.end());
}

void lines_of_page(const PdfPage& page, std::size_t number, std::vector<PdfLine>& lines) {
  const std::size_t begin = lines.size();
  const PdfWord* last = nullptr;
  for (const PdfWord& word : page.words) {
    if (word.text.empty()) continue;
    if (last != nullptr && goes_on(lines.back(), *last, word)) {
      if (calls_note(lines.back(), *last, word)) continue;
      const bool apart = last->space_after || word.left - last->right > lines.back().size * 0.15;
      add(lines.back(), word, apart);
    } else {
      PdfLine line{{},        word.left, word.top,   word.right, word.bottom,
                   word.size, word.bold, word.fixed, number};
      line.first_word = word.right - word.left;
      line.text = word.text;
      lines.push_back(std::move(line));
    }
    last = &word;
  }
  join_markers(lines, begin);
}

// Figures become one sign, so that "página 7" and "página 12" are the same.
std::string pattern_of(std::string_view text) {
  std::string pattern;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !pattern.empty() && pattern.back() == '#') continue;
    pattern += digit ? '#' : c;
  }
  return pattern;
}

bool is_page_number(std::string_view pattern) {
  std::string_view core = pattern;
  while (!core.empty() && std::string_view("-[]() .|").find(core.front()) != std::string_view::npos)
    core.remove_prefix(1);
  return core.starts_with('#') && core.find_first_not_of("#-[]() .|/") == std::string_view::npos;
}

// The outermost lines of a page, by their height: up to three at each end.
std::vector<std::size_t> edges(const std::vector<PdfLine>& lines, std::size_t begin, std::size_t end,
                               double height) {
  std::vector<std::size_t> found;
  for (std::size_t i = begin; i < end; ++i) found.push_back(i);
  std::stable_sort(found.begin(), found.end(),
                   [&](std::size_t a, std::size_t b) { return lines[a].top < lines[b].top; });
  constexpr std::size_t kMost = 4;
  constexpr double kMargin = 0.13;
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const PdfLine& line = lines[found[i]];
    const bool high = i < kMost && line.bottom < height * kMargin;
    const bool low = i + kMost >= found.size() && line.top > height * (1 - kMargin);
    if (high || low) result.push_back(found[i]);
  }
  return result;
}

void drop_running_lines(std::vector<PdfLine>& lines, const std::vector<PdfPage>& pages) {
  using Key = std::tuple<std::string, long>;
  std::map<Key, std::set<std::size_t>> seen;  // -> pages
  std::vector<std::size_t> candidates;
  const auto key_of = [](const PdfLine& line) {
    constexpr double kStep = 8;
    return Key{pattern_of(line.text), std::lround(line.top / kStep)};
  };
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin;
    while (end < lines.size() && lines[end].page == lines[begin].page) ++end;
    for (const std::size_t i : edges(lines, begin, end, pages[lines[begin].page].height)) {
      candidates.push_back(i);
      seen[key_of(lines[i])].insert(lines[i].page);
    }
    begin = end;
  }
  std::vector<bool> dropped(lines.size());
  for (const std::size_t i : candidates) {
    const auto [pattern, place] = key_of(lines[i]);
    std::size_t times = 0;
    for (long near = place - 1; near <= place + 1; ++near) {
      const auto found = seen.find({pattern, near});
      if (found != seen.end()) times += found->second.size();
    }
    constexpr std::size_t kEnough = 3;
    const bool number = is_page_number(pattern);
    dropped[i] =
        times >= kEnough || (number && (times >= 2 || lines[i].text == std::to_string(lines[i].page + 1)));
  }
  std::vector<PdfLine> kept;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!dropped[i]) kept.push_back(std::move(lines[i]));
  }
  lines = std::move(kept);
}

// Lines that stand below each other, side by side by more than a little, are a column; its edges are those of
// most of its lines.
void find_columns(std::vector<PdfLine>& lines) {
  std::size_t column = 0;
  for (std::size_t begin = 0; begin < lines.size(); ++column) {
    std::size_t end = begin + 1;
    double left = lines[begin].left, right = lines[begin].right;
    while (end < lines.size() && lines[end].page == lines[begin].page &&
           lines[end].top > lines[end - 1].top &&
           std::min(right, lines[end].right) - std::max(left, lines[end].left) > 0) {
      left = std::min(left, lines[end].left);
      right = std::max(right, lines[end].right);
      ++end;
    }
    for (std::size_t i = begin; i < end; ++i) {
      lines[i].column = column;
      lines[i].column_left = left;
      lines[i].column_right = right;
    }
    begin = end;
  }
}

}  // namespace

std::vector<PdfLine> lines_of(const std::vector<PdfPage>& pages, bool keep_all) {
  std::vector<PdfLine> lines;
  for (std::size_t i = 0; i < pages.size(); ++i) lines_of_page(pages[i], i, lines);
  if (!keep_all) drop_running_lines(lines, pages);
  find_columns(lines);
  return lines;
}

double body_size(const std::vector<PdfLine>& lines) {
  std::map<long, std::size_t> bytes;  // by halves of a point
  for (const PdfLine& line : lines) bytes[std::lround(line.size * 2)] += line.text.size();
  const auto most = std::max_element(bytes.begin(), bytes.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == bytes.end() ? 0 : static_cast<double>(most->first) / 2;
}

}  // namespace libalign::detail
