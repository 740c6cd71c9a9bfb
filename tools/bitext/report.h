// What a person reads of an alignment: a short summary, the evidence, a table.
#pragma once

#include <string>

#include "libalign/alignment.h"
#include "libalign/write.h"
#include "pair_job.h"

namespace bitext {

// Pairs below this are called doubtful.
inline constexpr double kDoubtful = 0.7;

// A few lines without a newline at the end.
std::string summary(const libalign::Alignment& alignment, const libalign::WriteReport& report,
                    const PairJob& job);

// Every bead with its texts and the terms that match; without a newline at the end.
std::string explanation(const libalign::Alignment& alignment);

// The pairs side by side, `width` columns wide; unaligned sentences have an empty side.
std::string table(const libalign::Alignment& alignment, std::size_t width);

// "0.97": three significant digits at most, never rounded up to 1.
std::string shown_confidence(double confidence);

}  // namespace bitext
