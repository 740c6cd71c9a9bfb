// A stream that packs what is written to it.
#pragma once

#include <cstdio>

namespace libalign::detail {

// Writes to `packed` as gzip, without a name or a date, so that the same bytes come out the same. fclose()
// ends the data and leaves `packed` open; it and every write fail (errno) when `packed` does. nullptr with
// errno.
std::FILE* gzip_stream(std::FILE* packed);

}  // namespace libalign::detail
