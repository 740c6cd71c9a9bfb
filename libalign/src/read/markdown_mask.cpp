#include "read/markdown_mask.h"

#include <algorithm>
#include <set>
#include <vector>

#include "read/lines.h"
#include "text/ascii.h"

namespace libalign::detail {
namespace {

using namespace std::literals;

std::string_view without_edges(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

std::string_view without_quotes(std::string_view value) {
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
    return value.substr(1, value.size() - 2);
  return value;
}

bool is_key(std::string_view key) {
  return !key.empty() && key.size() < 60 && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
  });
}

// The label of "[^label]" at `at`, or empty.
std::string_view footnote_label(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 80;
  const std::string_view rest = text.substr(at, kLongest);
  if (!rest.starts_with("[^")) return {};
  const std::size_t end = rest.find_first_of("] \t\n[", 2);
  return end == std::string_view::npos || rest[end] != ']' || end == 2 ? std::string_view{}
                                                                       : rest.substr(2, end - 2);
}

constexpr std::size_t kLongestAttributes = 300;

// The size of "{#id .class key=value}" at the beginning of `text`; 0 when it is something else.
std::size_t attributes_size(std::string_view text) {
  const std::size_t end = text.find('}');
  if (!text.starts_with("{") || end == std::string_view::npos) return 0;
  std::string_view rest = without_edges(text.substr(1, end - 1));
  if (rest.empty()) return 0;
  while (!rest.empty()) {
    const std::size_t size = std::min(rest.find_first_of(" \t"), rest.size());
    const std::string_view word = rest.substr(0, size);
    const bool named = (word[0] == '.' || word[0] == '#') && is_key(word.substr(1));
    const std::size_t equals = word.find('=');
    if (!named && word != "-" && (equals == std::string_view::npos || !is_key(word.substr(0, equals))))
      return 0;
    rest = without_edges(rest.substr(size));
  }
  return end + 1;
}

class Mask {
 public:
  explicit Mask(std::string_view text) : in_(text) { result_.text = text; }

  MaskedMarkdown run() {
    result_.front_matter = read_front_matter(in_, result_.begin);
    lines_ = split_exact_lines(in_.substr(result_.begin));
    for (Span& line : lines_) line = {line.begin + result_.begin, line.end + result_.begin};
    find_fences();
    find_footnotes();
    bool in_note = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::string_view inner = without_edges(lines_[i].of(in_));
      if (!fenced_[i] && !inner.empty()) one(lines_[i], inner, in_note);
    }
    return std::move(result_);
  }

 private:
  void fill(std::size_t begin, std::size_t end) {
    std::fill(result_.text.begin() + static_cast<std::ptrdiff_t>(begin),
              result_.text.begin() + static_cast<std::ptrdiff_t>(end), kMasked);
  }

