// Which format a file has: by its ending, else by how it begins.
#include <algorithm>
#include <string_view>

#include "bilingual/corpus.h"
#include "bilingual/readers.h"
#include "libalign/bilingual.h"
#include "text/file.h"

namespace libalign {
namespace {

using detail::Draft;

bool ends_with(const std::string& path, std::string_view ending) {
  if (path.size() < ending.size()) return false;
  return std::ranges::equal(std::string_view(path).substr(path.size() - ending.size()), ending,
                            [](char c, char wanted) {
                              return (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) == wanted;
                            });
}

constexpr std::size_t kLongHeader = std::size_t{1} << 16U;  // of TEI, before its links

[[noreturn]] void refuse(const std::string& path) {
  throw DataError({path}, {"is no file of pairs that can be read."},
                  {"Those are TMX, TSV, CSV, XLSX, JSONL, XLIFF, PO, memories of Wordfast and the links of a "
                   "corpus. A text is named with its translation."});
}

Draft read(std::string_view bytes, const std::string& path, const BilingualOptions& options) {
  const std::string named = ends_with(path, ".gz") ? path.substr(0, path.size() - 3) : path;
  const auto begins = [&](std::string_view start) { return bytes.starts_with(start); };
  for (const char* const ending : {".docx", ".odt", ".epub", ".pptx"}) {
    if (ends_with(named, ending)) refuse(path);
  }
  if (begins("PK\x03\x04")) return detail::read_xlsx(bytes, path, options);
  const std::string_view head = bytes.substr(0, std::min<std::size_t>(bytes.size(), 4096));
  if (detail::is_wordfast(head)) return detail::read_wordfast(bytes, path, options);
  for (const char* const ending :
       {".xlf", ".xliff", ".xlf2", ".xliff2", ".sdlxliff", ".mxliff", ".mqxliff"}) {
    if (ends_with(named, ending)) return detail::read_xliff(bytes, path);
  }
  if (head.find("<xliff") != std::string_view::npos) return detail::read_xliff(bytes, path);
  if (detail::is_corpus_links(bytes.substr(0, kLongHeader))) {
    return detail::draft_of_corpus(bytes, path, detail::documents_beside(path, options.max_bytes));
  }
  if (head.find("<tmx") != std::string_view::npos) {
    if (path != "-") return detail::read_tmx(path, options);
    throw DataError({path}, {"is a memory, which is not read from standard input."}, {"Name a file."});
  }
  if (ends_with(named, ".po") || ends_with(named, ".pot")) return detail::read_po(bytes, path, options);
  if (ends_with(named, ".csv")) return detail::read_csv(bytes, path, options);
  if (ends_with(named, ".jsonl") || begins("{\"")) return detail::read_jsonl(bytes, path);
  const std::string_view first_line = head.substr(0, head.find('\n'));
  const bool parted = first_line.find('\t') != std::string_view::npos;
  if (ends_with(named, ".tsv") || ends_with(named, ".sent") || (ends_with(named, ".txt") && parted))
    return detail::read_tsv(bytes, path, options);
  if (begins("msgid ") || head.find("\nmsgid ") != std::string_view::npos)
    return detail::read_po(bytes, path, options);
  if (first_line.find("source") != std::string_view::npos) {
    return parted && first_line.find('"') == std::string_view::npos ? detail::read_tsv(bytes, path, options)
                                                                    : detail::read_csv(bytes, path, options);
  }
  refuse(path);
}

Draft draft_of(const std::string& path, const BilingualOptions& options) {
  // Unit by unit, packed ones too; the size is looked at on the way.
  if (ends_with(path, ".tmx") || ends_with(path, ".tmx.gz")) return detail::read_tmx(path, options);
  const std::string bytes = detail::read_unpacked(path, options.max_bytes);
  if (bytes.empty()) throw DataError({path}, {"is empty."}, {"Check that it is the right file."});
  return read(bytes, path, options);
}

}  // namespace

Alignment read_bilingual(const std::string& path, const BilingualOptions& options) {
  return detail::to_alignment(draft_of(path, options), options);
}

Units read_units(const std::string& path, const BilingualOptions& options) {
  return detail::to_units(draft_of(path, options), options);
}

}  // namespace libalign
