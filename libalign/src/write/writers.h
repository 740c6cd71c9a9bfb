// One function a format. Each writes a whole file to `stream`, checks the stream as it goes and fills what it
// alone knows of the report; the table in format.cpp names them.
#pragma once

#include <cstdio>
#include <string>

#include "libalign/write.h"

namespace libalign::detail {

using FormatWriter = void (*)(const Alignment&, std::FILE*, const WriteOptions&, WriteReport&);
using SeveralFilesWriter = void (*)(const Alignment&, OutputFolder&, const WriteOptions&, WriteReport&);

// Null for a format of the other kind.
FormatWriter writer_of(WriteFormat format);
SeveralFilesWriter several_files_writer_of(WriteFormat format);

void write_tmx(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
               WriteReport& report);
void write_tsv(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
               WriteReport& report);
void write_jsonl(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
                 WriteReport& report);
void write_beads(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
                 WriteReport& report);
void write_csv(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
               WriteReport& report);
void write_xlsx(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
                WriteReport& report);
void write_xliff(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
                 WriteReport& report);
void write_xliff2(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
                  WriteReport& report);
void write_po(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
              WriteReport& report);
void write_wordfast(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
                    WriteReport& report);
void write_html(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
                WriteReport& report);
void write_ladder(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
                  WriteReport& report);
void write_bitextor(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
                    WriteReport& report);
void write_moses(const Alignment& alignment, OutputFolder& out, const WriteOptions& options,
                 WriteReport& report);
void write_xces(const Alignment& alignment, OutputFolder& out, const WriteOptions& options,
                WriteReport& report);
void write_tei(const Alignment& alignment, OutputFolder& out, const WriteOptions& options,
               WriteReport& report);
void write_intertext(const Alignment& alignment, OutputFolder& out, const WriteOptions& options,
                     WriteReport& report);
void write_cwb(const Alignment& alignment, OutputFolder& out, const WriteOptions& options,
               WriteReport& report);
void write_manatee(const Alignment& alignment, OutputFolder& out, const WriteOptions& options,
                   WriteReport& report);
void write_paraconc(const Alignment& alignment, OutputFolder& out, const WriteOptions& options,
                    WriteReport& report);

// Appends a line and throws when the stream fails.
void put_line(std::FILE* stream, std::string line, const WriteOptions& options);
// Appends U+FEFF.
void put_byte_order_mark(std::FILE* stream);

}  // namespace libalign::detail
