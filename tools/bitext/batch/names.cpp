#include "batch/names.h"

#include <unordered_map>
#include <unordered_set>

namespace bitext {
namespace {

constexpr std::size_t kLongest =
    200;  // bytes of a part of a path: a number and an ending still fit behind it

bool is_reserved(std::string_view name) {
  return name == kTableOfReport || name == kPageOfReport || name == kListOfPairs;
}

bool inside_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

std::string safe_part(std::string_view part) {
  if (part == "..") return "_";
  std::string safe(part);
  if (safe.starts_with('.')) safe.front() = '_';
  if (safe.size() <= kLongest) return safe;
  std::size_t end = kLongest;
  while (end > kLongest - 4 && inside_character(safe[end])) --end;
  safe.resize(end);
  return safe;
}

// A folder never has the name that a file could have.
std::string safe_folder(std::string_view part, std::string_view ending) {
  std::string safe = safe_part(part);
  if (safe.ends_with(ending) || is_reserved(safe)) safe += '_';
  return safe;
}

std::string safe_name(std::string_view source, std::string_view ending) {
  std::string name;
  std::string_view last;
  while (!source.empty()) {
    const std::size_t slash = source.find('/');
    const std::string_view part = source.substr(0, slash);
    source.remove_prefix(slash == std::string_view::npos ? source.size() : slash + 1);
    if (part.empty() || part == ".") continue;
    if (!last.empty()) name += safe_folder(last, ending) + "/";
    last = part;
  }
  return name + (last.empty() ? "_" : safe_part(last));
}

}  // namespace

std::vector<std::string> output_names(const std::vector<ListedPair>& pairs, std::string_view ending) {
  std::unordered_set<std::string> taken;
  std::unordered_map<std::string, std::size_t> last_number;
  std::vector<std::string> names;
  names.reserve(pairs.size());
  for (const ListedPair& pair : pairs) {
    const std::string base = safe_name(pair.source, ending);
    std::size_t& number = last_number[base];
    std::string name;
    do {
      ++number;
      name = base + (number == 1 ? "" : "~" + std::to_string(number)) + std::string(ending);
    } while (is_reserved(name) || !taken.insert(name).second);
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace bitext
