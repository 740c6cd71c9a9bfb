// What commands check and read before their work.
#pragma once

#include <string>

#include "libalign/read.h"

namespace bitext {

// The whole of a small file, a list of abbreviations say. Throws DataError when it cannot be read or is
// larger than 64 MB.
std::string read_small_file(const std::string& path);

// Whether two names mean one file on the disk. "-" is none.
bool same_file(const std::string& one, const std::string& other);

// Throws UsageError when `output` is one of the inputs.
void refuse_output_over_input(const std::string& output, const std::string& input);

}  // namespace bitext
