#include "read/odt.h"

#include "libalign/error.h"
#include "libalign/text.h"
#include "read/clues.h"
#include "read/code_lines.h"
#include "read/dublin_core.h"
#include "read/odt_body.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kDepth = 500;
const Message kSaveAgain = {"Open it in the program that made it and save it again."};

Reading finish(OdtBody& body, const DublinCore& said) {
  Reading reading;
  reading.mapped = false;
  reading.blocks = body.take();
  join_code(reading.blocks);
  reading.language = canonical_language(said.language.empty() ? body.language() : said.language).value_or("");
  apply(said.title, reading.metadata, reading.blocks);
  name_kinds(reading.blocks);
  fill_from_blocks(reading.metadata, reading.blocks);
  if (reading.metadata.byline.empty()) reading.metadata.byline = said.creator;
  return reading;
}

}  // namespace

Reading read_odt(const Zip& zip, const ReadOptions& options) {
  const std::string manifest = zip.read("META-INF/manifest.xml");
  if (manifest.find("encryption-data") != std::string::npos)
    throw DataError({zip.name()}, {"is protected by a password."}, {"Save it without one first."});
  if (!zip.has("content.xml"))
    throw DataError({zip.name()},
                    {"is an OpenDocument file without a text in it: {1} is missing.", {"content.xml"}},
                    kSaveAgain);
  OdtBody body(options.keep_all);
  for (const char* member : {"styles.xml", "content.xml"}) {
    if (zip.has(member)) parse_xml(zip.read(member), zip.place(member), body, {kDepth, kSaveAgain});
  }
  Reading reading = finish(body, read_dublin_core(zip.read("meta.xml"), zip.place("meta.xml")));
  reading.metadata.media = zip.media();
  return reading;
}

bool looks_like_flat_odt(std::string_view text, std::string_view /*name*/) {
  const std::string_view head = text.substr(0, 4000);
  return head.find("<office:document") != std::string_view::npos &&
         head.find("opendocument.text") != std::string_view::npos;
}

Reading read_flat_odt(const Decoded& decoded, const std::string& name, const ReadOptions& options) {
  OdtBody body(options.keep_all);
  parse_xml(decoded.text, name, body, {.deepest = kDepth, .advice = kSaveAgain, .encoding = "UTF-8"});
  return finish(body, {});
}

}  // namespace libalign::detail
