// What the lattice did because it knows one order only, and how to undo it.
#pragma once

#include <cstddef>
#include <vector>

#include "align/pair_judge.h"

namespace libalign::detail {

// The lattice's pairs, less those that are hardly translations or keep sentences from clearly better
// partners; `rivals` counts the latter.
std::vector<PathBead> give_up_forced(const SideText& source, const SideText& target, const LinkTable& links,
                                     const PairJudge& judge, const std::vector<PathBead>& path,
                                     std::size_t& rivals);

// Whether the texts ask for moved text to be looked for: much is unaligned on both sides, sentences
// (`rivals`) have a clearly better partner elsewhere, or most pairs are unlike translations though the words
// are known.
bool asks_for_moved(const SideText& source, const SideText& target, const LinkTable& links,
                    const PairJudge& judge, const std::vector<PathBead>& path, std::size_t rivals);

// The first, cheap look: false when nearly everything is paired well and hardly a bead had crossing parts
// (`crossed`). Short texts are looked at more readily: they cost little.
bool may_ask_for_moved(const SideText& source, const SideText& target, const PairJudge& judge,
                       const std::vector<PathBead>& path, std::size_t crossed);

}  // namespace libalign::detail
