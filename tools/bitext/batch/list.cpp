#include "batch/list.h"

#include <cstdio>

#include "inputs.h"
#include "libalign/error.h"
#include "libalign/text.h"

namespace bitext {
namespace {

using libalign::DataError;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kLanguages = "# languages: ";

std::string read_standard_input() {
  constexpr std::size_t kChunk = 1U << 16U;
  std::string text;
  std::string chunk(kChunk, '\0');
  while (const std::size_t size = std::fread(chunk.data(), 1, kChunk, stdin)) text.append(chunk, 0, size);
  return text;
}

ListedPair parse_line(std::string_view line, const std::string& name, std::size_t number) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos || tab == 0) {
    throw DataError({name, number}, {"a line of the list needs two names with a tab between them."},
                    {"Write SOURCE, a tab, TARGET."});
  }
  const std::string_view source = line.substr(0, tab);
  const std::string_view rest = line.substr(tab + 1);
  const std::string_view target = rest.substr(0, rest.find('\t'));
  if (target.empty() || line.find('\0') != std::string_view::npos) {
    throw DataError({name, number}, {"a line of the list needs two names with a tab between them."},
                    {"Write SOURCE, a tab, TARGET."});
  }
  return {std::string(source), std::string(target)};
}

}  // namespace

std::vector<ListedPair> parse_list(std::string_view text, const std::string& name) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  std::vector<ListedPair> pairs;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    pairs.push_back(parse_line(line, name, number));
  }
  if (pairs.empty()) throw DataError({name}, {"there is no pair in the list."}, {"Write one pair a line."});
  return pairs;
}

std::string line_on_languages(const std::string& from, const std::string& to) {
  return std::string(kLanguages) + from + " " + to + "\n";
}

std::pair<std::string, std::string> languages_of_list(std::string_view text) {
  if (!text.starts_with(kLanguages)) return {};
  text = text.substr(kLanguages.size(), text.find('\n') - kLanguages.size());
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return {};
  const auto from = libalign::canonical_language(text.substr(0, space));
  const auto to = libalign::canonical_language(text.substr(space + 1));
  if (!from || !to) return {};
  return {*from, *to};
}

std::vector<ListedPair> read_list(const std::string& name) {
  return parse_list(name == "-" ? read_standard_input() : read_small_file(name), name);
}

}  // namespace bitext
