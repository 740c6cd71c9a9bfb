// One unit or header, set right as far as that needs no guess.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "libalign/memory_care.h"
#include "memory/languages.h"
#include "memory/vocabulary.h"

namespace libalign::detail {

class Mender {
 public:
  // Throws UsageError for codes that are none.
  explicit Mender(const MemoryMendOptions& options);

  // For each input, before its units: `first` are some of them, which tell what languages there are.
  void begin_input(const MemoryHeader& header, const std::deque<MemoryUnit>& first);
  // Of the output, after begin_input() of the first input: its header, mended.
  MemoryHeader header(const MemoryHeader& header) const;

  // Mended in place: attributes, dates, codes of languages, texts, inline codes; the source first. A language
  // that comes twice goes to `more`, a unit for each with the source beside it.
  void unit(MemoryUnit& unit, std::vector<MemoryUnit>& more);

 private:
  std::string code(const std::string& language);
  std::string find_source(const std::string& wanted, const std::vector<std::string>& languages) const;
  void variant(MemoryVariant& variant, bool sentences);
  void source(MemoryUnit& unit);
  void split(MemoryUnit& unit, std::vector<MemoryUnit>& more) const;

  const MemoryMendOptions& options_;
  std::map<std::string, std::string> map_;  // lower case -> new
  CanonicalCodes codes_;
  std::string source_;        // of the output's header
  std::string input_source_;  // of this input's
  bool first_input_ = true;
  bool sentences_ = false;
};

// Attributes that TMX has, with values that it allows; what goes is kept as a prop x-NAME in `infos`, but for
// what is XML's own.
void mend_attributes(std::vector<MemoryAttribute>& attributes, std::span<const AttributeRule> rules,
                     std::vector<MemoryInfo>* infos);
void mend_infos(std::vector<MemoryInfo>& infos);
// NFC, no carriage returns, no blanks at the ends, indentation made one blank; in sentences all line breaks.
void mend_segment(MemorySegment& segment, bool sentences);
// bpt and ept without a partner become <it>, ut becomes ph, attributes as above.
void mend_codes(MemorySegment& segment);
// Where the x of the codes are not the same in all languages they all go.
void mend_code_matches(MemoryUnit& unit);

// Whether there is anything in it: text or a code.
bool has_content(const MemorySegment& segment);

}  // namespace libalign::detail
