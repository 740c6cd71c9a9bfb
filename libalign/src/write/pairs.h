// The beads of an alignment as the formats of pairs alone see them.
//
//     each_pair(alignment, options, report, [&](const Pair& pair) { ... });
#pragma once

#include <string>

#include "libalign/alignment.h"
#include "libalign/write.h"
#include "write/one_line.h"
#include "write/unit_ids.h"

namespace libalign::detail {

struct Pair {
  const std::string& id;
  const Bead& bead;
  const std::string& source;  // on one line, not blank
  const std::string& target;
};

// What such a format leaves out is counted in the report, and so is what it takes.
template <typename Use>
void each_pair(const Alignment& alignment, const WriteOptions& options, WriteReport& report, Use use) {
  UnitIds ids;
  for (const Bead& bead : alignment.beads) {
    const std::string id = ids.next(alignment, bead);
    if (bead.unaligned()) continue;
    if (bead.status == BeadStatus::rejected) {
      ++report.rejected;
      continue;
    }
    if (bead.confidence < options.min_confidence && bead.status != BeadStatus::confirmed) {
      ++report.below_confidence;
      continue;
    }
    const std::string source = one_line(alignment.source_text(bead));
    const std::string target = one_line(alignment.target_text(bead));
    if (source.empty() || target.empty()) {
      ++report.without_text;
      continue;
    }
    use(Pair{id, bead, source, target});
    ++report.units;
  }
}

// "interview.es.html | article.en.html"
inline std::string both_names(const Alignment& alignment) {
  return one_line(short_name(alignment.source.document())) + " | " +
         one_line(short_name(alignment.target.document()));
}

}  // namespace libalign::detail
