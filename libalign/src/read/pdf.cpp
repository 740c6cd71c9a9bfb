#include "read/pdf.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <mutex>

#include "libalign/error.h"
#include "libalign/text.h"
#include "read/clues.h"
#include "read/dublin_core.h"
#include "read/pdf_blocks.h"
#include "read/pdf_lines.h"

namespace libalign::detail {
namespace {

std::string utf8_of(const poppler::ustring& text) {
  std::u16string units(text.begin(), text.end());
  if (!units.empty() && units.front() == 0xFEFF) units.erase(0, 1);
  const icu::UnicodeString unicode(false, units.data(), static_cast<std::int32_t>(units.size()));
  std::string result;
  unicode.toUTF8String(result);
  return result;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
}

// "ﬁ" is a shape, not a letter; a soft hyphen that is printed is a hyphen.
std::string plain(std::string text) {
  replace_all(text, "\u00AD", "-");
  replace_all(text, "\u2010", "-");
  static constexpr std::array<const char*, 7> kLetters = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  for (std::size_t at = 0; (at = text.find("\xEF\xAC", at)) != std::string::npos; ++at) {
    const auto last = static_cast<unsigned char>(at + 2 < text.size() ? text[at + 2] : '\0');
    if (last >= 0x80 && last <= 0x86) text.replace(at, 3, kLetters.at(last - 0x80U));
  }
  return text;
}

bool is_bold(const std::string& font) {
  return font.find("Bold") != std::string::npos || font.find("bold") != std::string::npos ||
         font.find("Black") != std::string::npos || font.find("Heavy") != std::string::npos ||
         font.find("Semibold") != std::string::npos;
}

bool is_fixed(const std::string& font) {
  static constexpr std::array<const char*, 12> kParts = {"Mono",       "mono",  "Courier", "Consola",
                                                         "Typewriter", "Menlo", "Monaco",  "SourceCode",
                                                         "FiraCode",   "CMTT",  "LMTT",    "LucidaConsole"};
  return std::ranges::any_of(kParts, [&](const char* part) { return font.find(part) != std::string::npos; });
}

PdfPage words_of(const poppler::page& page) {
  PdfPage result;
  const poppler::rectf paper = page.page_rect();
  result.width = paper.width();
  result.height = paper.height();
  std::vector<poppler::text_box> boxes = page.text_list(poppler::page::text_list_include_font);
  const auto turned = static_cast<std::size_t>(std::count_if(
      boxes.begin(), boxes.end(), [](const poppler::text_box& box) { return box.rotation() != 0; }));
  for (const poppler::text_box& box : boxes) {
    // A note up the margin, a stamp; a page that is all turned is read as it is.
    if (box.rotation() != 0 && turned * 2 < boxes.size()) continue;
    PdfWord word;
    word.text = plain(utf8_of(box.text()));
    const poppler::rectf place = box.bbox();
    word.left = place.left() - paper.left();
    word.right = place.right() - paper.left();
    word.top = place.top() - paper.top();
    word.bottom = place.bottom() - paper.top();
    if (word.top > word.bottom) std::swap(word.top, word.bottom);
    word.size = box.has_font_info() ? box.get_font_size() : word.bottom - word.top;
    if (!std::isfinite(word.size) || word.size <= 0) word.size = std::max(1.0, word.bottom - word.top);
    for (double* value : {&word.left, &word.right, &word.top, &word.bottom, &word.size})
      *value = std::isfinite(*value) ? std::clamp(*value, -1e5, 1e5) : 0;
    const std::string font = box.has_font_info() ? box.get_font_name() : std::string{};
    word.bold = is_bold(font);
    word.fixed = is_fixed(font);
    word.space_after = box.has_space_after();
    result.words.push_back(std::move(word));
  }
  return result;
}

std::unique_ptr<poppler::document> open(std::string_view bytes, const std::string& name) {
  static std::once_flag silent;  // poppler would print what it finds odd
  std::call_once(silent,
                 [] { poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr); });
  std::unique_ptr<poppler::document> document;
  if (bytes.size() < static_cast<std::size_t>(std::numeric_limits<int>::max()))
    document.reset(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (document == nullptr)
    throw DataError({name}, {"is a damaged PDF file, or cut off."}, {"Copy or download it again."});
  if (document->is_locked())
    throw DataError({name}, {"is protected by a password."}, {"Save it without one first."});
  return document;
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
  const std::unique_ptr<poppler::document> document = open(bytes, name);
  const int count = document->pages();
  if (count > kMostPages)
    throw DataError({name}, {"has more than {1} pages.", {std::to_string(kMostPages)}},
                    {"Split it, by chapters for example."});
  std::vector<PdfPage> pages;
  std::size_t empty = 0, size = 0;
  for (int i = 0; i < count; ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    pages.push_back(page == nullptr ? PdfPage{} : words_of(*page));
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
  apply(to_nfc(utf8_of(document->info_key("Title"))), reading.metadata, reading.blocks);
  name_kinds(reading.blocks);
  fill_from_blocks(reading.metadata, reading.blocks);
  if (reading.metadata.byline.empty())
    reading.metadata.byline = to_nfc(utf8_of(document->info_key("Author")));
  return reading;
}

}  // namespace libalign::detail
