// The table of formats: one row each.
#include <algorithm>
#include <array>

#include "libalign/write.h"
#include "text/ascii.h"
#include "write/writers.h"

namespace libalign {
namespace {

using detail::FormatWriter;
using detail::SeveralFilesWriter;

struct Row {
  FormatEntry entry;
  FormatWriter write = nullptr;                // of one file
  SeveralFilesWriter write_several = nullptr;  // of several
};

const std::vector<Row>& table() {
  static const std::vector<Row> rows = {
      {{.format = WriteFormat::tmx,
        .name = "tmx",
        .endings = {".tmx"},
        .pairs_only = true,
        .needs_languages = true,
        .two_languages = true,
        .remarks = true,
        .statuses = true},
       detail::write_tmx},
      {{.format = WriteFormat::tsv, .name = "tsv", .endings = {".tsv"}, .statuses = true}, detail::write_tsv},
      {{.format = WriteFormat::jsonl,
        .name = "jsonl",
        .endings = {".jsonl"},
        .evidence = true,
        .remarks = true,
        .statuses = true},
       detail::write_jsonl},
      {{.format = WriteFormat::beads, .name = "beads", .endings = {".beads"}, .text = false},
       detail::write_beads},
      {{.format = WriteFormat::csv, .name = "csv", .endings = {".csv"}, .remarks = true, .statuses = true},
       detail::write_csv},
      {{.format = WriteFormat::xlsx, .name = "xlsx", .endings = {".xlsx"}, .remarks = true, .statuses = true},
       detail::write_xlsx},
      {{.format = WriteFormat::xliff,
        .name = "xliff",
        .endings = {".xlf", ".xliff"},
        .needs_languages = true,
        .remarks = true,
        .statuses = true},
       detail::write_xliff},
      {{.format = WriteFormat::xliff2,
        .name = "xliff2",
        .endings = {".2.xlf", ".xlf2", ".xliff2"},
        .needs_languages = true,
        .remarks = true,
        .statuses = true},
       detail::write_xliff2},
      {{.format = WriteFormat::po, .name = "po", .endings = {".po"}, .remarks = true, .statuses = true},
       detail::write_po},
      {{.format = WriteFormat::wordfast,
        .name = "wordfast",
        .endings = {".wordfast.txt"},
        .pairs_only = true,
        .needs_languages = true,
        .two_languages = true,
        .confidence = false},
       detail::write_wordfast},
      {{.format = WriteFormat::html,
        .name = "html",
        .endings = {".html", ".htm"},
        .remarks = true,
        .statuses = true},
       detail::write_html},
      {{.format = WriteFormat::ladder, .name = "ladder", .endings = {".ladder"}, .text = false},
       detail::write_ladder},
      {{.format = WriteFormat::bitextor, .name = "bitextor", .endings = {".sent"}, .pairs_only = true},
       detail::write_bitextor},
      {{.format = WriteFormat::moses,
        .name = "moses",
        .endings = {".moses"},
        .several_files = true,
        .pairs_only = true},
       nullptr,
       detail::write_moses},
      {{.format = WriteFormat::xces,
        .name = "xces",
        .endings = {".xces"},
        .several_files = true,
        .statuses = true},
       nullptr,
       detail::write_xces},
      {{.format = WriteFormat::tei,
        .name = "tei",
        .endings = {".tei"},
        .several_files = true,
        .statuses = true},
       nullptr,
       detail::write_tei},
      {{.format = WriteFormat::intertext,
        .name = "intertext",
        .endings = {".intertext"},
        .several_files = true,
        .statuses = true,
        .confidence = false},
       nullptr,
       detail::write_intertext},
      {{.format = WriteFormat::cwb,
        .name = "cwb",
        .endings = {".cwb"},
        .several_files = true,
        .confidence = false},
       nullptr,
       detail::write_cwb},
      {{.format = WriteFormat::manatee,
        .name = "manatee",
        .endings = {".manatee"},
        .several_files = true,
        .confidence = false},
       nullptr,
       detail::write_manatee},
      {{.format = WriteFormat::paraconc,
        .name = "paraconc",
        .endings = {".paraconc"},
        .several_files = true,
        .confidence = false},
       nullptr,
       detail::write_paraconc},
  };
  return rows;
}

const Row& row_of(WriteFormat format) { return table().at(static_cast<std::size_t>(format)); }

}  // namespace

std::span<const FormatEntry> formats() {
  static const std::vector<FormatEntry> entries = [] {
    std::vector<FormatEntry> list;
    for (const Row& row : table()) list.push_back(row.entry);
    return list;
  }();
  return entries;
}

const FormatEntry& entry_of(WriteFormat format) { return row_of(format).entry; }

std::optional<WriteFormat> format_by_name(std::string_view name) {
  for (const FormatEntry& entry : formats()) {
    if (name == entry.name) return entry.format;
  }
  return std::nullopt;
}

std::optional<WriteFormat> format_by_ending(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  std::string file = detail::ascii_lower(path.substr(path.find_last_of('/') + 1));  // npos + 1 is 0
  const bool packed = file.ends_with(".gz");
  if (packed) file.resize(file.size() - 3);
  const FormatEntry* found = nullptr;
  std::size_t longest = 0;  // ".sent.tsv" is no ".tsv"
  for (const FormatEntry& entry : formats()) {
    if (packed && (entry.several_files || entry.format == WriteFormat::xlsx)) continue;
    for (const std::string_view ending : entry.endings) {
      if (!file.ends_with(ending) || ending.size() <= longest) continue;
      found = &entry;
      longest = ending.size();
    }
  }
  return found == nullptr ? std::nullopt : std::optional(found->format);
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  names.reserve(formats().size());
  for (const FormatEntry& entry : formats()) names.emplace_back(entry.name);
  return names;
}

std::unique_ptr<Output> make_output(const std::string& path, WriteFormat format,
                                    OutputFile::Existing existing, OutputFile::Begin begin) {
  if (entry_of(format).several_files) return std::make_unique<OutputFolder>(path, existing);
  return std::make_unique<OutputFile>(path, existing, begin);
}

namespace detail {

FormatWriter writer_of(WriteFormat format) { return row_of(format).write; }
SeveralFilesWriter several_files_writer_of(WriteFormat format) { return row_of(format).write_several; }

}  // namespace detail
}  // namespace libalign
