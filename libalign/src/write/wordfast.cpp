// The memory of Wordfast Classic: UTF-16 with a byte order mark, CRLF, and a unit a line:
//
//     20250101~120000 TAB BX TAB 0 TAB ES-MX TAB source TAB EN-US TAB target
//
// The line of headings begins with % in every field. A date must be there: of a unit without one it is the
// first of the century, so that runs repeat.
#include <cstdint>

#include "libalign/text.h"
#include "write/file_errors.h"
#include "write/language_codes.h"
#include "write/lengths.h"
#include "write/pairs.h"
#include "write/profile.h"
#include "write/writers.h"

namespace libalign::detail {
namespace {

void put_unit(std::string& bytes, std::uint32_t unit) {
  bytes += static_cast<char>(unit & 0xFFU);
  bytes += static_cast<char>(unit >> 8U);
}

std::string utf16(std::string_view text) {
  std::string bytes;
  bytes.reserve(2 * text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const std::uint32_t c = next_code_point(text, offset);
    if (c < 0x10000U) {
      put_unit(bytes, c);
    } else {
      put_unit(bytes, 0xD800U + ((c - 0x10000U) >> 10U));
      put_unit(bytes, 0xDC00U + ((c - 0x10000U) & 0x3FFU));
    }
  }
  return bytes;
}

void put(std::FILE* stream, std::string_view text) {
  const std::string bytes = utf16(text);
  std::fwrite(bytes.data(), 1, bytes.size(), stream);
}

std::string upper(std::string code) {
  for (char& c : code) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return code;
}

// "20250101T120000Z" -> "20250101~120000"
std::string date_of(const WriteOptions& options) {
  const std::string& date = options.creation_date;
  return date.empty() ? "20000101~000000" : date.substr(0, 8) + "~" + date.substr(9, 6);
}

}  // namespace

void write_wordfast(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
                    WriteReport& report) {
  const LanguageCodes codes = different_codes(alignment, options);
  check_codes(entry_of(TmxProfile::wordfast), codes);
  check_date(options.creation_date);
  const std::string date = date_of(options);
  const std::string from = upper(codes.source);
  const std::string to = upper(codes.target);
  put(stream, "\uFEFF%" + date + "\t%User ID,BX,BX bitext\t%TU=00000000\t%" + from +
                  "\t%Wordfast TM v.5.51/00\t%" + to + "\t%-----------\r\n");
  LengthCount lengths;
  each_pair(alignment, options, report, [&](const Pair& pair) {
    std::string line = date;
    for (const std::string& field : {std::string("BX"), std::string("0"), from, pair.source, to, pair.target})
      line.append("\t").append(field);
    put(stream, line.append("\r\n"));
    check_stream(stream, options.output_name);
    lengths.add(pair.source);
    lengths.add(pair.target);
  });
  lengths.report(report.notes);
}

}  // namespace libalign::detail
