// Care for translation memories: check, mend, merge, split, count and compare them, whatever their size.
//
//     MemoryCheckReport report = check_memory("project.tmx", {}, [](const MemoryFinding& finding) {
//       use(finding.place, info_of(finding.rule).name, finding.problem, finding.advice);
//     });
//     use(report.units, report.refused());
//
// All of it streams. Check, mend, split and count keep one unit at a time and a fingerprint of each tuid (60
// MB at most). What looks for duplicates and conflicts, or compares two memories, reads its inputs twice and keeps
// 32 bytes for each unit and language: up to 48 MB of them in memory, beyond that in a temporary file that is
// sorted part by part, so that 100 MB are enough for any size. Duplicates are told by 128 bits of hash.
//
// Problems of the content are never errors: DataError is for files that cannot be read at all or written.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libalign/memory.h"

namespace libalign {

// ---- check

// The consumer whose limits are looked at beside the rules that all share.
enum class MemoryProfile : unsigned char { generic, trados, memoq, omegat, wordfast, phrase, smartling };
std::vector<std::string> memory_profile_names();  // in that order

struct MemoryFinding {
  MemoryRule rule = MemoryRule::xml;
  Place place;
  Message problem;
  Message advice;
};

using MemoryCounts = std::array<std::size_t, kMemoryRules>;

struct MemoryCheckOptions {
  MemoryReadOptions read;
  MemoryProfile profile = MemoryProfile::generic;
  std::size_t most = 20;  // findings of each rule that are told; all are counted. 0: all are told
};

struct MemoryCheckReport {
  std::size_t units = 0;
  std::uint64_t bytes = 0;                       // of text
  std::map<std::string, std::size_t> languages;  // segments, by the code as written (at most 1,000 codes)
  MemoryCounts counts{};                         // findings, by rule
  bool tuids_compared = true;                    // false: there were too many for the memory

  std::size_t refused() const;  // findings of rules that somebody refuses the file or the unit for
  std::size_t odd() const;      // the others
};

MemoryCheckReport check_memory(const std::string& path, const MemoryCheckOptions& options,
                               const std::function<void(const MemoryFinding&)>& tell);

// ---- fix, merge, dedupe

// What happens to units that are doubtful:
//            half-empty  symbols only  duplicates  numbers, length, language, brackets, addresses, same text,
//                                                  conflicts, low confidence
//   plain    left out    kept          kept        kept
//   tm       left out    left out      left out    flagged
//   corpus   kept        kept          kept        flagged
//   mt       left out    left out      left out    left out
// A flag is <prop type="x-flag">numbers length</prop>.
enum class MemoryPolicy : unsigned char { plain, tm, corpus, mt };
std::vector<std::string> memory_policy_names();

struct MemoryMendOptions {
  MemoryReadOptions read;
  MemoryPolicy policy = MemoryPolicy::plain;
  std::string source_code;                   // of the source language: for the header, and first in each unit
  std::map<std::string, std::string> codes;  // old -> new; old in any case
  bool drop_duplicates = false;              // units with the same texts: the first stays
  bool flag_conflicts = false;               // the same source with different targets
  bool by_context = false;                   // units in different contexts are no duplicates
  std::string version;                       // of the program, for a header that has to be made
};

struct MemoryMendReport {
  std::size_t read = 0;
  std::size_t written = 0;
  std::size_t half_empty = 0;     // left out, as are the next ones
  std::size_t without_words = 0;  // symbols only
  std::size_t duplicates = 0;
  std::size_t flagged_out = 0;  // by the policy mt
  std::size_t unreadable = 0;   // broken XML
  MemoryCounts found{};         // what was wrong in the input
  std::map<std::string, std::size_t> flags;
};

// Several memories in, one out. The header is that of the first, mended. `left_out` (may be null) gets what
// is left out as a memory of its own. Throws DataError; UsageError for codes that are none.
MemoryMendReport mend_memories(const std::vector<std::string>& paths, const MemoryMendOptions& options,
                               MemoryWriter& out, MemoryWriter* left_out = nullptr);

// ---- split

struct MemorySplitOptions {
  MemoryReadOptions read;
  std::size_t units = 0;     // at most, in a part; 0: any number
  std::uint64_t bytes = 0;   // of text at most, in a part that has more than one unit; 0: any number
  bool by_language = false;  // a part for each target language, with the source in each
  std::string source_code;   // for by_language, when the header does not name the source
};

struct MemorySplitReport {
  std::size_t units = 0;    // read
  std::size_t written = 0;  // to all parts
  std::size_t parts = 0;
  std::size_t without_source = 0;  // by_language: units that were left out, since their source is not known
  MemoryCounts found{};
};

// `open` makes the writer of a part: its number from 1, or its language. A writer is finished before the next
// is opened, but for by_language, where all stay open.
MemorySplitReport split_memory(const std::string& path, const MemorySplitOptions& options,
                               const std::function<MemoryWriter&(std::size_t, const std::string&)>& open);

// ---- stats

struct MemoryLanguageFigures {
  std::size_t segments = 0, empty = 0, with_codes = 0, characters = 0, words = 0, longest = 0;
};

struct MemoryFigures {
  std::string version, encoding, tool, source;
  std::uint64_t bytes = 0;
  std::size_t units = 0, half_empty = 0, same_text = 0, unreadable = 0;
  std::map<std::string, MemoryLanguageFigures> languages;
  std::map<std::string, std::size_t> pairs;   // "es-ES > en-US": units, by source and target
  std::map<std::string, std::size_t> props;   // types
  std::map<std::string, std::size_t> people;  // creationid or changeid
  std::string first_date, last_date;          // of creation or change
};

// Maps hold at most 1,000 names each; the rest are counted as "...".
MemoryFigures measure_memory(const std::string& path, const MemoryReadOptions& options = {});

// ---- diff

struct MemoryDifference {
  enum class Kind : unsigned char { removed, added, changed_from, changed_to };
  Kind kind = Kind::removed;
  Place place;
  std::string source_language, target_language;
  std::string source, target;  // as they stand between <seg> and </seg>
};

struct MemoryDiffReport {
  std::size_t same = 0, removed = 0, added = 0, changed = 0;  // pairs of a source and a target
};

// First what the old memory has and the new has not, then the reverse. A source that both have with different
// targets is told as changed_from, and later as changed_to.
MemoryDiffReport diff_memories(const std::string& old_path, const std::string& new_path,
                               const MemoryReadOptions& options,
                               const std::function<void(const MemoryDifference&)>& tell);

}  // namespace libalign
