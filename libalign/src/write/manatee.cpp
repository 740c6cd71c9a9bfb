// Manatee (NoSketch Engine, Sketch Engine): a vertical for each text, and mappings of its <s> structures, one
// a direction. A line maps number to number: "4", "4,5" or -1 for nothing. Both columns only go forward.
#include "write/corpus.h"
#include "write/links.h"
#include "write/vertical.h"
#include "write/writers.h"

namespace libalign::detail {
namespace {

std::string range(std::size_t begin, std::size_t count) {
  if (count == 0) return "-1";
  const std::string first = std::to_string(begin);
  return count == 1 ? first : first + "," + std::to_string(begin + count - 1);
}

}  // namespace

void write_manatee(const Alignment& alignment, OutputFolder& out, const WriteOptions& options,
                   WriteReport& report) {
  const CorpusNames names = corpus_names(alignment, out, ".manatee", options);
  const LanguageCodes codes = codes_or_und(alignment, options);
  write_vertical(alignment.source, codes.source, out.file(names.source(".vert")), options, {.glue = true});
  write_vertical(alignment.target, codes.target, out.file(names.target(".vert")), options, {.glue = true});
  const auto map_name = [&](const std::string& from, const std::string& to) {
    return names.stem + "." + from + "-" + to + ".map";
  };
  std::FILE* const there = out.file(map_name(names.sides.source, names.sides.target));
  std::FILE* const back = out.file(map_name(names.sides.target, names.sides.source));
  std::size_t off = 0;
  for (const Step& step : forward_steps(alignment, off)) {
    const std::string source = range(step.source, step.source_count);
    const std::string target = range(step.target, step.target_count);
    put_line(there, source + "\t" + target, options);
    put_line(back, target + "\t" + source, options);
    if (step.source_count > 0 && step.target_count > 0) ++report.units;
  }
  note_off(report, off);
}

}  // namespace libalign::detail
