// Translation memories: TMX files of any size, read and written unit by unit.
//
//     MemoryReader reader("project.tmx");           // .tmx.gz as well; "-" is standard input
//     MemoryUnit unit;
//     while (reader.next(unit)) {
//       for (const MemoryVariant& variant : unit.variants) use(variant.language, variant.segment.text);
//     }
//
// TMX 1.1 to 1.4 in every encoding that ICU knows. What is broken does not stop the reading: what XML forbids
// (control characters, &nbsp;, bytes that are no characters, a bare &) is read as what it must have meant, a
// unit that cannot be read is passed over, and each is a MemoryProblem of the unit that it stands in or
// before. Memory stays the same whatever the size of the file: a few hundred kilobytes and the largest unit.
//
// An empty file, one that is no TMX, and one whose encoding is unknown throw DataError. memory_care.h checks
// and mends memories and works on whole files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libalign/error.h"
#include "libalign/memory_rules.h"

namespace libalign {

// One thing that is wrong. `offset` is a place in the text as it was read: MemoryReader::place() makes line
// and column of it, as long as the unit is the one that was read last.
struct MemoryProblem {
  MemoryRule rule = MemoryRule::xml;
  std::uint64_t offset = 0;
  std::vector<std::string> arguments = {};  // of the rule's sentence
  Message own = {};                         // in place of the rule's sentence
  std::size_t line = 0, column = 0;         // where they are known already
};

struct MemoryAttribute {
  std::string name, value;
  bool operator==(const MemoryAttribute&) const = default;
};

// The value of an attribute, or nullptr.
const std::string* find_attribute(const std::vector<MemoryAttribute>& attributes, std::string_view name);

// A <note> or a <prop>.
struct MemoryInfo {
  bool note = false;
  std::string type;  // of a prop
  std::string text;
  std::vector<MemoryAttribute> attributes;  // the others
  std::uint64_t offset = 0;
  bool has_type = false;
};

enum class MemoryCode : unsigned char { bpt, ept, it, ph, hi, sub, ut };
std::string_view name_of(MemoryCode code);

// A segment with inline codes is a row of these: text, the beginning and the end of codes, well nested.
struct MemoryPiece {
  enum class Kind : unsigned char { text, open, close };
  Kind kind = Kind::text;
  MemoryCode code = MemoryCode::ph;         // of open and close
  std::string text;                         // of text
  std::vector<MemoryAttribute> attributes;  // of open
  std::uint64_t offset = 0;
};

struct MemorySegment {
  std::string text;                 // without codes and what is in them
  std::vector<MemoryPiece> pieces;  // empty when the text is all
  std::uint64_t offset = 0;
  bool present = false;  // whether there was a <seg>
};

// As it stands between <seg> and </seg>: XML.
std::string markup_of(const MemorySegment& segment);

struct MemoryVariant {
  std::string language;                     // xml:lang as written, or lang; empty when there was none
  std::vector<MemoryAttribute> attributes;  // the others, as written
  std::vector<MemoryInfo> infos;
  MemorySegment segment;
  std::uint64_t offset = 0;
  bool old_attribute = false;  // the language came from lang
};

struct MemoryUnit {
  std::vector<MemoryAttribute> attributes;
  std::vector<MemoryInfo> infos;
  std::vector<MemoryVariant> variants;
  std::vector<MemoryProblem> problems;
  std::uint64_t offset = 0;
  std::size_t number = 0;  // from 0, of the units that could be read

  void clear();
};

// A <ude>: private characters.
struct MemoryUde {
  std::vector<MemoryAttribute> attributes;
  std::vector<std::vector<MemoryAttribute>> maps;
};

struct MemoryHeader {
  std::string version;                      // of TMX, "1.4"
  std::string encoding;                     // that the file has, "UTF-8", "UTF-16LE"
  std::vector<MemoryAttribute> root;        // attributes of <tmx> beside the version
  std::vector<MemoryAttribute> attributes;  // of <header>
  std::vector<MemoryInfo> infos;
  std::vector<MemoryUde> udes;
  std::vector<MemoryProblem> problems;
  std::uint64_t offset = 0, root_offset = 0;  // of <header> and of <tmx>
  bool present = false;

  // "es-ES", "*all*" or "".
  std::string source_language() const;
};

struct MemoryReadOptions {
  std::string encoding = {};  // in place of the one that the file names
  std::string name = {};      // what places call the file; empty: its path
};

class MemoryReader {
 public:
  // Throws DataError when there is nothing to read, UsageError for an encoding that is unknown.
  explicit MemoryReader(const std::string& path, const MemoryReadOptions& options = {});
  ~MemoryReader();
  MemoryReader(MemoryReader&& other) noexcept;
  MemoryReader& operator=(MemoryReader&& other) noexcept;

  // Reads up to the first unit. Without a <header> it is empty, and one of its problems says so.
  const MemoryHeader& header();
  // The next unit; false at the end. `unit` keeps its memory for the next.
  bool next(MemoryUnit& unit);
  // After next() said false: what was found behind the last unit.
  const std::vector<MemoryProblem>& rest() const;

  // Of a problem of the header, of the unit that was read last or of the rest.
  Place place(const MemoryProblem& problem) const;
  Place place(std::uint64_t offset) const;
  // Problems that were too many to keep, by rule: a gigabyte of control characters without a unit, say.
  std::size_t dropped(MemoryRule rule) const;
  // Bytes of text read so far.
  std::uint64_t bytes() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Writes TMX 1.4 in UTF-8: a header, units, the end.
//
// A unit is written as it is: notes and props before variants and segments, the language as xml:lang, texts
// escaped; what XML forbids is left out. Whether the unit is sound is for mend_unit() (memory_care.h).
class MemoryWriter {
 public:
  // `name` is what errors call the output. The stream of an OutputFile whose name ends in ".gz" is packed.
  MemoryWriter(std::FILE* stream, std::string name);
  ~MemoryWriter();
  MemoryWriter(const MemoryWriter&) = delete;
  MemoryWriter& operator=(const MemoryWriter&) = delete;

  void header(const MemoryHeader& header);
  void unit(const MemoryUnit& unit);
  // The end of the file; the stream is flushed but stays open. Throws DataError, as all here.
  void finish();
  // Of text, before it is packed.
  std::uint64_t bytes() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace libalign
