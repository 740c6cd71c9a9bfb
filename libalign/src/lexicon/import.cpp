#include <sys/stat.h>

#include <algorithm>
#include <optional>

#include "lexicon/dictionary.h"
#include "lexicon/format.h"
#include "text/ascii.h"
#include "text/file.h"

namespace libalign {
namespace {

using detail::kMostFileBytes;

std::string read_file(const std::string& path) {
  return detail::read_bytes(path, kMostFileBytes, {"Cut it into smaller ones."});
}

bool is_file(const std::string& path) {
  struct stat status = {};
  return stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

// Any of the two files of a dictd dictionary names both.
std::optional<std::string> dictd_stem(const std::string& path) {
  const std::string lower = detail::ascii_lower(path);
  for (const std::string_view ending : {".index", ".dict", ".dict.dz"}) {
    if (lower.ends_with(ending)) return path.substr(0, path.size() - ending.size());
  }
  return std::nullopt;
}

LexiconSource import_dictd(const std::string& stem, const detail::DictionaryInput& input) {
  const std::string index = read_file(stem + ".index");
  for (const std::string& path : {stem + ".dict.dz", stem + ".dict"}) {
    if (!is_file(path)) continue;
    std::string articles = read_file(path);
    if (articles.starts_with("\x1F\x8B")) articles = detail::gunzip(path, articles, kMostFileBytes);
    return detail::parse_dictd(input, index, articles);
  }
  throw DataError(
      {stem + ".index"},
      {"has no dictionary beside it: neither {1} nor {2} is there.", {stem + ".dict.dz", stem + ".dict"}},
      {"Put the two files of the dictionary into one folder.", {}});
}

// The first line that is no comment holds the separator of a table.
std::string_view first_line(std::string_view text) {
  while (text.starts_with('#')) text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  return text.substr(0, text.find('\n'));
}

}  // namespace

LexiconSource import_lexicon(const std::string& path, const std::string& source_language,
                             const std::string& target_language) {
  const detail::DictionaryInput input = {path, source_language, target_language};
  if (const auto stem = dictd_stem(path)) return import_dictd(*stem, input);
  const std::string bytes = read_file(path);
  const std::string lower = detail::ascii_lower(path);
  if (bytes.starts_with("LTTB") || lower.ends_with(".bin")) return detail::parse_apertium(input, bytes);
  if (bytes.starts_with(std::string_view(detail::kMagic.data(), detail::kMagic.size()))) {
    throw DataError({path}, {"is a compiled lexicon already.", {}}, {"Use it as it is.", {}});
  }
  std::string_view text = bytes;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (lower.ends_with(".tbx") || text.starts_with("<?xml") || text.starts_with("<martif") ||
      text.starts_with("<tbx")) {
    return detail::parse_tbx(input, bytes);
  }
  if (lower.ends_with(".csv")) return detail::parse_csv(input, bytes);
  if (lower.ends_with(".tsv") || lower.ends_with(".tab")) return detail::parse_tsv(input, bytes);
  const std::string_view line = first_line(text);
  if (line.find('\t') != std::string_view::npos) return detail::parse_tsv(input, bytes);
  if (line.find_first_of(",;") != std::string_view::npos) return detail::parse_csv(input, bytes);
  throw DataError({path}, {"is no dictionary of a known kind.", {}},
                  {"Known are dictd, Apertium (.autobil.bin), TSV, CSV and TBX.", {}});
}

}  // namespace libalign
