// The regular expressions of an SRX file.
#include <utility>

#include "libalign/error.h"
#include "segment/srx_pattern.h"
#include "segment/srx_program.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kMostShown = 60;  // bytes of a pattern in a message

icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::unique_ptr<const icu::RegexPattern> compile(std::string_view pattern, std::uint32_t flags,
                                                 UErrorCode& status) {
  UParseError where;
  std::unique_ptr<const icu::RegexPattern> compiled(
      icu::RegexPattern::compile(utf16(pattern), flags, where, status));
  if (U_SUCCESS(status) && !compiled) status = U_MEMORY_ALLOCATION_ERROR;
  return compiled;
}

// The first bytes of a pattern, whole characters, for a message.
std::string shown(std::string_view pattern) {
  if (pattern.size() <= kMostShown) return std::string(pattern);
  std::size_t end = kMostShown;
  while (end > 0 && (static_cast<unsigned char>(pattern[end]) & 0xC0U) == 0x80U) --end;
  return std::string(pattern.substr(0, end)) + "...";
}

Message reason(std::string_view pattern, UErrorCode status) {
  const std::string text = shown(pattern);
  switch (status) {
    case U_REGEX_MISMATCHED_PAREN:
    case U_REGEX_MISSING_CLOSE_BRACKET:
      return {"the regular expression \"{1}\" has a bracket that is not closed or not opened.", {text}};
    case U_REGEX_BAD_ESCAPE_SEQUENCE:
      return {
          "the regular expression \"{1}\" ends in the middle of an escape sequence, or has one that is "
          "unknown.",
          {text}};
    case U_REGEX_PROPERTY_SYNTAX:
    case U_ILLEGAL_ARGUMENT_ERROR:
      return {"the regular expression \"{1}\" names an unknown class of characters.", {text}};
    case U_REGEX_LOOK_BEHIND_LIMIT:
      return {"the regular expression \"{1}\" may match text of any length, which a beforebreak may not.",
              {text}};
    default:
      return {"the regular expression \"{1}\" is not well-formed ({2}).", {text, u_errorName(status)}};
  }
}

[[noreturn]] void refuse(const Place& place, std::string_view pattern, UErrorCode status) {
  throw DataError(place, reason(pattern, status), {"Mend it: SRX uses the regular expressions of ICU.", {}});
}

void check_length(const Place& place, std::string_view pattern) {
  if (pattern.size() <= SrxRules::kLongestPattern) return;
  throw DataError(
      place, {"a regular expression of more than {1} bytes.", {std::to_string(SrxRules::kLongestPattern)}},
      {"Cut the rule into several.", {}});
}

// A pattern by itself: which of a rule's two is wrong, and why.
void check_alone(const Place& place, std::string_view pattern, std::string_view as_compiled) {
  UErrorCode status = U_ZERO_ERROR;
  compile(as_compiled, 0, status);
  if (U_FAILURE(status)) refuse(place, pattern, status);
}

SrxCompiledRule compile_rule(const SrxRule& rule, const Place& place) {
  check_length(place, rule.before_break);
  check_length(place, rule.after_break);
  const BoundedPattern before = bounded(rule.before_break);
  if (!before.balanced) refuse(place, rule.before_break, U_REGEX_MISMATCHED_PAREN);
  if (!bounded(rule.after_break).balanced) refuse(place, rule.after_break, U_REGEX_MISMATCHED_PAREN);
  SrxCompiledRule compiled;
  compiled.breaks = rule.breaks;
  compiled.line = rule.line;
  compiled.suffix = utf16(before.suffix);
  if (before.part != before.suffix) compiled.part = utf16(before.part);
  compiled.longest = static_cast<std::int32_t>(before.longest);
  UErrorCode status = U_ZERO_ERROR;
  // What follows is looked at first, then the last characters: looking back as far as a repetition may reach
  // is dear.
  const std::string tail = before.tail.empty() ? "" : "(?<=" + before.tail + ")";
  const std::string both = "(?=" + rule.after_break + ")" + tail + "(?<=" + before.pattern + ")";
  compiled.pattern = compile(both, 0, status);
  if (U_SUCCESS(status)) return compiled;
  check_alone(place, rule.after_break, rule.after_break);
  check_alone(place, rule.before_break, rule.before_break);
  check_alone(place, rule.before_break, "(?<=" + before.pattern + ")");
  refuse(place, rule.before_break, status);
}

}  // namespace

std::shared_ptr<const SrxProgram> compile_srx(SrxFile file, const std::string& name) {
  auto program = std::make_shared<SrxProgram>();
  for (std::size_t i = 0; i < file.language_rules.size(); ++i) {
    const SrxLanguageRule& language_rule = file.language_rules[i];
    for (std::size_t j = 0; j < language_rule.rules.size(); ++j) {
      const SrxRule& rule = language_rule.rules[j];
      SrxCompiledRule compiled = compile_rule(rule, {name, rule.line});
      compiled.language_rule = i;
      compiled.rule = j;
      program->rules.push_back(std::move(compiled));
    }
  }
  for (const SrxLanguageMap& map : file.language_maps) {
    const Place place{name, map.line};
    check_length(place, map.pattern);
    SrxCompiledMap compiled;
    UErrorCode status = U_ZERO_ERROR;
    compiled.pattern = compile(map.pattern, UREGEX_CASE_INSENSITIVE, status);
    if (U_FAILURE(status)) refuse(place, map.pattern, status);
    bool known = false;
    for (const SrxLanguageRule& language_rule : file.language_rules)
      known = known || language_rule.name == map.rule_name;
    if (!known) {
      throw DataError(place, {"no languagerule is named \"{1}\".", {shown(map.rule_name)}},
                      {"Name one that the file has, or remove the languagemap.", {}});
    }
    for (std::size_t i = 0; i < program->rules.size(); ++i) {
      if (file.language_rules[program->rules[i].language_rule].name == map.rule_name)
        compiled.rules.push_back(i);
    }
    program->maps.push_back(std::move(compiled));
  }
  program->file = std::move(file);
  program->name = name;
  return program;
}

}  // namespace libalign::detail
