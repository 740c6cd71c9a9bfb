// Bitextor's table of sentences: a line of headings, then a pair a line. Where a page names its own address,
// that stands for the document.
#include "write/pairs.h"
#include "write/writers.h"

namespace libalign::detail {
namespace {

std::string address(const Document& document) {
  return one_line(document.metadata.url.empty() ? document.name : document.metadata.url);
}

}  // namespace

void write_bitextor(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
                    WriteReport& report) {
  put_line(stream, "src_url\ttrg_url\tsrc_text\ttrg_text\taligner_score", options);
  const std::string addresses =
      address(alignment.source.document()) + "\t" + address(alignment.target.document()) + "\t";
  each_pair(alignment, options, report, [&](const Pair& pair) {
    put_line(stream, addresses + pair.source + "\t" + pair.target + "\t" + decimal(pair.bead.confidence),
             options);
  });
}

}  // namespace libalign::detail
