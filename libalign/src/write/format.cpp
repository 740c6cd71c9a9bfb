#include <array>
#include <utility>

#include "libalign/write.h"

namespace libalign {
namespace {

constexpr std::array<std::pair<std::string_view, WriteFormat>, 4> kFormats = {{
    {"tmx", WriteFormat::tmx},
    {"tsv", WriteFormat::tsv},
    {"jsonl", WriteFormat::jsonl},
    {"beads", WriteFormat::beads},
}};

// ASCII only, whatever the locale.
std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

}  // namespace

std::optional<WriteFormat> format_by_name(std::string_view name) {
  for (const auto& [known, format] : kFormats) {
    if (name == known) return format;
  }
  return std::nullopt;
}

std::optional<WriteFormat> format_by_ending(std::string_view path) {
  const std::string_view file = path.substr(path.find_last_of('/') + 1);  // npos + 1 is 0
  const std::size_t dot = file.find_last_of('.');
  if (dot == std::string_view::npos) return std::nullopt;
  return format_by_name(lower(file.substr(dot + 1)));
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  names.reserve(kFormats.size());
  for (const auto& [name, format] : kFormats) names.emplace_back(name);
  return names;
}

}  // namespace libalign
