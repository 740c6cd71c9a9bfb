// A beforebreak made ready for ICU's look-behind.
//
//     bounded("\\bDr\\.")  ->  pattern "\\bDr\\.", suffix "Dr."
//     bounded("[.?!]+")    ->  pattern "[.?!]{1,100}", suffix ""
//
// ICU refuses a look-behind without a greatest length, so open repetitions get one.
#pragma once

#include <string>
#include <string_view>

namespace libalign::detail {

struct BoundedPattern {
  std::string pattern;
  std::string suffix;    // whatever matches ends in this; compared first, since it costs next to nothing
  bool balanced = true;  // no bracket closes without being open, or stays open
};

BoundedPattern bounded(std::string_view pattern);

}  // namespace libalign::detail
