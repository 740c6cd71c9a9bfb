#include "segment/abbreviations.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "libalign/error.h"
#include "segment/characters.h"

namespace libalign::detail {
namespace {

// Longer entries are a mistake of the file (a forgotten comma), and keys are built in a buffer of this size.
constexpr std::size_t kMaxEntry = 48;

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = skip_spaces(text, 0);
  const std::size_t end = skip_spaces_back(text, text.size());
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

bool has_upper(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_upper(next(text, at))) return true;
  }
  return false;
}

constexpr std::array<std::pair<std::string_view, Abbreviation>, 5> kAbbreviationSections = {{
    {"before a name", Abbreviation::before_name},
    {"before a number", Abbreviation::before_number},
    {"before digits", Abbreviation::before_digits},
    {"inside", Abbreviation::inside},
    {"at the end", Abbreviation::at_end},
}};

std::optional<Abbreviation> abbreviation_section(std::string_view title) {
  for (const auto& [name, kind] : kAbbreviationSections) {
    if (name == title) return kind;
  }
  return std::nullopt;
}

// An abbreviation as a key: without spaces and without its last dot.
std::string key_of(std::string_view entry) {
  std::string key;
  for (std::size_t at = 0; at < entry.size();) {
    const std::size_t begin = at;
    if (!is_space(next(entry, at))) key.append(entry.substr(begin, at - begin));
  }
  if (key.ends_with('.')) key.pop_back();
  return key;
}

}  // namespace

void WordLists::add(std::string_view text, std::string_view name) {
  Section section = Section::none;
  Abbreviation kind = Abbreviation::none;
  std::size_t line_number = 0;
  std::unordered_map<std::string, Abbreviation> seen;  // in this text: an entry in two sections is a slip
  const auto fail = [&](Message problem, Message advice) {
    throw DataError(Place{std::string(name), line_number, 0}, std::move(problem), std::move(advice));
  };
  const auto open_section = [&](std::string_view title) {
    const auto abbreviations = abbreviation_section(title);
    if (abbreviations) {
      section = Section::abbreviations;
      kind = *abbreviations;
    } else if (title == "after a number") {
      section = Section::units;
    } else if (title == "labels") {
      section = Section::labels;
    } else if (title == "numbered") {
      section = Section::numbered;
    } else if (title == "starters") {
      section = Section::starters;
    } else if (title == "saying") {
      section = Section::saying;
    } else if (title == "after an ordinal") {
      section = Section::after_ordinal;
    } else {
      fail({"unknown section \"{1}\".", {std::string(title)}},
           {"Use one of: before a name, before a number, before digits, after a number, inside, at the end, "
            "labels, numbered, starters, saying, after an ordinal.",
            {}});
    }
  };
  const auto add_entry = [&](std::string_view entry) {
    const std::string shown(entry.substr(0, kMaxEntry));
    if (section == Section::none) {
      fail({"the entry \"{1}\" stands before any section.", {shown}},
           {"Put a line such as [before a name] above it.", {}});
    }
    if (entry.size() > kMaxEntry) {
      fail({"the entry \"{1}...\" is too long.", {shown}}, {"Part entries with commas.", {}});
    }
    if (section == Section::abbreviations) {
      const bool marked = entry.ends_with('!') || entry.ends_with('?');
      if (!marked && !entry.ends_with('.')) {
        fail({"the abbreviation \"{1}\" does not end in a dot.", {shown}},
             {"Write it as it stands in a text, dot included.", {}});
      }
      const std::string key = key_of(entry);
      if (key.empty()) fail({"the abbreviation \"{1}\" has no letters.", {shown}}, {"Remove it.", {}});
      if (const auto [place, fresh] = seen.try_emplace(key, kind); !fresh && place->second != kind) {
        fail({"the abbreviation \"{1}\" stands in two sections.", {shown}}, {"Keep it in one.", {}});
      }
      add_abbreviation(key, kind);
      return;
    }
    if (section == Section::labels || section == Section::units) {
      (section == Section::labels ? labels_ : units_).insert(key_of(entry));
      return;
    }
    char buffer[4 * kMaxEntry];
    const std::string word(lower_case(entry, buffer));
    if (section == Section::numbered) numbered_.insert(word);
    if (section == Section::starters) starters_.insert(word);
    if (section == Section::saying) saying_.insert(word);
    if (section == Section::after_ordinal) after_ordinal_.insert(word);
  };

  while (!text.empty()) {
    ++line_number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line_number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    line = trimmed(line.substr(0, line.find('#')));
    if (line.empty()) continue;
    if (line.front() == '[') {
      if (line.back() != ']') fail({R"("[" without "]".)", {}}, {"Close the name of the section.", {}});
      open_section(trimmed(line.substr(1, line.size() - 2)));
      continue;
    }
    while (true) {
      const std::size_t comma = line.find(',');
      const std::string_view entry = trimmed(line.substr(0, comma));
      if (!entry.empty()) add_entry(entry);
      if (comma == std::string_view::npos) break;
      line.remove_prefix(comma + 1);
    }
  }
}

