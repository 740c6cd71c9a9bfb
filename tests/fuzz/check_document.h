// What must hold of every document that was read, whatever the bytes were. Aborts when it does not.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "libalign/error.h"
#include "libalign/read.h"
#include "libalign/text.h"

namespace libalign {

inline void require(bool law) {
  if (!law) std::abort();
}

inline void check_document(std::string_view bytes, const ReadOptions& options) {
  try {
    const Document document = parse_document(bytes, "fuzz", options);
    require(!find_invalid_utf8(document.text));
    std::size_t last = 0;
    for (const Block& block : document.blocks) {
      require(last <= block.text.begin && block.text.begin <= block.text.end &&
              block.text.end <= document.text.size());
      require(block.origin.begin <= block.origin.end && block.origin.end <= bytes.size());
      require(options.sentences || !block.text.empty());
      last = block.text.end;
    }
    for (std::size_t i = 0; i < document.origins.size(); ++i) {
      const OriginRun& run = document.origins[i];
      const std::size_t end =
          i + 1 < document.origins.size() ? document.origins[i + 1].text_begin : document.text.size();
      require(run.text_begin < end);
      for (std::size_t at = run.text_begin; at < end; ++at) {
        const std::size_t origin = document.origin_of(at);
        require(origin <= bytes.size());
        require(!run.exact || (origin < bytes.size() && bytes[origin] == document.text[at]));
      }
    }
  } catch (const Error& error) {
    require(error.what()[0] != '\0');
  }
}

}  // namespace libalign
