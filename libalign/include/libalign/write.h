// An Alignment in, a file out.
//
//     OutputFile out("memory.tmx", OutputFile::Existing::refuse);
//     WriteReport report = write_alignment(alignment, out.stream(), WriteFormat::tmx);
//     out.commit();   // only now memory.tmx appears
//
// TMX 1.4 as every CAT tool takes it (docs/formats.md has the shape); unaligned sentences and beads under the
// threshold are never half-empty units: they are counted in the report. No text is held back: memory grows by
// the ids only, a few bytes a bead. A full disk throws DataError and leaves what was there before.
//
// Texts are written in NFC, on one line, without control characters. Does not escape formulas for
// spreadsheets.
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
  // Beads below are left out of TMX unless a person confirmed them; in the other formats they stay.
  double min_confidence = 0;
  // "20250101T120000Z"; empty: none is written, so that the same input gives the same bytes.
  std::string creation_date;
  std::string source_code;  // what the file calls the languages; empty: the documents' own
  std::string target_code;
  std::string output_name;  // what errors call the output
};

struct WriteReport {
  std::size_t units = 0;             // beads written as pairs
  std::size_t below_confidence = 0;  // pairs left out by min_confidence
  std::size_t unaligned_source = 0;  // sentences
  std::size_t unaligned_target = 0;
  std::size_t rejected = 0;      // pairs left out of TMX because a person rejected them
  std::size_t without_text = 0;  // pairs left out of TMX because a side is blank
  std::vector<Message> notes;    // "segments longer than 2,000 characters, ...: 3"
};

// Writes to an open stream. Throws DataError when the stream fails (a full disk, a closed pipe) and, before
// anything is written, UsageError for a TMX whose languages are unknown, equal or not well-formed or whose
// date is none.
WriteReport write_alignment(const Alignment& alignment, std::FILE* stream, WriteFormat format,
                            const WriteOptions& options = {});

// A file that appears only when it is complete: written beside under another name, then renamed. A link keeps
// pointing to the file that it points to; a device, a pipe and /dev/stdout are written directly. A file that
// is replaced keeps its permissions.
class OutputFile {
 public:
  enum class Existing { refuse, replace };
  enum class Begin { later, now };  // now: the data is ready, so that the file need not be tried first

  // "-" is standard output. Throws DataError when the folder is missing, the file exists and must not be
  // replaced, or it cannot be written.
  OutputFile(std::string path, Existing existing, Begin begin = Begin::later);
  ~OutputFile();  // without commit(): nothing is left behind
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  // Opened at the first call, so call it when the data is ready; nullptr after close() and commit(). Throws
  // DataError.
  std::FILE* stream();
  // The first part of commit(), for a program that writes many files at a time: all is written and the file
  // closed, but not synced. Sync the disk once for all of them; commit() then only renames. Throws DataError.
  void close();
  // Flushes, syncs, renames. Throws DataError, for instance when a file that must not be replaced appeared
  // meanwhile: that file stays.
  void commit();

  // Removes the hidden files that programs that were killed have left where these paths were to be written.
  // REQUIRES: nobody is writing them.
  static void remove_leftovers(const std::vector<std::string>& paths);

 private:
  void open_temporary();
  void put_in_place();

  std::string path_;       // as the user named it
  std::string target_;     // where it goes: links followed
  std::string temporary_;  // empty when written directly or done
  Existing existing_;
  bool closed_ = false;
  bool committed_ = false;
  std::FILE* stream_ = nullptr;
};

}  // namespace libalign
