// dictd keeps the articles one behind the other in a .dict file; each line of its .index gives a word, the
// offset of its article and its length, the numbers in base 64.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/dictionary.h"
#include "libalign/text.h"

namespace libalign::detail {
namespace {

std::optional<std::uint64_t> from_base64(std::string_view digits) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  constexpr std::size_t kMostDigits = 10;  // 60 bits
  if (digits.empty() || digits.size() > kMostDigits) return std::nullopt;
  std::uint64_t number = 0;
  for (const char digit : digits) {
    const std::size_t value = kDigits.find(digit);
    if (value == std::string_view::npos) return std::nullopt;
    number = number * 64 + value;
  }
  return number;
}

struct Extent {
  std::size_t offset = 0, length = 0;
  std::size_t line = 0;  // of the index
};

// The articles that the index names, each once, in their order in the file.
std::vector<Extent> read_index(std::string_view index, std::size_t size, EntryCollector& collector) {
  std::vector<Extent> extents;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < index.size();) {
    const std::size_t end = std::min(index.find('\n', begin), index.size());
    const std::string_view line = index.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    const std::size_t tab = line.find('\t');
    const std::size_t second = tab == std::string_view::npos ? tab : line.find('\t', tab + 1);
    if (second == std::string_view::npos) {
      if (!line.empty())
        collector.note(number, "{1}: a line of the index without its three columns was skipped.");
      continue;
    }
    // "00-database-info" and its like describe the dictionary.
    if (line.starts_with("00database") || line.starts_with("00-database")) continue;
    const std::string_view length_digits = line.substr(second + 1);
    const auto offset = from_base64(line.substr(tab + 1, second - tab - 1));
    const auto length = from_base64(length_digits.substr(0, length_digits.find_first_of("\t\r")));
    if (!offset || !length || *offset > size || *length > size - *offset) {
      collector.note(number, "{1}: a line of the index that points outside of the dictionary was skipped.");
      continue;
    }
    extents.push_back({static_cast<std::size_t>(*offset), static_cast<std::size_t>(*length), number});
  }
  std::ranges::sort(extents, {},
                    [](const Extent& extent) { return std::pair(extent.offset, extent.length); });
  const auto same = [](const Extent& a, const Extent& b) {
    return a.offset == b.offset && a.length == b.length;
  };
  extents.erase(std::unique(extents.begin(), extents.end(), same), extents.end());
  return extents;
}

// Articles that lie within others are hostile: read over and over, they would cost more than the file is
// long.
constexpr std::size_t kLongestArticle = std::size_t{1} << 20U;

// The verb's "to" is no part of the word.
std::string without_to(std::string term, std::string_view language) {
  if (language == "en" && term.starts_with("to ") && term.size() > 3) term.erase(0, 3);
  return term;
}

}  // namespace

LexiconSource parse_dictd(const DictionaryInput& input, std::string_view index, std::string_view articles) {
  LanguagePair languages = languages_of_name(input.path);
  EntryCollector collector(input, languages.first, languages.second);
  if (languages.first.empty() || languages.second.empty()) {
    languages = {plain_language(input.source_language), plain_language(input.target_language)};
  }
  std::size_t read_bytes = 0;
  for (const Extent& extent : read_index(index, articles.size(), collector)) {
    read_bytes += extent.length;
    if (extent.length > kLongestArticle || read_bytes > 4 * articles.size() + kLongestArticle) {
      collector.note(extent.line, "{1}: an article that is too long was skipped.");
      continue;
    }
    const std::string_view text = articles.substr(extent.offset, extent.length);
    if (text.starts_with("00-database") || text.starts_with("00database")) continue;
    if (find_invalid_utf8(text)) {
      collector.note(extent.line, "{1}: an article that is not UTF-8 was skipped.");
      continue;
    }
    Article article = parse_article(text);
    if (article.headword.size() > kLongestTerm) continue;
    article.headword = without_to(std::move(article.headword), languages.first);
    for (std::string& translation : article.translations) {
      collector.add(article.headword, without_to(std::move(translation), languages.second));
    }
  }
  return collector.finish("dictd " + std::string(file_name(input.path)));
}

}  // namespace libalign::detail
