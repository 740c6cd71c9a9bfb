// Where the outputs of a batch go.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "batch/list.h"

namespace bitext {

// Under these names the reports of a batch lie in its folder, and the list that it made of two folders.
inline constexpr const char* kTableOfReport = "report.tsv";
inline constexpr const char* kPageOfReport = "report.html";
inline constexpr const char* kListOfPairs = "pairs.tsv";

// A name for the output of each pair, relative to the folder: that of the source with the ending (".tmx")
// behind it, sub-folders kept. Names are made safe: none is absolute, has "..", is hidden or too long, or is
// that of a report or the list. A name that is taken gets a number: "a.txt.tmx", "a.txt~2.tmx". Depends on
// the order of the list alone.
std::vector<std::string> output_names(const std::vector<ListedPair>& pairs, std::string_view ending);

}  // namespace bitext
