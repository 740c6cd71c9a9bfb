// One function a format. Each writes a whole file to `stream`, checks the stream as it goes and fills what it
// alone knows of the report.
#pragma once

#include <cstdio>

#include "libalign/write.h"

namespace libalign::detail {

void write_tmx(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
               WriteReport& report);
void write_tsv(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
               WriteReport& report);
void write_jsonl(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
                 WriteReport& report);
void write_beads(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
                 WriteReport& report);

// Appends a line and throws when the stream fails.
void put_line(std::FILE* stream, std::string line, const WriteOptions& options);

}  // namespace libalign::detail
