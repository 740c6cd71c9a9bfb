// Memories in files, and what the tools say of them.
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "libalign/memory_care.h"
#include "write/scratch.h"

namespace libalign {

inline std::vector<MemoryFinding> findings_of(const std::string& path, const MemoryCheckOptions& options = {},
                                              MemoryCheckReport* report = nullptr) {
  std::vector<MemoryFinding> findings;
  const MemoryCheckReport made =
      check_memory(path, options, [&](const MemoryFinding& finding) { findings.push_back(finding); });
  if (report != nullptr) *report = made;
  return findings;
}

// The rules that were met, each once, in the order of their names.
inline std::vector<std::string> rules_of(const std::string& path, const MemoryCheckOptions& options = {}) {
  std::set<std::string> names;
  for (const MemoryFinding& finding : findings_of(path, options))
    names.insert(std::string(info_of(finding.rule).name));
  return {names.begin(), names.end()};
}

// "2:7 entity" a line.
inline std::string places_of(const std::string& path) {
  std::string text;
  for (const MemoryFinding& finding : findings_of(path)) {
    text += std::to_string(finding.place.line) + ":" + std::to_string(finding.place.column) + " " +
            std::string(info_of(finding.rule).name) + "\n";
  }
  return text;
}

// A unit a line: "es-ES=Hola.|en-US=Hello.", codes as markup.
inline std::string units_of(const std::string& path) {
  std::string text;
  MemoryReader reader(path);
  for (MemoryUnit unit; reader.next(unit);) {
    for (std::size_t i = 0; i < unit.variants.size(); ++i) {
      const MemoryVariant& variant = unit.variants[i];
      text += (i > 0 ? "|" : "") + variant.language + "=" + markup_of(variant.segment);
    }
    text += "\n";
  }
  return text;
}

inline bool has_program(const std::string& name) { return run("command -v " + name).status == 0; }

}  // namespace libalign
