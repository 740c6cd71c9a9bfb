#include "read/pdf.h"

#include <algorithm>
#include <memory>

#include "libalign/error.h"
#include "libalign/text.h"
#include "pdf/pdf_file.h"
#include "read/clues.h"
#include "read/dublin_core.h"
#include "read/pdf_blocks.h"
#include "read/pdf_lines.h"

namespace libalign::detail {
namespace {

std::unique_ptr<PdfFile> open(std::string_view bytes, const std::string& name) {
  std::unique_ptr<PdfFile> file = open_pdf(bytes, name);
  if (file == nullptr)
    throw DataError({name}, {"is a damaged PDF file, or cut off."}, {"Copy or download it again."});
  if (file->locked())
    throw DataError({name}, {"is protected by a password."}, {"Save it without one first."});
  return file;
}

void require_text(const std::string& name, std::size_t pages, std::size_t empty, Reading& reading) {
  if (pages == 0)
    throw DataError({name}, {"is a damaged PDF file, or cut off."}, {"Copy or download it again."});
  if (empty == pages)
    throw DataError({name}, {"is a scan, or drawn: its {1} pages hold no text.", {std::to_string(pages)}},
                    {"Recognise the text first, for example with ocrmypdf."});
  if (empty > 0)
    reading.notes.push_back(
        {"{1} of {2} pages hold no text", {std::to_string(empty), std::to_string(pages)}});
}

}  // namespace

bool looks_like_pdf(std::string_view bytes) {
  constexpr std::size_t kJunk = 1024;  // readers allow as much before it
  const std::size_t at = bytes.substr(0, kJunk).find("%PDF-");
  if (at == 0) return true;
  // Mails and pages that speak of PDF are text.
  return at != std::string_view::npos && bytes.find('\0') != std::string_view::npos &&
         bytes.substr(bytes.size() - std::min(bytes.size(), kJunk)).find("%%EOF") != std::string_view::npos;
}

Reading read_pdf(std::string_view bytes, const std::string& name, const ReadOptions& options) {
  constexpr int kMostPages = 20000;
  constexpr std::size_t kMostBytes = std::size_t{64} << 20U;
  const std::unique_ptr<PdfFile> file = open(bytes, name);
  const int count = file->pages();
  if (count > kMostPages)
    throw DataError({name}, {"has more than {1} pages.", {std::to_string(kMostPages)}},
                    {"Split it, by chapters for example."});
  std::vector<PdfPage> pages;
  std::size_t empty = 0, size = 0;
  for (int i = 0; i < count; ++i) {
    pages.push_back(file->page(i));
    if (pages.back().words.empty()) ++empty;
    for (const PdfWord& word : pages.back().words) size += word.text.size() + 1;
    if (size > kMostBytes)
      throw DataError({name}, {"holds more than {1} MB of text.", {std::to_string(kMostBytes >> 20U)}},
                      {"Split it, by chapters for example."});
  }
  Reading reading;
  reading.mapped = false;
  require_text(name, pages.size(), empty, reading);
  reading.blocks = blocks_of_lines(lines_of(pages, options.keep_all));
  apply(to_nfc(file->title()), reading.metadata, reading.blocks);
  name_kinds(reading.blocks);
  fill_from_blocks(reading.metadata, reading.blocks);
  if (reading.metadata.byline.empty()) reading.metadata.byline = to_nfc(file->author());
  return reading;
}

}  // namespace libalign::detail