void WordLists::add_abbreviation(const std::string& key, Abbreviation kind) {
  if (key.ends_with('!') || key.ends_with('?')) {
    marked_.insert(key);
    return;
  }
  const bool proper = has_upper(key);
  // Every beginning that ends where a dot stands, so that "EE." is known to go on with "UU.".
  for (std::size_t dot = key.find('.'); dot != std::string::npos; dot = key.find('.', dot + 1)) {
    const std::size_t end = std::min(key.find('.', dot + 1), key.size());
    (proper ? exact_beginnings_ : any_case_beginnings_).insert(key.substr(0, end));
  }
  // A later list overrules an earlier one: the user's own entries come last.
  (proper ? exact_ : any_case_).insert_or_assign(key, kind);
}

WordLists::Found WordLists::find(std::string_view key) const {
  if (const auto found = exact_.find(key); found != exact_.end()) return {found->second, true};
  // A capital on its own is an initial rather than the small letter's capitalised form.
  std::size_t at = 0;
  if (!key.empty() && is_upper(next(key, at)) && at == key.size()) return {};
  char buffer[4 * kMaxEntry];
  const auto found = any_case_.find(lower_case(key, buffer));
  if (found != any_case_.end()) return {found->second, false};
  return find_shouted(key);
}

// "GEN" is "Gen" in a heading of capitals.
WordLists::Found WordLists::find_shouted(std::string_view key) const {
  char shown[4 * kMaxEntry];
  std::size_t at = 0;
  if (key.empty() || key.size() > kMaxEntry || !is_upper(next(key, at)) || at == key.size()) return {};
  const std::size_t first = at;
  while (at < key.size()) {
    if (!is_upper(next(key, at))) return {};
  }
  std::copy_n(key.data(), first, shown);
  char buffer[4 * kMaxEntry];
  const std::string_view rest = lower_case(key.substr(first), buffer);
  std::copy_n(rest.data(), rest.size(), shown + first);
  const auto found = exact_.find(std::string_view(shown, first + rest.size()));
  return found != exact_.end() && found->second == Abbreviation::before_name ? Found{found->second, true}
                                                                             : Found{};
}

bool WordLists::is_unit(std::string_view key) const {
  if (units_.find(key) != units_.end()) return true;
  std::size_t at = 0;
  if (key.empty() || (is_upper(next(key, at)) && at == key.size())) return false;
  return contains(units_, key);
}

bool WordLists::is_beginning(std::string_view key) const {
  if (exact_beginnings_.find(key) != exact_beginnings_.end()) return true;
  char buffer[4 * kMaxEntry];
  return any_case_beginnings_.find(lower_case(key, buffer)) != any_case_beginnings_.end();
}

WordLists::Contents WordLists::contents() const {
  const auto sorted = [](const StringSet& set) {
    std::vector<std::string> words(set.begin(), set.end());
    std::sort(words.begin(), words.end());
    return words;
  };
  Contents all;
  for (const auto* map : {&exact_, &any_case_}) {
    for (const auto& [key, kind] : *map) all.abbreviations.push_back({key, kind, map == &exact_});
  }
  std::sort(all.abbreviations.begin(), all.abbreviations.end(),
            [](const Entry& one, const Entry& other) { return one.key < other.key; });
  all.units = sorted(units_);
  all.labels = sorted(labels_);
  all.marked_names = sorted(marked_);
  all.starters = sorted(starters_);
  all.saying = sorted(saying_);
  all.after_ordinal = sorted(after_ordinal_);
  return all;
}

bool WordLists::contains(const StringSet& set, std::string_view word) {
  char buffer[4 * kMaxEntry];
  return set.find(lower_case(word, buffer)) != set.end();
}

}  // namespace libalign::detail
