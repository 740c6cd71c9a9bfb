#include "read/formats.h"

#include <algorithm>
#include <array>

#include "libalign/error.h"
#include "read/html_document.h"
#include "read/markdown.h"
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
  throw DataError({name},
                  {has("<tmx") ? "is a TMX file, not text or HTML." : "is an XML file that is no HTML.", {}},
                  {has("<tmx") ? "To work on memories, use bitext tmx or bitext convert."
                               : "Turn it into text or HTML first.",
                   {}});
}

constexpr std::array kTextFormats = {
    TextFormat{InputFormat::markdown, "markdown", looks_like_markdown, read_markdown},
    TextFormat{InputFormat::html, "html", looks_like_html, read_html},
    TextFormat{InputFormat::text, "text", [](std::string_view, std::string_view) { return true; }, read_text},
};

}  // namespace

const TextFormat& text_format(std::string_view text, const std::string& name, const ReadOptions& options) {
  const bool found = options.format == InputFormat::automatic;
  const auto* format = std::find_if(kTextFormats.begin(), kTextFormats.end(), [&](const TextFormat& row) {
    return found ? row.is(text, name) : row.id == options.format;
  });
  if (format == kTextFormats.end()) --format;
  if (found && format->id == InputFormat::text) refuse_other_xml(text, name);
  return *format;
}

}  // namespace libalign::detail
