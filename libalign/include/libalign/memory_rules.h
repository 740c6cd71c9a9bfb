// The rules that `bitext tmx check` knows: what is wrong with a translation memory, who minds, what to do.
//
//     for (const MemoryRuleInfo& rule : memory_rules()) use(rule.name, rule.refused, rule.mended);
//
// A rule is `refused` when the specification, the DTD, the schema or the reader of a CAT tool refuses the
// file or the unit for it, and else only worth a word. It is `mended` when fix can set it right without
// guessing.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "libalign/error.h"

namespace libalign {

enum class MemoryRule : unsigned char {
  // characters and XML
  encoding,
  utf16,
  bad_byte,
  character,
  entity,
  unknown_entity,
  ampersand,
  less_than,
  xml,
  doctype,
  element,
  // the shape of TMX
  version,
  old_version,
  header_missing,
  misplaced,
  order,
  stray_text,
  segment_missing,
  variant_missing,
  attribute_missing,
  attribute_unknown,
  attribute_value,
  date,
  lang_attribute,
  code_pair,
  code_match,
  old_code,
  // languages
  language_missing,
  language_code,
  language_case,
  source_missing,
  source_all,
  source_second,
  language_twice,
  // content
  tuid_twice,
  empty_segment,
  single_language,
  blank_ends,
  line_break,
  not_nfc,
  damaged_text,
  type_prefix,
  tool_name,
  no_units,
  // what one consumer minds
  region,
  many_languages,
  too_long,
  long_code,
  datatype,
  paragraphs,
  file_size,
  count  // of the rules; no rule
};
inline constexpr std::size_t kMemoryRules = static_cast<std::size_t>(MemoryRule::count);

struct MemoryRuleInfo {
  MemoryRule rule;
  std::string_view name;  // "control-character": stable, for scripts
  bool refused;
  bool mended;
  Message problem;  // {1}, {2}: the arguments of the problem
  Message advice;
};

// All of them, in the order of MemoryRule.
std::span<const MemoryRuleInfo> memory_rules();
const MemoryRuleInfo& info_of(MemoryRule rule);
std::optional<MemoryRule> memory_rule_by_name(std::string_view name);

}  // namespace libalign
