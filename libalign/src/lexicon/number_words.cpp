#include "lexicon/number_words.h"

#include <unicode/locid.h>
#include <unicode/rbnf.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <set>
#include <vector>

#include "libalign/text.h"

namespace libalign::detail {
namespace {

std::vector<std::int32_t> numbers() {
  std::vector<std::int32_t> all;
  for (std::int32_t n = 2; n <= 100; ++n) all.push_back(n);
  for (std::int32_t n = 200; n < 1000; n += 100) all.push_back(n);
  for (std::int32_t n = 1000; n <= 10'000; n += 1000) all.push_back(n);
  all.push_back(1'000'000);
  return all;
}

// The words for each of numbers(); none where ICU has no rules for the language.
std::vector<std::set<std::string>> spelled_out(const std::string& language) {
  const std::vector<std::int32_t> all = numbers();
  std::vector<std::set<std::string>> words(all.size());
  UErrorCode status = U_ZERO_ERROR;
  const icu::RuleBasedNumberFormat rules(icu::URBNF_SPELLOUT, icu::Locale(language.c_str()), status);
  if (language.empty() || U_FAILURE(status) ||
      primary_language(language) != rules.getLocale(ULOC_ACTUAL_LOCALE, status).getLanguage())
    return words;
  for (std::int32_t set = 0; set < rules.getNumberOfRuleSetNames(); ++set) {
    const icu::UnicodeString name = rules.getRuleSetName(set);
    if (name.indexOf(u"cardinal", 8, 0) < 0) continue;
    for (std::size_t k = 0; k < all.size(); ++k) {
      icu::UnicodeString spelled;
      icu::FieldPosition ignored;
      rules.format(all[k], name, spelled, ignored, status);
      if (U_FAILURE(status)) return words;
      spelled.findAndReplace(icu::UnicodeString(char16_t{0xAD}), icu::UnicodeString());  // soft hyphens
      std::string text;
      spelled.toUTF8String(text);
      words[k].insert(text);
    }
  }
  return words;
}

}  // namespace

LexiconSource number_words(const std::string& source_language, const std::string& target_language) {
  const std::vector<std::set<std::string>> source = spelled_out(source_language);
  const std::vector<std::set<std::string>> target = spelled_out(target_language);
  LexiconSource made;
  made.source_language = source_language;
  made.target_language = target_language;
  made.origin = "numbers in words, spelled out by ICU";
  const std::vector<std::int32_t> all = numbers();
  for (std::size_t k = 0; k < all.size(); ++k) {
    if (source[k].empty() || target[k].empty()) continue;
    const std::string figures = std::to_string(all[k]);
    for (const std::string& word : source[k]) {
      for (const std::string& other : target[k]) made.entries.push_back({word, other});
      made.entries.push_back({word, figures});
    }
    for (const std::string& other : target[k]) made.entries.push_back({figures, other});
  }
  return made;
}

}  // namespace libalign::detail