  void find_fences() {
    fenced_.resize(lines_.size());
    std::string_view fence;  // that is open
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::string_view inner = without_edges(lines_[i].of(in_));
      const bool is_fence = inner.starts_with("```") || inner.starts_with("~~~");
      fenced_[i] = is_fence || !fence.empty();
      if (!is_fence) continue;
      if (fence.empty())
        fence = inner.substr(0, 3);
      else if (inner.starts_with(fence))
        fence = {};
    }
  }

  void find_footnotes() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (fenced_[i]) continue;
      const std::string_view text = lines_[i].of(in_);
      const std::size_t at = std::min(text.find_first_not_of(' '), text.size());
      const std::string_view label = footnote_label(text, at);
      if (at < 4 && !label.empty() && text.substr(at + label.size() + 3).starts_with(":"))
        footnotes_.emplace(label);
    }
  }

  void one(const Span& line, std::string_view inner, bool& in_note) {
    const std::string_view text = line.of(in_);
    const std::size_t indent = text.find_first_not_of(' ');
    const std::size_t begin = line.begin + indent;
    const std::string_view label = footnote_label(inner, 0);
    if (!label.empty() && inner.substr(label.size() + 3).starts_with(":") && indent < 4) {
      fill(line.begin, begin + label.size() + 4);
      in_note = true;
    } else if (indent < 4) {
      in_note = false;
      if (inner.starts_with(":::")) {
        fill(begin, line.end);
        return;
      }
      if (inner.starts_with(":   ") || inner.starts_with(":\t"))
        fill(begin, begin + 4 - (inner[1] == '\t' ? 2 : 0));
      if (inner.starts_with("#") && inner.ends_with("}")) {
        const std::size_t open = inner.rfind('{');
        if (open != std::string_view::npos && attributes_size(inner.substr(open)) > 0)
          fill(begin + open, begin + inner.size());
      }
      if (inner.starts_with("> [!") && inner.ends_with("]")) fill(begin + 2, begin + inner.size());
    } else if (in_note) {
      fill(line.begin, line.begin + 4);
    }
    references(line);
    attributes(line);
    containers(line);
  }

  // `code`{.class}, [link](address){.class}, [words]{.class}: of the last the brackets go, too.
  void attributes(const Span& line) {
    const std::string_view text = in_.substr(0, line.end);
    for (std::size_t at = text.find('{', line.begin + 1); at != std::string_view::npos;
         at = text.find('{', at + 1)) {
      const char before = text[at - 1];
      const std::size_t size = before == '`' || before == ')' || before == ']'
                                   ? attributes_size(text.substr(at, kLongestAttributes))
                                   : 0;
      if (size == 0) continue;
      fill(at, at + size);
      if (before == ']') unwrap(at - 1);
    }
  }

  // Takes the bracket at `close` and its partner, which may stand some lines before in the same paragraph.
  void unwrap(std::size_t close) {
    constexpr std::size_t kFurthest = 1000;
    std::size_t open = 1;
    for (std::size_t at = close;
         at > 0 && close - at < kFurthest && !in_.substr(at - 1).starts_with("\n\n");) {
      --at;
      if (in_[at] == ']') ++open;
      if (in_[at] != '[' || --open > 0) continue;
      if (result_.text[at] == '[') fill(at, at + 1);
      fill(close, close + 1);
      return;
    }
  }

  void references(const Span& line) {
    if (footnotes_.empty()) return;
    const std::string_view text = in_.substr(0, line.end);
    for (std::size_t at = text.find("[^", line.begin); at != std::string_view::npos;
         at = text.find("[^", at + 2)) {
      const std::string_view label = footnote_label(text, at);
      if (label.empty() || !footnotes_.contains(label)) continue;
      if (result_.text[at] == '[') fill(at, at + label.size() + 3);
    }
  }

  // The parser looks at every open container on every line: "> > > >" a thousand deep would cost the square.
  void containers(const Span& line) {
    constexpr std::size_t kDeepest = 30;
    std::size_t depth = 0;
    for (std::size_t at = line.begin; at < line.end; ++at) {
      const char c = in_[at];
      if (c == ' ' || c == '\t') continue;
      const bool digit = c >= '0' && c <= '9';
      if (c != '>' && c != '-' && c != '*' && c != '+' && c != '.' && c != ')' && !digit) return;
      if (++depth > kDeepest && !digit && c != '.' && c != ')') result_.text[at] = kMasked;
    }
  }

  std::string_view in_;
  MaskedMarkdown result_;
  std::vector<Span> lines_;
  std::vector<bool> fenced_;
  std::set<std::string, std::less<>> footnotes_;
};

}  // namespace

std::map<std::string, std::string> read_front_matter(std::string_view text, std::size_t& end) {
  end = 0;
  constexpr std::size_t kMostLines = 300;
  const std::vector<Span> lines = split_exact_lines(text.substr(0, std::size_t{1} << 16U));
  if (lines.size() < 3 || without_edges(lines[0].of(text)) != "---") return {};
  std::map<std::string, std::string> found;
  for (std::size_t i = 1; i < std::min(lines.size(), kMostLines); ++i) {
    const std::string_view line = without_edges(lines[i].of(text));
    if (line == "---" || line == "...") {
      if (found.empty()) return {};
      end = i + 1 < lines.size() ? lines[i + 1].begin : text.size();
      return found;
    }
    const std::string_view raw = lines[i].of(text);
    const bool inner =
        raw.starts_with(" ") || raw.starts_with("\t") || line.starts_with("- ") || line.starts_with("#");
    if (line.empty() || inner) continue;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_key(line.substr(0, colon))) return {};
    found.emplace(ascii_lower(line.substr(0, colon)), without_quotes(without_edges(line.substr(colon + 1))));
  }
  return {};
}

MaskedMarkdown mask_markdown(std::string_view text) { return Mask(text).run(); }

}  // namespace libalign::detail
