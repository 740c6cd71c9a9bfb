// The ladder of hunalign: rungs "i TAB j TAB score". From one rung to the next runs a bead; the first rung is
// 0 0, the last one has the numbers of sentences.
#include "write/links.h"
#include "write/one_line.h"
#include "write/writers.h"

namespace libalign::detail {

void write_ladder(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
                  WriteReport& report) {
  const auto rung = [&](std::size_t source, std::size_t target, double score) {
    put_line(stream, std::to_string(source) + "\t" + std::to_string(target) + "\t" + decimal(score), options);
  };
  std::size_t off = 0;
  for (const Step& step : forward_steps(alignment, off)) {
    rung(step.source, step.target, step.confidence);
    if (step.source_count > 0 && step.target_count > 0) ++report.units;
  }
  rung(alignment.source.size(), alignment.target.size(), 0);
  note_off(report, off);
}

}  // namespace libalign::detail
