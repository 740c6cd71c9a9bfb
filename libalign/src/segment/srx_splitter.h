// One block in, its sentences out, as an SRX file has it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "libalign/segment.h"
#include "libalign/span.h"
#include "libalign/srx.h"

namespace libalign::detail {

class SrxSplitter {
 public:
  // `language`: the whole tag. `rules` must outlive the splitter.
  SrxSplitter(const SrxRules& rules, std::string_view language, std::vector<BorderReason>* explain);

  // Appends the sentences of `block`, which begins at byte `base` of its document, as bytes of the document.
  void split(std::string_view block, std::size_t base, std::vector<Span>& sentences);

 private:
  void report(std::size_t offset, const SrxBreak& place);

  const SrxFile& file_;
  SrxLanguage language_;
  std::vector<BorderReason>* explain_;
};

}  // namespace libalign::detail
