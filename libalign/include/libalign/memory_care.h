// Care for translation memories of any size.
//
//     MemoryCheckReport report = check_memory("project.tmx", {}, [](const MemoryFinding& finding) {
//       use(finding.place, info_of(finding.rule).name, finding.problem, finding.advice);
//     });
//     use(report.units, report.refused());
//
// All of it streams: one unit is kept at a time, and a fingerprint of each tuid (4 bytes).
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

}  // namespace libalign
