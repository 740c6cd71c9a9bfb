#include <algorithm>
#include <string>
#include <unordered_map>

#include "read/furniture.h"
#include "read/lines.h"
#include "read/word_lists.h"

namespace libalign::detail {

extern const std::string_view furniture_words_file;

namespace {

struct Lexicon {
  std::unordered_map<std::string, Furniture> lines;  // phrases that make up whole lines
  std::vector<std::string> tags;                     // phrases that lines begin with
  std::vector<std::string> parts;                    // phrases that lines contain, a space on both sides
  std::size_t longest = 1;                           // words of the longest in `lines`

  Lexicon() {
    const auto lists = read_word_lists(furniture_words_file);
    for (const auto& [section, phrases] : lists) {
      for (const std::string& raw : phrases) add(section, plain_words(raw));
    }
  }

  void add(const std::string& section, std::string phrase) {
    if (phrase.empty()) return;
    if (section == "tags") tags.push_back(phrase);
    if (section == "contains") {
      parts.push_back(" " + phrase + " ");
      return;
    }
    const Furniture kind = section == "page"     ? Furniture::page
                           : section == "ad"     ? Furniture::ad
                           : section == "opens"  ? Furniture::opens
                           : section == "tags"   ? Furniture::tags
                           : section == "button" ? Furniture::button
                                                 : Furniture::line;
    longest = std::max(longest, 1 + static_cast<std::size_t>(std::count(phrase.begin(), phrase.end(), ' ')));
    lines.emplace(std::move(phrase), kind);
  }
};

const Lexicon& lexicon() {
  static const Lexicon instance;
  return instance;
}

bool is_number(std::string_view word) {
  return word.find_first_not_of("0123456789") == std::string_view::npos;
}

// And goes on behind them.
bool begins_with_words(std::string_view text, std::string_view words) {
  return text.size() > words.size() && text[words.size()] == ' ' && text.starts_with(words);
}

// Cuts the words into phrases of the lexicon, longest first; numbers ("14 comments") fit anywhere. The kind
// of the first phrase counts.
Furniture tiled(const std::vector<std::string_view>& words) {
  const Lexicon& lists = lexicon();
  Furniture kind = Furniture::none;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t taken = 0;
    for (std::size_t size = std::min(lists.longest, words.size() - at); size > 0 && taken == 0; --size) {
      const char* begin = words[at].data();
      const std::string_view last = words[at + size - 1];
      const auto found = lists.lines.find(std::string(begin, last.data() + last.size()));
      if (found == lists.lines.end()) continue;
      if (kind == Furniture::none || found->second == Furniture::page) kind = found->second;
      taken = size;
    }
    if (taken == 0 && !is_number(words[at])) return Furniture::none;
    at += std::max<std::size_t>(taken, 1);
  }
  return kind;
}

}  // namespace

Furniture furniture_of(std::string_view text) {
  constexpr std::size_t kLongest = 600;
  if (text.size() > kLongest) return Furniture::none;
  const std::string plain = plain_words(text);
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t end = std::min(plain.find(' ', at), plain.size());
    words.push_back(std::string_view(plain).substr(at, end - at));
    at = end + 1;
  }
  if (words.empty()) return Furniture::none;
  const Lexicon& lists = lexicon();
  constexpr std::size_t kShort = 16;
  if (words.size() <= kShort) {
    const Furniture kind = tiled(words);
    if (kind != Furniture::none) return kind;
    // "Archivado en: Sanidad, EE. UU." ends with an abbreviation, no sentence.
    const bool sentence =
        ends_sentence(text) && !starts_upper(text.substr(std::min(text.rfind(' ') + 1, text.size())));
    for (const std::string& phrase : lists.tags) {
      // "Tags: Mexico, asylum", "Más sobre: Puertos"; a bare "temas" that opens a sentence is none.
      if (!sentence && begins_with_words(plain, phrase) && text.find(':') != std::string_view::npos &&
          plain_words(text.substr(0, text.find(':'))) == phrase) {
        return Furniture::tags;
      }
    }
  }
  constexpr std::size_t kNotice = 45;  // longer texts that speak of cookies are articles
  if (words.size() > kNotice) return Furniture::none;
  const std::string padded = " " + plain + " ";
  for (const std::string& phrase : lists.parts) {
    if (padded.find(phrase) != std::string::npos) return Furniture::contains;
  }
  return text.starts_with("©") ? Furniture::contains : Furniture::none;
}

}  // namespace libalign::detail
