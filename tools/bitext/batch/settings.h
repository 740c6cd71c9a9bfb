// All that decides the bytes of a batch's outputs, as text: a run that goes on where another stopped, or does
// another shard, must have the same.
//
//     version=0.1.0
//     number of pairs=3, 0123456789abcdef
//     from=es
//     ...
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "batch/job.h"
#include "batch/list.h"

namespace bitext {

// Reads the files that options name, to know them again by their content. Throws DataError.
std::string batch_settings(const BatchJob& job, const std::vector<ListedPair>& pairs);

struct Difference {
  std::string name;  // "from"; empty: none
  std::string before, now;
};

// The first line in which two of these texts differ.
Difference first_difference(std::string_view before, std::string_view now);

}  // namespace bitext
