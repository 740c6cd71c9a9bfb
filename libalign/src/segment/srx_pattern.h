// A beforebreak made ready for ICU's look-behind.
//
//     bounded("\\bDr\\.")    ->  pattern "\\bDr\\.", suffix "Dr.", part "Dr.", longest 6
//     bounded("\\w[.?!]+")  ->  pattern "\\w[.?!]{1,100}", suffix "", tail "[.?!]"
//
// ICU refuses a look-behind without a greatest length, so open repetitions get one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace libalign::detail {

struct BoundedPattern {
  std::string pattern;
  std::string suffix;  // whatever matches ends in this; compared first, since it costs next to nothing
  std::string
      tail;  // a pattern of a few characters that whatever matches ends in; empty where the suffix says it
  std::string part;         // whatever matches holds this somewhere ...
  std::size_t longest = 0;  // ... and is this long at most, in UTF-16 units
  bool balanced = true;     // no bracket closes without being open, or stays open
};

BoundedPattern bounded(std::string_view pattern);

}  // namespace libalign::detail
