#include "write/language_codes.h"

#include <algorithm>
#include <optional>

#include "libalign/text.h"

namespace libalign::detail {
namespace {

const std::string& chosen(const std::string& asked, const Sentences& sentences) {
  return asked.empty() ? sentences.language() : asked;
}

std::string known_code(const std::string& asked, const Sentences& sentences) {
  const std::string& code = chosen(asked, sentences);
  if (code.empty() || code == "und") {
    throw UsageError({std::string(short_name(sentences.document()))}, {"its language is not known."},
                     {"Name the languages with --from and --to."});
  }
  const std::optional<std::string> canonical = canonical_language(code);
  if (!canonical) {
    throw UsageError({}, {"\"{1}\" is not a language code.", {code}},
                     {"Use one such as es, en-US or zh-Hant."});
  }
  return *canonical;
}

}  // namespace

LanguageCodes known_codes(const Alignment& alignment, const WriteOptions& options) {
  return {known_code(options.source_code, alignment.source),
          known_code(options.target_code, alignment.target)};
}

LanguageCodes different_codes(const Alignment& alignment, const WriteOptions& options) {
  LanguageCodes codes = known_codes(alignment, options);
  if (codes.source == codes.target) {
    throw UsageError({}, {"source and target have the same language, {1}.", {codes.source}},
                     {"Name the languages with --from and --to."});
  }
  return codes;
}

LanguageCodes codes_or_und(const Alignment& alignment, const WriteOptions& options) {
  return {canonical_language(chosen(options.source_code, alignment.source)).value_or("und"),
          canonical_language(chosen(options.target_code, alignment.target)).value_or("und")};
}

LanguageCodes side_names(const Alignment& alignment, const WriteOptions& options) {
  LanguageCodes names = codes_or_und(alignment, options);
  if (names.source == "und") names.source = "source";
  if (names.target == "und") names.target = "target";
  if (names.source == names.target) return {"source", "target"};
  return names;
}

void check_date(const std::string& date) {
  constexpr std::string_view kPattern = "00000000T000000Z";
  const bool fits =
      std::equal(date.begin(), date.end(), kPattern.begin(), kPattern.end(),
                 [](char c, char wanted) { return wanted == '0' ? c >= '0' && c <= '9' : c == wanted; });
  if (!fits && !date.empty()) {
    throw UsageError({}, {"\"{1}\" is not a date of TMX.", {date}},
                     {"Write it in UTC, as in 20250101T120000Z."});
  }
}

}  // namespace libalign::detail
