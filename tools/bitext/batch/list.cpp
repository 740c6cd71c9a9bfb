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
constexpr std::string_view kUnread = "# unread: ";

std::string_view take_line(std::string_view& text, char line_end) {
  const std::size_t end = text.find(line_end);
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

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
  const char line_end = text.find('\n') == std::string_view::npos ? '\r' : '\n';
  for (std::size_t number = 1; !text.empty(); ++number) {
    std::string_view line = take_line(text, line_end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    pairs.push_back(parse_line(line, name, number));
  }
  if (pairs.empty()) throw DataError({name}, {"there is no pair in the list."}, {"Write one pair a line."});
  return pairs;
}

std::string to_text(const ListHead& head) {
  std::string text = std::string(kLanguages) + head.from + " " + head.to + "\n";
  for (const std::string& path : head.unread) text += std::string(kUnread) + path + "\n";
  return text;
}

ListHead head_of_list(std::string_view text) {
  ListHead head;
  if (!text.starts_with(kLanguages)) return head;
  std::string_view line = take_line(text, '\n').substr(kLanguages.size());
  const std::size_t space = line.find(' ');
  if (space != std::string_view::npos) {
    const auto from = libalign::canonical_language(line.substr(0, space));
    const auto to = libalign::canonical_language(line.substr(space + 1));
    if (from && to) {
      head.from = *from;
      head.to = *to;
    }
  }
  while (text.starts_with(kUnread)) head.unread.emplace_back(take_line(text, '\n').substr(kUnread.size()));
  return head;
}

std::string read_list(const std::string& name) {
  return name == "-" ? read_standard_input() : read_small_file(name);
}

}  // namespace bitext
