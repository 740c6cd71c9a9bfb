// Gold documents made harder, with gold that stays right: how does an aligner bear text that is partly
// translated, moved, damaged, or of another document?
//
//     for (const StressKind& kind : stress_kinds())
//       for (const double strength : kind.strengths)
//         GoldDocument hard = stressed(set, n, kind.name, strength, seed);
//
// Only the target changes. Same arguments, same document, on every machine.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "gold_set.h"

namespace bench {

struct StressKind {
  std::string name;
  std::string what;
  std::vector<double> strengths;  // those of the reports; any from 0 to 1 can be asked for
};

// omit             a share of the target is left out, in runs of one to six sentences
// move_sentences   a share of the sentences stands at random places
// move_blocks      the same of runs of three to eight sentences
// omit_move        a share is left out, then 20 % of the rest are moved, sentence by sentence
// omit_move_blocks the same, moved in runs
// swap_paragraphs  runs of three to six sentences, a share of which changes places with the next
// foreign          so many sentences of other documents as a share of the target, in runs of one to six
// merge            a share of the lines is joined to the one before
// shift            a share of the borders between lines runs through a sentence: a clause has changed sides
// ocr              a share of the words has a letter changed, lost or doubled
// wrong_partner    the target of the next document; strength is the share of the target that it replaces
const std::vector<StressKind>& stress_kinds();

// Document `number` of `set` under stress. Sets of one document have no foreign text: what would need it
// comes back unchanged. Gold beads that lose all of their target become unaligned sentences, those whose
// lines were joined become one, and a bead whose sentences were torn apart by a move holds numbers that are
// not consecutive. Throws libalign::UsageError for an unknown kind.
GoldDocument stressed(const GoldSet& set, std::size_t number, const std::string& kind, double strength,
                      unsigned seed);

}  // namespace bench
