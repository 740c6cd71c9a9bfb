// Tells text from files that only look like it to the file system.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "libalign/error.h"
#include "read/binary.h"
#include "read/detect_encoding.h"
#include "read/zip.h"

namespace libalign::detail {
namespace {

using namespace std::literals;

struct Magic {
  std::string_view begin;
  const char* problem;
  const char* advice;
};

constexpr const char* kSaveAsText = "Save it as plain text or HTML first.";
constexpr const char* kAlone = "If both texts are in it, let bitext align take it alone.";
constexpr const char* kUnpack = "Unpack it first.";
constexpr const char* kNeedText = "Name a text or HTML file.";

constexpr std::array kElfBytes = {'\x7F', 'E', 'L', 'F'};
constexpr std::string_view kElf(kElfBytes.data(), kElfBytes.size());

constexpr std::array kMagics = {
    Magic{kCompoundFile, "is an old Excel or other Office file, not text or HTML.", kSaveAsText},
    Magic{"%!PS"sv, "is a PostScript file, not text or HTML.", kSaveAsText},
    Magic{kElf, "is a program, not text or HTML.", kNeedText},
    Magic{"\x89PNG\r\n"sv, "is a PNG picture, not text or HTML.", kNeedText},
    Magic{"\xFF\xD8\xFF"sv, "is a JPEG picture, not text or HTML.", kNeedText},
    Magic{"GIF87a"sv, "is a GIF picture, not text or HTML.", kNeedText},
    Magic{"GIF89a"sv, "is a GIF picture, not text or HTML.", kNeedText},
    Magic{"II*\0"sv, "is a TIFF picture, not text or HTML.", kNeedText},
    Magic{"MM\0*"sv, "is a TIFF picture, not text or HTML.", kNeedText},
    Magic{"\x1F\x8B"sv, "is a gzip file, not text or HTML.", kUnpack},
    Magic{"BZh"sv, "is a bzip2 file, not text or HTML.", kUnpack},
    Magic{"\xFD"
          "7zXZ\0"sv,
          "is an xz file, not text or HTML.", kUnpack},
    Magic{"\x28\xB5\x2F\xFD"sv, "is a zstd file, not text or HTML.", kUnpack},
    Magic{"7z\xBC\xAF\x27\x1C"sv, "is a 7z archive, not text or HTML.", kUnpack},
    Magic{"Rar!\x1A\x07"sv, "is a RAR archive, not text or HTML.", kUnpack},
    Magic{"SQLite format 3\0"sv, "is an SQLite database, not text or HTML.", kNeedText},
    Magic{"OggS"sv, "is a sound or film file, not text or HTML.", kNeedText},
    Magic{"ID3\x03"sv, "is a sound file, not text or HTML.", kNeedText},
    Magic{"ID3\x04"sv, "is a sound file, not text or HTML.", kNeedText},
    Magic{"wOFF"sv, "is a font, not text or HTML.", kNeedText},
};

[[noreturn]] void refuse(const std::string& name, const char* problem, const char* advice) {
  throw DataError({name}, {problem}, {advice, {}});
}

// Those that are read did not come here.
void refuse_zip(const Zip& zip, const std::string& name) {
  if (zip.has_folder("xl/")) refuse(name, "is an Excel workbook, not text or HTML.", kAlone);
  if (zip.has_folder("ppt/")) refuse(name, "is a PowerPoint file, not text or HTML.", kSaveAsText);
  if (zip.has("content.xml")) refuse(name, "is an OpenDocument file of another kind than text.", kSaveAsText);
  refuse(name, "is a zip archive, not text or HTML.", kUnpack);
}

// Whether the table of contents of an old Office file lies behind its end: the header says in which sector it
// begins and how large sectors are.
bool contents_are_cut_off(std::string_view bytes) {
  constexpr std::size_t kSectorShift = 30, kContents = 48, kHeader = 512, kEntry = 128;
  if (bytes.size() < kHeader) return true;
  std::uint64_t sector = 0;
  for (std::size_t i = 4; i-- > 0;) sector = sector << 8U | static_cast<unsigned char>(bytes[kContents + i]);
  const std::uint64_t shift = std::min<unsigned>(static_cast<unsigned char>(bytes[kSectorShift]), 12);
  return ((sector + 1) << shift) + kEntry > bytes.size();
}

bool is_control(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return (value < 0x20 && value != '\t' && value != '\n' && value != '\r' && value != '\f' && value != '\v' &&
          value != 0x1B && value != 0x1A) ||
         value == 0x7F;
}

// "UTF-16LE", "utf32", "UCS-2": zero bytes are letters there.
bool is_wide_name(std::string_view encoding) {
  return encoding.find("16") != std::string_view::npos || encoding.find("32") != std::string_view::npos ||
         encoding.starts_with("UCS") || encoding.starts_with("ucs");
}

}  // namespace

bool holds_wide(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) {
    wide += c;
    wide += '\0';
  }
  return bytes.find(wide) != std::string_view::npos;
}

void refuse_binary(std::string_view bytes, const std::string& name, std::string_view encoding) {
  if (bytes.empty()) throw DataError({name}, {"the file is empty.", {}}, {"Check that it was saved.", {}});
  if (bytes.starts_with(kCompoundFile) && holds_wide(bytes, "EncryptedPackage"))
    refuse(name, "is protected by a password.", "Save it without one first.");
  if (bytes.starts_with(kCompoundFile) && !holds_wide(bytes, "Workbook") && contents_are_cut_off(bytes))
    refuse(name, "is a damaged file of Word or another Office program, or cut off.",
           "Copy or download it again.");
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) refuse_zip(Zip(bytes, name), name);
  for (const Magic& magic : kMagics) {
    if (bytes.starts_with(magic.begin)) refuse(name, magic.problem, magic.advice);
  }
  if (!wide_encoding(bytes).empty() || is_wide_name(encoding)) return;
  const std::string_view head = bytes.substr(0, std::size_t{1} << 20U);
  const auto controls = static_cast<std::size_t>(std::count_if(head.begin(), head.end(), is_control));
  const std::size_t zero = bytes.find('\0');
  // A stray control character or two come from old word processors; zero bytes never do.
  if (zero != std::string_view::npos) {
    throw DataError({name}, {"is binary: byte {1} is zero.", {std::to_string(zero + 1)}},
                    {"Name a text or HTML file; if it is UTF-16, name the encoding.", {}});
  }
  if (controls * 10 > head.size()) {
    throw DataError({name}, {"is binary: one byte in ten or more is a control character.", {}},
                    {kNeedText, {}});
  }
}

}  // namespace libalign::detail
