// Word and OpenDocument: the first byte chooses whether the rest is a whole archive, or the XML of one part.
#include "check_document.h"
#include "read/docx_body.h"
#include "read/odt_body.h"

namespace {

using namespace libalign::detail;

void check(const std::vector<RawBlock>& blocks) {
  for (const RawBlock& block : blocks) {
    libalign::require(!block.text.empty() && !libalign::find_invalid_utf8(block.text));
    libalign::require(block.map.size() == block.text.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    if (data[0] == 'd') {
      const DocxStyles styles;
      DocxBody body(styles, false);
      parse_xml(bytes, "fuzz", body);
      const DocxText text = body.take();
      check(text.blocks);
      for (const auto& [id, blocks] : text.notes) check(blocks);
    } else if (data[0] == 'o') {
      OdtBody body(false);
      parse_xml(bytes, "fuzz", body);
      check(body.take());
    } else {
      libalign::check_document(bytes, {});
    }
  } catch (const libalign::Error& error) {
    libalign::require(error.what()[0] != '\0');
  }
  return 0;
}
