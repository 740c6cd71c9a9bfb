// An Alignment in, a file out; of some formats several files.
//
//     const auto out = make_output("memory.tmx", WriteFormat::tmx, OutputFile::Existing::refuse);
//     WriteReport report = write_alignment(alignment, *out, WriteFormat::tmx);
//     out->commit();   // only now memory.tmx appears
//
// docs/formats.md has the shape of every format, and what each keeps and drops. Formats of pairs alone (TMX,
// Moses and others) have no half-empty units: unaligned sentences and beads under the threshold are counted
// in the report. No text is held back: memory grows by the ids only, a few bytes a bead. A full disk throws
// DataError and leaves what was there before.
//
// Texts are written in NFC, on one line, without control characters; those of spreadsheets never become
// formulas.
#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libalign/alignment.h"
#include "libalign/output.h"

namespace libalign {

enum class WriteFormat {
  tmx,
  tsv,
  jsonl,
  beads,
  csv,
  xlsx,
  xliff,
  xliff2,
  po,
  wordfast,
  html,
  ladder,
  bitextor,
  moses,
  xces,
  tei,
  intertext,
  cwb,
  manatee,
  paraconc
};

struct FormatEntry {
  WriteFormat format;
  std::string_view name;  // "tmx"
  // ".tmx": the first is what outputs get, all tell the format; of files also with ".gz" behind.
  std::vector<std::string_view> endings;
  bool several_files = false;    // written into a folder
  bool pairs_only = false;       // no unaligned beads, no rejected ones, none under min_confidence
  bool needs_languages = false;  // both must be known
  bool two_languages = false;    // and differ
  bool evidence = false;         // writes it
  bool text = true;
  bool remarks = false;   // Bead::note
  bool statuses = false;  // what a person confirmed can be told from what nobody looked at
  bool confidence = true;
};

// In the order of WriteFormat.
std::span<const FormatEntry> formats();
const FormatEntry& entry_of(WriteFormat format);

// nullopt for any other name.
std::optional<WriteFormat> format_by_name(std::string_view name);
// By a file's ending, ".tmx" or ".tmx.gz"; nullopt for one that no format has.
std::optional<WriteFormat> format_by_ending(std::string_view path);
std::vector<std::string> format_names();

// What a CAT tool wants of a TMX (docs/formats.md).
enum class TmxProfile { generic, trados, memoq, omegat, wordfast, phrase, smartling };
std::optional<TmxProfile> profile_by_name(std::string_view name);
std::vector<std::string> profile_names();

struct WriteOptions {
  // Beads below are left out of formats of pairs alone unless a person confirmed them; in the others they
  // stay.
  double min_confidence = 0;
  // "20250101T120000Z"; empty: none is written, so that the same input gives the same bytes.
  std::string creation_date;
  std::string source_code;  // what the file calls the languages; empty: the documents' own
  std::string target_code;
  TmxProfile profile = TmxProfile::generic;
  // TMX of level 2: bold, italic, links and the like as <bpt> and <ept> where both sides of a pair have the
  // same of them. Other formats write none.
  bool inline_tags = false;
  bool byte_order_mark = false;  // before TMX and TSV; CSV always has one
  std::string output_name;       // what errors call the output
};

struct WriteReport {
  std::size_t units = 0;             // beads written as pairs
  std::size_t below_confidence = 0;  // pairs left out by min_confidence
  std::size_t unaligned_source = 0;  // sentences
  std::size_t unaligned_target = 0;
  std::size_t rejected = 0;      // pairs left out of a format of pairs because a person rejected them
  std::size_t without_text = 0;  // pairs left out of a format of pairs because a side is blank
  std::vector<Message> notes;    // "segments longer than 2,000 characters, ...: 3"
};

// Where a format goes: an OutputFile, or an OutputFolder for a format of several files. Throws as they do.
std::unique_ptr<Output> make_output(const std::string& path, WriteFormat format,
                                    OutputFile::Existing existing,
                                    OutputFile::Begin begin = OutputFile::Begin::later);

// Throws DataError when the output fails (a full disk, a closed pipe) and, before anything is written,
// UsageError when the format cannot have these languages or this date. REQUIRES: `out` is make_output()'s for
// this format.
WriteReport write_alignment(const Alignment& alignment, Output& out, WriteFormat format,
                            const WriteOptions& options = {});

// The same for a format of one file, to an open stream.
WriteReport write_alignment(const Alignment& alignment, std::FILE* stream, WriteFormat format,
                            const WriteOptions& options = {});

}  // namespace libalign
