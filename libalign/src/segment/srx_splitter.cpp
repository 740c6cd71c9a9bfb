#include "segment/srx_splitter.h"

#include <string>

#include "segment/characters.h"

namespace libalign::detail {
namespace {

// "rule 3 of Spanish, line 41"
std::string name_of(const SrxFile& file, const SrxBreak& place) {
  const SrxLanguageRule& language_rule = file.language_rules[place.language_rule];
  const std::size_t line = language_rule.rules[place.rule].line;
  return "rule " + std::to_string(place.rule + 1) + " of " + language_rule.name +
         (line > 0 ? ", line " + std::to_string(line) : "");
}

}  // namespace

SrxSplitter::SrxSplitter(const SrxRules& rules, std::string_view language, std::vector<BorderReason>* explain)
    : file_(rules.file()), language_(rules.for_language(language)), explain_(explain) {}

void SrxSplitter::split(std::string_view block, std::size_t base, std::vector<Span>& sentences) {
  std::size_t begin = skip_spaces(block, 0);
  const auto close = [&](std::size_t end) {
    const std::size_t last = skip_spaces_back(block, end);
    if (last <= begin) return false;
    sentences.push_back({base + begin, base + last});
    begin = skip_spaces(block, end);
    return true;
  };
  for (const SrxBreak& place : language_.breaks(block)) {
    // A break that would leave nothing but white space before it or behind it is none.
    if (place.offset <= begin || skip_spaces(block, place.offset) == block.size()) continue;
    if (!place.breaks || close(place.offset)) report(base + skip_spaces(block, place.offset), place);
  }
  close(block.size());
}

void SrxSplitter::report(std::size_t offset, const SrxBreak& place) {
  if (explain_ == nullptr) return;
  const SrxRule& rule = file_.language_rules[place.language_rule].rules[place.rule];
  explain_->push_back(
      {offset, place.breaks, name_of(file_, place), rule.before_break + " | " + rule.after_break});
}

}  // namespace libalign::detail
