// The outputs of many pairs in, one file out; a line at a time, so that memory does not grow.
//
// TMX: one header, whose properties are those of all, and the units of all. TSV: one line of headings. JSONL:
// a file behind the other. Beads cannot be merged: their numbers start again with every document.
#pragma once

#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

#include "batch/list.h"
#include "libalign/write.h"

namespace bitext {

struct MergePart {
  std::string path;
  // Goes behind every id: for documents that have the names of earlier ones, whose ids could be the same.
  std::string id_suffix;
};

// "" or "-p17" for each pair of the list.
std::vector<std::string> id_suffixes(const std::vector<ListedPair>& pairs);

// Throws DataError when a part cannot be read or is cut short. REQUIRES: at least one part, and one of
// these formats.
void merge_outputs(const std::vector<MergePart>& parts, libalign::WriteFormat format, std::FILE* stream);

}  // namespace bitext
