#include "read/epub.h"

#include <algorithm>
#include <set>
#include <utility>

#include "libalign/error.h"
#include "libalign/text.h"
#include "read/clues.h"
#include "read/decode.h"
#include "read/epub_package.h"
#include "read/html_blocks.h"
#include "read/html_tree.h"
#include "read/xhtml.h"

namespace libalign::detail {

bool is_epub(const Zip& zip) {
  return zip.has("META-INF/container.xml") || zip.read("mimetype").starts_with("application/epub+zip");
}

Reading read_epub(const Zip& zip, const ReadOptions& options) {
  const EpubPackage package = read_epub_package(zip);
  if (holds_encrypted_chapters(zip, package))
    throw DataError({zip.name()}, {"is a book under copy protection: its text is encrypted."},
                    {"Ask its publisher for a copy without."});
  Reading reading;
  reading.mapped = false;
  reading.metadata.media = zip.media();
  auto members = zip.read_all({package.chapters.begin(), package.chapters.end()});
  for (const std::string& chapter : package.chapters) {
    const auto found = members.find(chapter);
    if (found == members.end()) {
      reading.notes.push_back({"a chapter that the book lists is not in it: {1}", {chapter}});
      continue;
    }
    Decoded decoded = decode(found->second, zip.place(chapter), {});
    found->second.clear();
    found->second.shrink_to_fit();
    close_empty_elements(decoded.text);
    const HtmlTree tree(decoded.text, zip.place(chapter));
    const Extent extent = options.keep_all ? Extent::everything : Extent::book;
    for (RawBlock& block : blocks_of(tree, extent).blocks) {
      block.map = {};
      block.map.spot(0, 0, block.text.size());
      block.place = 0;
      reading.blocks.push_back(std::move(block));
    }
  }
  const DublinCore& said = package.said;
  reading.language = canonical_language(said.language).value_or("");
  reading.metadata.title = said.title;
  reading.metadata.byline = said.creator;
  reading.metadata.translator = to_nfc(package.translator);
  reading.metadata.published = find_date(said.date);
  return reading;
}

}  // namespace libalign::detail
