#include "libalign/read.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "libalign/error.h"
#include "libalign/text.h"
#include "read/binary.h"
#include "read/decode.h"
#include "read/formats.h"
#include "read/language.h"
#include "read/raw_block.h"
#include "read/text_document.h"
#include "read/zip.h"
#include "text/file.h"

namespace libalign {
namespace {

// Detection errs where there is little text, and longer between neighbours.
bool leaves_open(const std::string& detected, const std::string& expected, std::size_t bytes) {
  constexpr std::size_t kLittle = 300, kLittleForNeighbours = 3000;
  const auto is_iberian = [](std::string_view code) {
    return code == "es" || code == "pt" || code == "gl" || code == "ca";
  };
  if (detected == "und" || bytes < kLittle) return true;
  return bytes < kLittleForNeighbours && is_iberian(primary_language(detected)) &&
         is_iberian(primary_language(expected));
}

void settle_language(Document& document, const ReadOptions& options, const std::string& said) {
  if (!options.language.empty()) {
    document.language = canonical_language(options.language).value_or(options.language);
    return;
  }
  document.language_detected = true;
  std::string detected = detail::detect_language_with_hint(document.text, said);
  // The page knows its region; it is believed when the text does not contradict it.
  const bool agrees = detected == "und" || primary_language(detected) == primary_language(said);
  const std::string& expected = options.expected_language;
  if (!said.empty() && agrees)
    document.language = said;
  else if (!expected.empty() && leaves_open(detected, expected, document.text.size()))
    document.language = canonical_language(expected).value_or(expected);
  else
    document.language = std::move(detected);
}

}  // namespace

Document parse_document(std::string_view bytes, const std::string& name, const ReadOptions& options) {
  Document document;
  document.name = name;
  std::string said;
  const auto take = [&](detail::Reading reading, const char* format, const detail::Decoded& decoded) {
    document.format = format;
    document.metadata = std::move(reading.metadata);
    document.notes.insert(document.notes.end(), reading.notes.begin(), reading.notes.end());
    said = std::move(reading.language);
    detail::assemble(document, reading.blocks, decoded, options.sentences);
    if (reading.mapped) return;
    document.origins.clear();
    for (Block& block : document.blocks) block.origin = {};
  };

  std::optional<detail::Zip> zip;
  if (bytes.starts_with("PK\x03\x04"))
    zip.emplace(bytes, name, detail::ZipLimits{.member = options.max_bytes});
  const detail::Packed file{bytes, name, zip ? &*zip : nullptr};
  if (const detail::PackedFormat* format = detail::packed_format(file, options)) {
    if (options.sentences)
      throw DataError({name}, {"has no lines to take as sentences, for it is {1}.", {format->name}},
                      {"Save it as plain text, a sentence a line."});
    document.encoding = "UTF-8";
    take(format->read(file, options), format->name, {});
  } else {
    detail::refuse_binary(bytes, name, options.encoding);
    const detail::Decoded decoded = detail::decode(bytes, name, options.encoding);
    document.encoding = decoded.encoding;
    document.notes = decoded.notes;
    if (options.sentences) {
      detail::Reading lines;
      lines.blocks = detail::read_sentences(decoded);
      take(std::move(lines), "sentences", decoded);
    } else {
      const detail::TextFormat& format = detail::text_format(decoded.text, name, options);
      take(format.read(decoded, name, options), format.name, decoded);
    }
  }
  const bool nothing = std::all_of(document.blocks.begin(), document.blocks.end(),
                                   [](const Block& block) { return block.text.empty(); });
  if (nothing)
    throw DataError({name}, {"there is no text in the file.", {}}, {"Check that it is the right one.", {}});
  settle_language(document, options, said);
  return document;
}

Document read_document(const std::string& name, const ReadOptions& options) {
  return parse_document(detail::read_bytes(name, options.max_bytes), name, options);
}

}  // namespace libalign
