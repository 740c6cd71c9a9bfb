#include "read/html_guard.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace libalign::detail {
namespace {

using namespace std::literals;

enum class Role : unsigned char {
  ordinary,       // nests like <span>
  block,          // "special" in HTML5: an end tag of an ordinary element does not reach over it
  closing_block,  // a block that ends an open <p>
  heading,
  paragraph,
  item,  // li, dd, dt
  table,
  table_part,  // tbody, tr, td, caption, ...
  none,        // void elements: nothing to nest
  raw,         // script, style, title: no tags inside
  swallowed,   // the element and all in it become a comment
  renamed,     // an ordinary element under another name
  once,        // html, body
  refused,     // the tag becomes a comment
};

const std::unordered_map<std::string_view, Role>& roles() {
  static const auto* const table = [] {
    auto* made = new std::unordered_map<std::string_view, Role>;  // NOLINT(cppcoreguidelines-owning-memory):
                                                                  // lives as long as the program
    const auto add = [&](Role role, std::string_view names) {
      while (!names.empty()) {
        const std::size_t end = std::min(names.find(' '), names.size());
        made->emplace(names.substr(0, end), role);
        names.remove_prefix(std::min(end + 1, names.size()));
      }
    };
    add(Role::closing_block,
        "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer "
        "header "
        "hgroup main menu nav ol pre listing section summary ul");
    add(Role::block, "head noembed");
    add(Role::heading, "h1 h2 h3 h4 h5 h6");
    add(Role::paragraph, "p");
    add(Role::item, "li dd dt");
    add(Role::table, "table");
    add(Role::table_part, "caption colgroup tbody thead tfoot tr td th");
    add(Role::none,
        "area base basefont bgsound br col embed hr img image input keygen link meta param source track wbr");
    add(Role::raw, "script style title textarea iframe noembed noframes xmp");
    add(Role::swallowed, "svg select template noscript");
    add(Role::renamed,
        "a b big code em font i nobr s small strike strong tt u button form object applet marquee math");
    add(Role::once, "html body");
    add(Role::refused, "frame frameset isindex plaintext");
    return made;
  }();
  return *table;
}

Role role_of(std::string_view name) {
  const auto found = roles().find(name);
  return found == roles().end() ? Role::ordinary : found->second;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

bool same_letters(std::string_view text, std::string_view small) {
  return text.size() == small.size() &&
         std::equal(text.begin(), text.end(), small.begin(), [](char a, char b) { return lower(a) == b; });
}

// Stands where text would be seen if white space stood there: control characters are dropped later.
constexpr char kNothing = '\x01';
constexpr std::size_t kDeepest = 200;    // levels that gumbo sees
constexpr std::size_t kFarthest = 1000;  // how far an end tag looks for its start
constexpr std::size_t kMostAttributes = 100;

class Guard {
 public:
  explicit Guard(std::string_view html)
      : in_(html), out_(html), last_end_(html.rfind('>')), last_comment_end_(html.rfind("-->")) {
    std::replace(out_.begin(), out_.end(), '\0', kNothing);
  }

  std::string run() {
    for (std::size_t at = in_.find('<'); at != std::string_view::npos && at + 1 < in_.size();
         at = in_.find('<', at)) {
      const char next = in_[at + 1];
      if (is_letter(next))
        at = start_tag(at);
      else if (next == '/' && at + 2 < in_.size() && is_letter(in_[at + 2]))
        at = end_tag(at);
      else if (next == '!')
        at = declaration(at);
      else if (next == '?' || (next == '/' && at + 2 < in_.size() && in_[at + 2] != '>'))
        at = comment_out(at, in_.find('>', at));
      else
        ++at;
    }
    return std::move(out_);
  }

 private:
  struct Open {
    std::string_view name;
    Role role;
    bool real;
  };

  // Makes [begin, end] an empty comment, `end` being its '>'; an unfinished one becomes nothing.
  std::size_t comment_out(std::size_t begin, std::size_t end) {
    if (end >= in_.size()) {
      std::fill(out_.begin() + static_cast<std::ptrdiff_t>(begin), out_.end(), kNothing);
      return in_.size();
    }
    std::fill(out_.begin() + static_cast<std::ptrdiff_t>(begin),
              out_.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    out_[begin] = '<';
    out_[begin + 1] = '!';
    out_[end] = '>';
    return end + 1;
  }

  void blank(std::size_t begin, std::size_t end) {
    std::fill(out_.begin() + static_cast<std::ptrdiff_t>(begin),
              out_.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    blanked_.emplace_back(begin, end);
  }

  std::size_t declaration(std::size_t at) {
    const std::string_view rest = in_.substr(at);
    if (!rest.starts_with("<!--")) {
      const std::size_t end = in_.find('>', at);
      if (end < in_.size() && same_letters(rest.substr(2, 7), "doctype") && !seen_doctype_) {
        seen_doctype_ = true;
        return end + 1;
      }
      return comment_out(at, end);
    }
    if (rest.starts_with("<!-->")) return comment_out(at, at + 4);
    if (rest.starts_with("<!--->")) return comment_out(at, at + 5);
    // A comment that never ends would swallow the page: it ends at its first '>'.
    if (last_comment_end_ == std::string_view::npos || at + 4 > last_comment_end_)
      return comment_out(at, in_.find('>', at));
    const std::size_t plain = in_.find("-->", at + 4);
    const std::size_t odd = in_.substr(0, plain).find("--!>", at + 4);
    return comment_out(at, odd != std::string_view::npos ? odd + 3 : plain + 2);
  }

  bool is_quote_end(std::size_t i) const {
    return i > 0 && i <= in_.size() && (in_[i - 1] == '"' || in_[i - 1] == '\'') && out_[i - 1] != ' ';
  }

  // The '>' of the tag that begins at `at`, by the rules of HTML5's tokenizer; npos when there is none.
  std::size_t tag_end(std::size_t at) {
    blanked_.clear();
    if (last_end_ == std::string_view::npos || at > last_end_) return std::string_view::npos;
    std::size_t i = at;
    while (i < in_.size() && !is_space(in_[i]) && in_[i] != '>' && in_[i] != '/') ++i;  // the name
    std::size_t attributes = 0;
    while (i < in_.size()) {
      while (i < in_.size() && (is_space(in_[i]) || in_[i] == '/')) ++i;
      if (i >= in_.size() || in_[i] == '>') break;
      const std::size_t begin = i++;  // an attribute's first character may be '='
      while (i < in_.size() && !is_space(in_[i]) && in_[i] != '>' && in_[i] != '/' && in_[i] != '=') ++i;
      std::size_t value = i;
      while (value < in_.size() && is_space(in_[value])) ++value;
      if (value < in_.size() && in_[value] == '=') {
        i = value + 1;
        while (i < in_.size() && is_space(in_[i])) ++i;
        if (i < in_.size() && (in_[i] == '"' || in_[i] == '\'')) {
          const std::size_t close = in_.find(in_[i], i + 1);
          if (close != std::string_view::npos) {
            i = close + 1;
          } else {
            blank(i, i + 1);  // never closed: it would swallow the rest of the page
            ++i;
          }
        }
        if (!is_quote_end(i)) {
          while (i < in_.size() && !is_space(in_[i]) && in_[i] != '>') ++i;
        }
      }
      // Looking for the same name twice costs the square of their number.
      if (++attributes > kMostAttributes) blank(begin, i);
    }
    return i < in_.size() ? i : std::string_view::npos;
  }

  std::size_t start_tag(std::size_t at) {
    const std::size_t end = tag_end(at + 1);
    if (end == std::string_view::npos) return unfinished(at);
    const std::string_view name = keep_name(at);
    switch (const Role role = role_of(name)) {
      case Role::none:
        return end + 1;
      case Role::raw:
        return raw_text(name, end + 1);
      case Role::swallowed:
        return swallow(name, at, end);
      case Role::refused:
        return comment_out(at, end);
      case Role::once: {
        bool& seen = name == "html" ? seen_html_ : seen_body_;
        if (seen) return comment_out(at, end);
        seen = true;
        return end + 1;
      }
      default:
        open(name, role, at, end);
        return end + 1;
    }
  }

  // A tag without '>' at the end of a truncated file: what stands after it is no text, unless it never was a
  // tag ("a <b").
  std::size_t unfinished(std::size_t at) {
    for (const auto& [begin, end] : blanked_)
      out_.replace(begin, end - begin, in_.substr(begin, end - begin));
    blanked_.clear();
    const std::size_t next = in_.find('<', at + 1);
    // Each look may have gone to the end of the page, so there are not many.
    constexpr int kMostLooks = 50;
    if (next == std::string_view::npos ||
        (last_end_ != std::string_view::npos && next <= last_end_ && ++unfinished_ > kMostLooks)) {
      return comment_out(at, std::string_view::npos);
    }
    std::fill(out_.begin() + static_cast<std::ptrdiff_t>(at),
              out_.begin() + static_cast<std::ptrdiff_t>(next), kNothing);
    return next;
  }

  // The name in small letters, alive as long as the guard.
  std::string_view keep_name(std::size_t at) {
    constexpr std::size_t kLongest = 24;
    std::string name = tag_name_at(in_, at);
    if (name.size() > kLongest) name.resize(kLongest);
    const auto known = roles().find(name);
    if (known != roles().end()) return known->first;
    return names_.emplace(std::move(name), 0).first->first;
  }

  std::size_t raw_text(std::string_view name, std::size_t begin) {
    std::size_t end = find_end_tag(name, begin);
    if (end == std::string_view::npos) end = in_.size();
    for (std::size_t i = begin; i < end; ++i) {
      if (out_[i] == '<' && (name != "title" || i + 1 >= end || in_[i + 1] != ' ')) out_[i] = kNothing;
    }
    // Past its own end tag, which the parser needs.
    const std::size_t close = in_.find('>', end);
    return close == std::string_view::npos ? in_.size() : close + 1;
  }

  // Where "</name" begins, or npos. Asked once for a name without an end tag, the answer is remembered: it
  // never comes later.
  std::size_t find_end_tag(std::string_view name, std::size_t from) {
    if (unclosed_.contains(name)) return std::string_view::npos;
    for (std::size_t i = in_.find("</", from); i != std::string_view::npos; i = in_.find("</", i + 2)) {
      const std::size_t after = i + 2 + name.size();
      if (after < in_.size() && same_letters(in_.substr(i + 2, name.size()), name) &&
          (is_space(in_[after]) || in_[after] == '>' || in_[after] == '/')) {
        return i;
      }
    }
    unclosed_.emplace(name, true);
    return std::string_view::npos;
  }

  std::size_t swallow(std::string_view name, std::size_t at, std::size_t end) {
    if (in_[end - 1] == '/' && name == "svg") return comment_out(at, end);
    const std::size_t close = find_end_tag(name, end + 1);
    return comment_out(at, close == std::string_view::npos ? end : in_.find('>', close));
  }

  // Index + 1 of the nearest open element that `wanted` accepts, 0 when `barrier` or the top of the page
  // comes first.
  template <class Wanted, class Barrier>
  std::size_t find_open(Wanted wanted, Barrier barrier) const {
    const std::size_t stop = open_.size() > kFarthest ? open_.size() - kFarthest : 0;
    for (std::size_t i = open_.size(); i > stop; --i) {
      if (wanted(open_[i - 1])) return i;
      if (barrier(open_[i - 1])) return 0;
    }
    return 0;
  }

  static bool is_table_edge(const Open& open) {
    return open.role == Role::table || open.name == "td" || open.name == "th" || open.name == "caption";
  }
  static bool is_special(const Open& open) {
    return open.role != Role::ordinary && open.role != Role::renamed;
  }

  void pop_to(std::size_t size) { open_.resize(size); }

  void close_paragraph() {
    const std::size_t found =
        find_open([](const Open& open) { return open.role == Role::paragraph; }, is_table_edge);
    if (found > 0) pop_to(found - 1);
  }

  void open(std::string_view name, Role role, std::size_t at, std::size_t end) {
    switch (role) {
      case Role::closing_block:
      case Role::paragraph:
        close_paragraph();
        break;
      case Role::heading:
        close_paragraph();
        if (!open_.empty() && open_.back().role == Role::heading) open_.pop_back();
        break;
      case Role::item: {
        const std::size_t found = find_open(
            [&](const Open& open) {
              return open.name == name || (name != "li" && (open.name == "dd" || open.name == "dt"));
            },
            [](const Open& open) {
              return is_special(open) && open.name != "address" && open.name != "div" && open.name != "p";
            });
        if (found > 0) pop_to(found - 1);
        close_paragraph();
        break;
      }
      case Role::table_part: {
        const bool cell = name == "td" || name == "th";
        const std::size_t found = find_open(
            [&](const Open& open) {
              const bool section = open.name == "tbody" || open.name == "thead" || open.name == "tfoot";
              return open.role == Role::table || ((cell || name == "tr") && section) ||
                     (cell && open.name == "tr");
            },
            [](const Open&) { return false; });
        if (found == 0) {  // a cell without a table: the parser would drop the tag and glue the texts
          neutralize(name, at, end);
          return;
        }
        pop_to(found);
        break;
      }
      default:
        break;
    }
    const bool real = open_.size() < kDeepest;
    open_.push_back({name, role, real});
    if (!real)
      neutralize(name, at, end);
    else if (role == Role::renamed)
      out_[at + 1] = 'x';
  }

  // Takes a tag out; where a block began, a line break stays.
  void neutralize(std::string_view name, std::size_t at, std::size_t end) {
    comment_out(at, end);
    const Role role = role_of(name);
    if (role == Role::ordinary || role == Role::renamed || end - at < 3) return;
    out_[at + 1] = 'b';
    if (end - at >= 3) out_[at + 2] = 'r';
  }

  std::size_t end_tag(std::size_t at) {
    const std::size_t end = tag_end(at + 2);
    if (end == std::string_view::npos) return unfinished(at);
    const std::string_view name = keep_name(at + 1);
    const Role role = role_of(name);
    if (role == Role::none) {
      if (name != "br") comment_out(at, end);
      return end + 1;
    }
    std::size_t found = 0;
    const auto same = [&](const Open& open) { return open.name == name; };
    switch (role) {
      case Role::ordinary:
      case Role::renamed:
        found = find_open(same, is_special);
        break;
      case Role::block:
      case Role::closing_block:
      case Role::paragraph:
        found = find_open(same, is_table_edge);
        break;
      case Role::heading:
        found = find_open([](const Open& open) { return open.role == Role::heading; }, is_table_edge);
        break;
      case Role::item:
        found = find_open(same, [&](const Open& open) {
          return is_table_edge(open) || (name == "li" && (open.name == "ol" || open.name == "ul"));
        });
        break;
      case Role::table:
        found = find_open(same, [](const Open&) { return false; });
        break;
      case Role::table_part:
        found = find_open(same, [](const Open& open) { return open.role == Role::table; });
        break;
      default:
        break;
    }
    if (found == 0) {
      // A lone </p> is an empty paragraph, and so parts two texts.
      if (role == Role::paragraph && end - at >= 3) {
        neutralize(name, at, end);
      } else {
        comment_out(at, end);
      }
      return end + 1;
    }
    const bool real = open_[found - 1].real;
    pop_to(found - 1);
    if (!real)
      neutralize(name, at, end);
    else if (role == Role::renamed)
      out_[at + 2] = 'x';
    return end + 1;
  }

  std::string_view in_;
  std::string out_;
  std::size_t last_end_;                                      // of the last '>': no tag ends after it
  std::size_t last_comment_end_;                              // likewise
  std::vector<std::pair<std::size_t, std::size_t>> blanked_;  // by the last tag_end
  int unfinished_ = 0;
  std::vector<Open> open_;
  std::unordered_map<std::string, char> names_;
  std::unordered_map<std::string_view, bool> unclosed_;
  bool seen_doctype_ = false;
  bool seen_html_ = false;
  bool seen_body_ = false;
};

}  // namespace

std::string tag_name_at(std::string_view html, std::size_t offset) {
  std::string name;
  for (std::size_t i = offset + 1; i < html.size(); ++i) {
    const char c = html[i];
    if (is_space(c) || c == '>' || c == '/') break;
    name += lower(c);
    constexpr std::size_t kLongest = 64;
    if (name.size() >= kLongest) break;
  }
  return name;
}

std::string harmless_html(std::string_view html) { return Guard(html).run(); }

}  // namespace libalign::detail
