#include "read/formats.h"

#include <algorithm>
#include <array>

#include "libalign/error.h"
#include "read/binary.h"
#include "read/docx.h"
#include "read/epub.h"
#include "read/html_document.h"
#include "read/libreoffice.h"
#include "read/markdown.h"
#include "read/odt.h"
#include "read/pdf.h"
#include "read/subtitles.h"
#include "read/tei.h"
#include "read/text_document.h"

namespace libalign::detail {
namespace {

// XML of other kinds would bring its tags into the text.
void refuse_other_xml(std::string_view text, const std::string& name) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return;
  const std::string_view head = text.substr(begin, 4000);
  const auto has = [&](std::string_view tag) { return head.find(tag) != std::string_view::npos; };
  if (!head.starts_with("<?xml") && !head.starts_with("<tmx") && !head.starts_with("<xliff") &&
      !head.starts_with("<TEI"))
    return;
  if (has("<tmx"))
    throw DataError({name}, {"is a TMX file, not text or HTML.", {}},
                    {"To work on memories, use bitext tmx or bitext convert.", {}});
  if (has("<xliff"))
    throw DataError({name}, {"is an XLIFF file, not text or HTML.", {}},
                    {"If both texts are in it, let bitext align take it alone.", {}});
  throw DataError({name}, {"is an XML file that is no HTML.", {}}, {"Turn it into text or HTML first.", {}});
}

bool is_docx(const Packed& file) {
  return file.zip != nullptr && office_main_part(*file.zip).starts_with("word/");
}

bool is_odt(const Packed& file) {
  if (file.zip == nullptr || !file.zip->has("content.xml")) return false;
  const std::string type = file.zip->read("mimetype");
  return type.empty() || type.starts_with("application/vnd.oasis.opendocument.text");
}

// What Word wrote until 2003, by a name in its table of contents, which is in UTF-16.
bool is_doc(const Packed& file) {
  return file.bytes.starts_with(kCompoundFile) && holds_wide(file.bytes, "WordDocument");
}

Reading read_by_libreoffice(const Packed& file, const ReadOptions& options, const std::string& ending) {
  const std::string odt = converted_to_odt(file.bytes, file.name, ending, options.max_bytes);
  return read_odt(Zip(odt, file.name), options);
}

constexpr std::array kPackedFormats = {
    PackedFormat{InputFormat::pdf, "pdf", [](const Packed& file) { return looks_like_pdf(file.bytes); },
                 [](const Packed& file, const ReadOptions& options) {
                   return read_pdf(file.bytes, file.name, options);
                 }},
    PackedFormat{InputFormat::rtf, "rtf",
                 [](const Packed& file) { return file.bytes.starts_with(R"({\rtf)"); },
                 [](const Packed& file, const ReadOptions& options) {
                   return read_by_libreoffice(file, options, ".rtf");
                 }},
    PackedFormat{InputFormat::doc, "doc", is_doc,
                 [](const Packed& file, const ReadOptions& options) {
                   return read_by_libreoffice(file, options, ".doc");
                 }},
    PackedFormat{
        InputFormat::epub, "epub",
        [](const Packed& file) { return file.zip != nullptr && is_epub(*file.zip); },
        [](const Packed& file, const ReadOptions& options) { return read_epub(*file.zip, options); }},
    PackedFormat{
        InputFormat::docx, "docx", is_docx,
        [](const Packed& file, const ReadOptions& options) { return read_docx(*file.zip, options); }},
    PackedFormat{InputFormat::odt, "odt", is_odt,
                 [](const Packed& file, const ReadOptions& options) { return read_odt(*file.zip, options); }},
};

constexpr std::array kTextFormats = {
    TextFormat{InputFormat::vtt, "vtt", looks_like_vtt, read_vtt},
    TextFormat{InputFormat::srt, "srt", looks_like_srt, read_srt},
    TextFormat{InputFormat::tei, "tei", looks_like_tei, read_tei},
    TextFormat{InputFormat::odt, "odt", looks_like_flat_odt, read_flat_odt},
    TextFormat{InputFormat::markdown, "markdown", looks_like_markdown, read_markdown},
    TextFormat{InputFormat::html, "html", looks_like_html, read_html},
    TextFormat{InputFormat::text, "text", [](std::string_view, std::string_view) { return true; }, read_text},
};

}  // namespace

const PackedFormat* packed_format(const Packed& file, const ReadOptions& options) {
  for (const PackedFormat& format : kPackedFormats) {
    const bool asked = options.format == format.id;
    if ((asked || options.format == InputFormat::automatic) && format.is(file)) return &format;
  }
  return nullptr;
}

const TextFormat& text_format(std::string_view text, const std::string& name, const ReadOptions& options) {
  const bool open = options.format == InputFormat::automatic;
  for (const TextFormat& format : kTextFormats) {
    if (open ? !format.is(text, name) : format.id != options.format) continue;
    if (open && format.id == InputFormat::text) refuse_other_xml(text, name);
    return format;
  }
  const auto* asked = std::find_if(kPackedFormats.begin(), kPackedFormats.end(),
                                   [&](const PackedFormat& format) { return format.id == options.format; });
  throw DataError({name}, {"is no {1} file.", {asked == kPackedFormats.end() ? "" : asked->name}},
                  {"Let its format be found, or name another file."});
}

}  // namespace libalign::detail
