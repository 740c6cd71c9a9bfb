// An Alignment in, a file out.
//
//     OutputFile out("memory.tmx", OutputFile::Existing::refuse);
//     WriteReport report = write_alignment(alignment, out.stream(), WriteFormat::tmx);
//     out.commit();   // only now memory.tmx appears
//
// TMX 1.4 as every CAT tool takes it (docs/formats.md has the shape); unaligned sentences and beads under the threshold are never half-empty units: they are
// counted in the report. Memory does not grow with the number of beads. A full disk throws DataError and leaves what was there before.
#pragma once

#include <cstddef>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libalign/alignment.h"

namespace libalign {

enum class WriteFormat { tmx, tsv, jsonl, beads };

// "tmx", "tsv", "jsonl", "beads"; nullopt for any other name.
std::optional<WriteFormat> format_by_name(std::string_view name);
// By a file's ending: ".tmx", ".tsv", ".jsonl", ".beads"; nullopt for any other.
std::optional<WriteFormat> format_by_ending(std::string_view path);
std::vector<std::string> format_names();

struct WriteOptions {
  double min_confidence = 0;      // beads below are left out of TMX; in the other formats they stay, with their number
  std::string creation_date;      // "20250101T120000Z"; empty: none is written, so that the same input gives the same bytes
  std::string source_code;        // what the file calls the languages; empty: the documents' own
  std::string target_code;
};

struct WriteReport {
  std::size_t units = 0;              // beads written as pairs
  std::size_t below_confidence = 0;   // pairs left out by min_confidence
  std::size_t unaligned_source = 0;   // sentences
  std::size_t unaligned_target = 0;
  std::vector<Message> notes;         // "3 segments are longer than 2,000 characters; Trados cloud refuses them"
};

// Writes to an open stream. Throws DataError when the stream fails (a full disk, a closed pipe).
WriteReport write_alignment(const Alignment& alignment, std::FILE* stream, WriteFormat format, const WriteOptions& options = {});

// A file that appears only when it is complete: written beside under another name, then renamed.
class OutputFile {
 public:
  enum class Existing { refuse, replace };

  // "-" is standard output. Throws DataError when the folder is missing or the file exists and must not be replaced.
  OutputFile(std::string path, Existing existing);
  ~OutputFile();  // without commit(): nothing is left behind
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  std::FILE* stream() const { return stream_; }
  void commit();  // flushes, syncs, renames. Throws DataError.

 private:
  std::string path_;
  std::string temporary_;
  Existing existing_;
  std::FILE* stream_ = nullptr;
};

}  // namespace libalign
