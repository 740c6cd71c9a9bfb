// The beads of an alignment as the formats of corpora see them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "libalign/alignment.h"
#include "libalign/write.h"

namespace libalign::detail {

struct CorpusLink {
  std::vector<SourceIndex> source;
  std::vector<TargetIndex> target;
  const Bead& bead;
};

// Every sentence in exactly one link: a pair that a person rejected is taken apart into its sentences.
std::vector<CorpusLink> links_of(const Alignment& alignment);

// A stretch of both texts; either may be empty.
struct Step {
  std::size_t source = 0, source_count = 0;
  std::size_t target = 0, target_count = 0;
  double confidence = 0;
};

// For formats in which both sides only go forward: every sentence in one step, in order. Pairs that cross
// others or skip sentences are open on both sides and counted in `off`.
std::vector<Step> forward_steps(const Alignment& alignment, std::size_t& off);
// Says so, when there are any.
void note_off(WriteReport& report, std::size_t off);

}  // namespace libalign::detail
