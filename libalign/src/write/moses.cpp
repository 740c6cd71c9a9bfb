// Moses: two texts with the same number of lines, and beside them the ids and confidences of the pairs.
#include "write/language_codes.h"
#include "write/pairs.h"
#include "write/writers.h"

namespace libalign::detail {

void write_moses(const Alignment& alignment, OutputFolder& out, const WriteOptions& options,
                 WriteReport& report) {
  const LanguageCodes sides = side_names(alignment, options);
  std::string stem = out.name();
  if (stem.ends_with(".moses")) stem.erase(stem.size() - std::string_view(".moses").size());
  std::FILE* const source = out.file(stem + "." + sides.source);
  std::FILE* const target = out.file(stem + "." + sides.target);
  std::FILE* const ids = out.file(stem + ".ids");
  std::FILE* const scores = out.file(stem + ".scores");
  each_pair(alignment, options, report, [&](const Pair& pair) {
    put_line(source, pair.source, options);
    put_line(target, pair.target, options);
    put_line(ids, pair.id, options);
    put_line(scores, decimal(pair.bead.confidence), options);
  });
}

}  // namespace libalign::detail
