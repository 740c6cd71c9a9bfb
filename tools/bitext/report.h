// What a person reads of an alignment: a short summary, the evidence, a table.
#pragma once

#include <string>

#include "libalign/alignment.h"
#include "libalign/write.h"
#include "pair_job.h"

namespace bitext {

// Pairs below this are called doubtful.
inline constexpr double kDoubtful = libalign::kDoubtfulConfidence;

inline bool doubtful(const libalign::Bead& bead) {
  return !bead.unaligned() && bead.status == libalign::BeadStatus::automatic && bead.confidence < kDoubtful;
}
inline bool moved(const libalign::Bead& bead) {
  return !bead.unaligned() && bead.order == libalign::BeadOrder::moved;
}

// The marks of such pairs in the table.
inline constexpr const char* kDoubtfulMark = "?";
inline constexpr const char* kMovedMark = "⇅";

// A few lines without a newline at the end.
std::string summary(const libalign::Alignment& alignment, const libalign::WriteReport& report,
                    const PairJob& job);

// Every bead with its texts and the terms that match; without a newline at the end.
std::string explanation(const libalign::Alignment& alignment);

// The pairs side by side, `width` columns wide; unaligned sentences have an empty side.
// Doubtful and moved pairs are marked; the summary explains the marks.
std::string table(const libalign::Alignment& alignment, std::size_t width);

// "0.97": to the nearest, but what is less than 1 never as 1.00.
std::string shown_confidence(double confidence);

}  // namespace bitext
