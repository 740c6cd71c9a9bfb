#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "libalign/lexicon.h"
#include "libalign/text.h"

namespace libalign {
namespace {

// "es" of "es-MX", "spa" and "ES".
std::string primary(std::string_view language) {
  return std::string(primary_language(canonical_language(language).value_or(std::string(language))));
}

// "es-en.lex" or "es-en-anything.lex" for the pair "es-en".
bool is_of_pair(std::string_view name, std::string_view pair) {
  constexpr std::string_view kEnding = ".lex";
  if (!name.starts_with(pair) || !name.ends_with(kEnding) || name.size() < pair.size() + kEnding.size())
    return false;
  return name[pair.size()] == '.' ? name.size() == pair.size() + kEnding.size() : name[pair.size()] == '-';
}

}  // namespace

std::vector<std::string> find_lexicons(const std::vector<std::string>& folders,
                                       std::string_view source_language, std::string_view target_language) {
  const std::string source = primary(source_language);
  const std::string target = primary(target_language);
  std::vector<std::string> found;
  if (source.empty() || target.empty()) return found;
  std::array<std::string, 2> pairs = {source, target};
  pairs[0].append("-").append(target);
  pairs[1].append("-").append(source);
  for (const std::string& folder : folders) {
    std::vector<std::string> names;
    std::error_code error;
    for (auto entry = std::filesystem::directory_iterator(folder, error);
         !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
      std::error_code no_status;
      if (entry->is_regular_file(no_status)) names.push_back(entry->path().filename().string());
    }
    // By the name without its ending: '-' sorts before '.', and the plain name shall come first.
    std::ranges::sort(names, {}, [](const std::string& name) {
      return name.substr(0, name.size() - std::min<std::size_t>(name.size(), 4));
    });
    for (const std::string& pair : pairs) {
      for (const std::string& name : names) {
        if (is_of_pair(name, pair)) found.push_back((std::filesystem::path(folder) / name).string());
      }
      if (source == target) break;
    }
  }
  return found;
}

}  // namespace libalign
