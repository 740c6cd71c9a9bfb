// The language codes of a memory: few, and asked for again with every segment.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "libalign/memory.h"

namespace libalign::detail {

class CanonicalCodes {
 public:
  // BCP 47 in its canonical case, underscores turned into hyphens; "" when the code is none.
  const std::string& canonical(const std::string& code);

 private:
  std::unordered_map<std::string, std::string> known_;
  std::string once_;  // when there are too many
};

bool same_code(std::string_view one, std::string_view other);  // but for case

// The variant in the source language of a unit; nullopt: there is none or every language is ("*all*").
std::optional<std::size_t> source_variant(const MemoryUnit& unit, const std::string& header_source);
// The same, but a code of the same language will do where it is the only one: es-ES for es.
std::optional<std::size_t> likely_source(const MemoryUnit& unit, const std::string& header_source);
// "es-ES, en-US"
std::string languages_of(const MemoryUnit& unit);

}  // namespace libalign::detail
