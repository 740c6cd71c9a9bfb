// The rules of an SRX file, compiled.
#pragma once

#include <unicode/regex.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "libalign/srx.h"

namespace libalign::detail {

struct SrxCompiledRule {
  std::unique_ptr<const icu::RegexPattern> pattern;  // matches nothing at a place: looks ahead, then back
  icu::UnicodeString suffix;                         // what the text before the place ends in at least
  icu::UnicodeString part;  // what stands somewhere in the last `longest` units before it
  std::int32_t longest = 0;
  bool breaks = true;
  std::size_t language_rule = 0, rule = 0, line = 0;
};

struct SrxCompiledMap {
  std::unique_ptr<const icu::RegexPattern> pattern;
  std::vector<std::size_t> rules;  // numbers of SrxProgram::rules
};

struct SrxProgram {
  SrxFile file;
  std::string name;
  std::vector<SrxCompiledRule> rules;  // of all language rules, in the order of the file
  std::vector<SrxCompiledMap> maps;
};

// Throws DataError with the line of what cannot be compiled.
std::shared_ptr<const SrxProgram> compile_srx(SrxFile file, const std::string& name);

// The XML alone. Throws DataError.
SrxFile read_srx(std::string_view bytes, const std::string& name);

}  // namespace libalign::detail
