#include <algorithm>
#include <cctype>
#include <utility>

#include "lexicon/dictionary.h"
#include "libalign/text.h"

namespace libalign::detail {

std::string plain_language(std::string_view tag) {
  const std::optional<std::string> canonical = canonical_language(tag);
  return canonical ? std::string(primary_language(*canonical)) : std::string();
}

std::string_view file_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

LanguagePair languages_of_name(std::string_view path) {
  const std::string_view name = file_name(path);
  const std::string_view stem = name.substr(0, name.find('.'));
  // The last two parts, each a code of two or three letters: "freedict-eng-spa", "eco-fr-es".
  const std::size_t last = stem.rfind('-');
  if (last == std::string_view::npos || last == 0) return {};
  const std::size_t before = stem.rfind('-', last - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::string_view first = stem.substr(begin, last - begin);
  const std::string_view second = stem.substr(last + 1);
  const auto is_code = [](std::string_view code) {
    return (code.size() == 2 || code.size() == 3) &&
           std::ranges::all_of(code, [](unsigned char c) { return std::islower(c) != 0; });
  };
  if (!is_code(first) || !is_code(second)) return {};
  return {plain_language(first), plain_language(second)};
}

EntryCollector::EntryCollector(const DictionaryInput& input, std::string_view first_language,
                               std::string_view second_language)
    : path_(input.path) {
  const std::string from = plain_language(input.source_language);
  const std::string to = plain_language(input.target_language);
  const std::string first = plain_language(first_language);
  const std::string second = plain_language(second_language);
  turned_ = !first.empty() && !second.empty() && first != second &&
            (from == second || (from.empty() && to == first)) && (to.empty() || to == first);
  const auto chosen = [](const std::string& asked, const std::string& named) {
    return asked.empty() ? named : asked;
  };
  source_.source_language = chosen(from, turned_ ? second : first);
  source_.target_language = chosen(to, turned_ ? first : second);
  if (source_.source_language.empty() || source_.target_language.empty()) {
    throw DataError({path_}, {"does not say which languages it is of.", {}},
                    {"Name them with --from and --to.", {}});
  }
}

void EntryCollector::add(std::string first, std::string second) {
  if (first.empty() || second.empty() || first.size() > kLongestTerm || second.size() > kLongestTerm) return;
  if (source_.entries.size() >= kMostEntries) {
    throw DataError({path_}, {"holds more than {1} entries.", {std::to_string(kMostEntries)}},
                    {"Cut it into smaller ones.", {}});
  }
  if (turned_) std::swap(first, second);
  source_.entries.push_back({std::move(first), std::move(second)});
}

void EntryCollector::note(std::size_t line, std::string pattern, std::vector<std::string> arguments) {
  if (source_.notes.size() >= kMostNotes) {
    ++unlisted_notes_;
    return;
  }
  arguments.insert(arguments.begin(), Place{path_, line}.text());
  source_.notes.push_back({std::move(pattern), std::move(arguments)});
}

LexiconSource EntryCollector::finish(std::string origin) {
  if (unlisted_notes_ > 0) {
    source_.notes.push_back({"{1}: {2} more lines were skipped.", {path_, std::to_string(unlisted_notes_)}});
  }
  if (source_.entries.empty()) {
    throw DataError(
        {path_}, {"holds no pair of terms for {1}-{2}.", {source_.source_language, source_.target_language}},
        {"Check that it is a bilingual dictionary of these languages.", {}});
  }
  source_.origin = std::move(origin);
  return std::move(source_);
}

}  // namespace libalign::detail
