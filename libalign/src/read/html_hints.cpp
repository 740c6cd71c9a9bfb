#include "read/html_hints.h"

#include <string>
#include <unordered_map>
#include <vector>

#include "read/word_lists.h"
#include "text/ascii.h"

namespace libalign::detail {

extern const std::string_view html_hints_file;

namespace {

using namespace std::literals;

struct Word {
  Leaning leaning = Leaning::none;
  std::optional<BlockKind> kind;
  bool headline = false;
};

const std::unordered_map<std::string, Word>& words() {
  static const auto table = [] {
    std::unordered_map<std::string, Word> made;
    for (const auto& [section, names] : read_word_lists(html_hints_file)) {
      for (const std::string& raw : names) {
        Word& word = made[ascii_lower(raw)];
        if (section == "never")
          word.leaning = Leaning::never;
        else if (section == "unseen")
          word.leaning = Leaning::hidden;
        else if (section == "furniture")
          word.leaning = Leaning::furniture;
        else if (section == "links")
          word.leaning = Leaning::links;
        else if (section == "note")
          word.leaning = Leaning::note;
        else if (section == "headline")
          word.headline = true;
        else if (section == "standfirst")
          word.kind = BlockKind::standfirst;
        else if (section == "byline")
          word.kind = BlockKind::byline;
        else if (section == "date")
          word.kind = BlockKind::date;
        else if (section == "caption")
          word.kind = BlockKind::caption;
      }
    }
    return made;
  }();
  return table;
}

// "shareBar c-article__by" -> whole names and their parts.
std::vector<std::string> parts_of(std::string_view names) {
  std::vector<std::string> parts;
  std::string part;
  std::string whole;
  const auto finish = [](std::vector<std::string>& into, std::string& word) {
    if (!word.empty()) into.push_back(std::move(word));
    word.clear();
  };
  constexpr std::size_t kEnough = 400;
  char before = ' ';
  for (const char c : names.substr(0, kEnough)) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool after_small = before >= 'a' && before <= 'z';
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      finish(parts, part);
      if (whole.find_first_of("-_") != std::string::npos) finish(parts, whole);
      whole.clear();
    } else {
      if (c == '-' || c == '_' || (upper && after_small)) finish(parts, part);
      const char small = upper ? static_cast<char>(c | 0x20) : c;
      if (c != '-' && c != '_') part += small;
      whole += small;
    }
    before = c;
  }
  finish(parts, part);
  if (whole.find_first_of("-_") != std::string::npos) finish(parts, whole);
  return parts;
}

bool is_hidden(const HtmlTree& tree, const GumboNode* node) {
  if (gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr) return true;
  if (tree.attribute(node, "aria-hidden") == "true") return true;
  std::string style = ascii_lower(tree.attribute(node, "style").substr(0, 400));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

Leaning leaning_of_role(std::string_view role) {
  for (const std::string_view never : {"navigation"sv, "search"sv, "menu"sv, "menubar"sv, "toolbar"sv,
                                       "tablist"sv, "dialog"sv, "alertdialog"sv, "button"sv, "doc-toc"sv}) {
    if (role == never) return Leaning::never;
  }
  if (role == "contentinfo" || role == "banner" || role == "complementary") return Leaning::furniture;
  return role == "note" ? Leaning::note : Leaning::none;
}

Leaning leaning_of_name(std::string_view name) {
  if (name == "nav" || name == "dialog") return Leaning::never;
  if (name == "aside" || name == "footer") return Leaning::furniture;
  return name == "header" ? Leaning::links : Leaning::none;
}

// The stronger of two; a note is stronger than a guess at furniture.
Leaning stronger(Leaning a, Leaning b) {
  const auto rank = [](Leaning leaning) {
    switch (leaning) {
      case Leaning::hidden:
        return 5;
      case Leaning::never:
        return 4;
      case Leaning::note:
        return 3;
      case Leaning::furniture:
        return 2;
      case Leaning::links:
        return 1;
      default:
        return 0;
    }
  };
  return rank(a) >= rank(b) ? a : b;
}

}  // namespace

HtmlHints hints_of(const HtmlTree& tree, const GumboNode* node, std::string_view name) {
  HtmlHints hints;
  if (is_hidden(tree, node)) {
    hints.leaning = Leaning::hidden;
    return hints;
  }
  hints.leaning = stronger(leaning_of_role(tree.attribute(node, "role")), leaning_of_name(name));
  const auto listen = [&](std::string_view names, bool sure) {
    for (const std::string& part : parts_of(names)) {
      const auto found = words().find(part);
      if (found == words().end()) continue;
      const Word& word = found->second;
      // An id is often made of a title ("related-work"): it makes suspicious, no more.
      const Leaning leaning = !sure && word.leaning == Leaning::never ? Leaning::furniture : word.leaning;
      hints.leaning = stronger(hints.leaning, leaning);
      if (word.kind) hints.kind = word.kind;
      hints.headline = hints.headline || word.headline;
    }
  };
  listen(tree.attribute(node, "class"), true);
  listen(tree.attribute(node, "itemprop"), true);
  listen(tree.attribute(node, "id"), false);
  return hints;
}

}  // namespace libalign::detail
