// Rules of segmentation from an SRX file, as CAT tools exchange them.
//
//     const SrxRules rules = SrxRules::parse(
//         "<srx version='2.0'><header segmentsubflows='yes' cascade='no'/><body>"
//         "<languagerules><languagerule languagerulename='any'>"
//         "<rule break='no'><beforebreak>\\bMr\\.</beforebreak><afterbreak>\\s</afterbreak></rule>"
//         "<rule break='yes'><beforebreak>\\.</beforebreak><afterbreak>\\s</afterbreak></rule>"
//         "</languagerule></languagerules><maprules>"
//         "<languagemap languagepattern='.*' languagerulename='any'/></maprules></body></srx>");
//     for (const SrxBreak& place : rules.for_language("en").breaks("Mr. Lee left. He ran."))
//       std::cout << place.offset << (place.breaks ? " break\n" : " no break\n");   // 3 no break, 13 break
//
// In: the bytes of a file of SRX 2.0 (http://www.lisa.org/srx20) or 1.0, in UTF-8, UTF-16 or Latin-1. Files
// that break the schema as those of CAT tools do are taken: any namespace or none, a header that is missing
// or bare, elements that are unknown. Out: for each language its rules in order, and the places of a text
// that they decide. Errors: DataError with the file and the line for broken XML, entities that the file
// declares, a regular expression that ICU does not take, a map to rules that are not there, a file beyond the
// limits below.
//
// Regular expressions are those of ICU, which SRX names. ICU looks back only so far as it knows beforehand:
// in a beforebreak, a repetition without an upper bound (`+`, `*`, `{2,}`) is taken 100 times at most, and
// `\X`, `\R` and back references are refused.
// What SRX says of the tags in a text (subflows, format handles) is read and kept; a Document has no tags.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace libalign {

struct SrxRule {
  bool breaks = true;        // break="yes"
  std::string before_break;  // regular expressions; empty: always there
  std::string after_break;
  std::size_t line = 0;  // of the <rule>; 0: not from a file
};

struct SrxLanguageRule {
  std::string name;
  std::vector<SrxRule> rules;
};

struct SrxLanguageMap {
  std::string pattern;  // regular expression, matched without regard to case with the whole language code
  std::string rule_name;
  std::size_t line = 0;
};

// A file as it says it.
struct SrxFile {
  bool cascade = true;  // take the rules of all maps that match, in order; else of the first alone.
                        // Where a file does not say: yes, as OmegaT has it; no in SRX 1.0
  bool segment_subflows = true;
  bool include_start_tags = false, include_end_tags = true, include_isolated_tags = false;  // formathandle
  std::vector<SrxLanguageRule> language_rules;
  std::vector<SrxLanguageMap> language_maps;
};

// A place that a rule has decided.
struct SrxBreak {
  std::size_t offset = 0;  // byte of the text; never 0 nor its size
  bool breaks = false;
  std::size_t language_rule = 0, rule = 0;  // the rule's place in SrxFile
};

namespace detail {
struct SrxProgram;
}

// The rules of one language. Copies share their content; calls from several threads are safe.
class SrxLanguage {
 public:
  SrxLanguage() = default;  // no rules

  // No map matches the language, or the rules are none: nothing will be broken.
  bool empty() const { return order_.empty(); }

  // At each place of the text, the first rule whose beforebreak matches what ends there and whose afterbreak
  // matches what begins there decides. Out, in order: the places where some rule wants a break, with the rule
  // that decided. Throws DataError when a rule takes far too many steps (as "(a+)+b" does): a number that
  // grows with the text and does not depend on the machine.
  std::vector<SrxBreak> breaks(std::string_view text) const;

 private:
  friend class SrxRules;
  std::shared_ptr<const detail::SrxProgram> program_;
  std::vector<std::size_t> order_;  // numbers of program_'s rules
};

class SrxRules {
 public:
  static constexpr std::size_t kMostBytes = std::size_t{16} << 20U;
  static constexpr std::size_t kMostRules = 50'000;
  static constexpr std::size_t kLongestPattern = std::size_t{64} << 10U;  // bytes

  SrxRules();  // no rules: each block of a document is a sentence
  // Compiles rules made by hand. `name` is what errors call them.
  explicit SrxRules(SrxFile file, const std::string& name = "SRX");

  static SrxRules parse(std::string_view bytes, const std::string& name = "SRX");
  static SrxRules open(const std::string& path);

  const SrxFile& file() const;
  // `code`: a tag such as "es-MX"; may be empty.
  SrxLanguage for_language(std::string_view code) const;

 private:
  std::shared_ptr<const detail::SrxProgram> program_;
};

// The rules that split_sentences() has by itself, as far as SRX can say them, for tools that cut by SRX. Their
// patterns are those that ICU and Java understand alike. `language`: a tag, for its rules and those that need
// no lists; empty: all languages that have lists of their own.
SrxFile own_rules_as_srx(std::string_view language = {});

// SRX 2.0, valid by its schema. parse() reads it back.
std::string write_srx(const SrxFile& file);

}  // namespace libalign
