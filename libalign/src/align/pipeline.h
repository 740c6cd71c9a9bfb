// The stages of an alignment, so that the trainer in bench/ goes through the same ones.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "align/corridor.h"
#include "align/features.h"
#include "align/lattice.h"
#include "align/links.h"
#include "align/search.h"
#include "align/vocabulary.h"
#include "align/weights.h"
#include "libalign/align.h"

namespace libalign::detail {

// Two texts, their links and the band to search: what does not depend on the weights. Neither copied nor
// moved: features refer to sides.
struct Prepared {
  Prepared(const Sentences& source, const Sentences& target, const AlignOptions& options);
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  // From now on the known links and the learned ones; makes the evidence anew.
  void join_links(LinkTable known, const std::vector<Link>& learned);
  // Opens the corridor by `step` target borders around these source borders, within the block that begins at
  // cuts[block]. False, and nothing changes, where the coarse model has seen no more.
  bool widen(std::size_t block, const std::vector<std::size_t>& borders, std::uint32_t step);
  // Whether a block is a stretch of AlignOptions::borders with sentences on both sides.
  bool keeps_pair(std::size_t block) const { return block < keeps_pair_.size() && keeps_pair_[block]; }
  // Of the text, as a path shows them.
  void set_habits(double ratio, const TextHabits& observed);

  SideText source, target;
  LinkTable links;
  double covered = 0;  // share of words with a link, before learning
  double length_ratio = 1;
  TextHabits habits;
  Corridor corridor;
  BeadFilter filter;       // the beads of the corridor that are worth a look
  std::vector<Node> cuts;  // the lattice is decoded from cut to cut
  std::unique_ptr<LexicalEvidence> lexical;
  std::unique_ptr<BeadFeatures> features;

 private:
  void make_evidence();
  std::vector<bool> keeps_pair_;
  Corridor searched_;  // by the coarse model; `corridor` is what it left
  int threads_;
};

// Decodes with posteriors; widens the corridor of `prepared` while probability runs along its edge.
std::vector<PathBead> decode(Prepared& prepared, const Weights& weights);

// The ratio of lengths that the sure pairs of a path show (their median), or the present one where they are
// too few.
double observed_length_ratio(const Prepared& prepared, const std::vector<PathBead>& path);

// How much is unaligned and how much merged on a path, drawn towards what is usual where the text is short.
TextHabits observed_habits(const Prepared& prepared, const std::vector<PathBead>& path, double length_ratio);

// Decodes with first_weights(), fits the length ratio, the habits and, where that is worth while, the lexicon
// to the text, and decodes again with `weights`. `learned` tells whether a lexicon was made.
std::vector<PathBead> decode_adapted(Prepared& prepared, const Weights& weights, Learn learn, bool& learned);

// Whether a lexicon should be learned from the text: where dictionaries cover little, or the text is long.
bool wants_learning(const Prepared& prepared, Learn learn);

}  // namespace libalign::detail
