// The same word evidence as lexical.h, asked for any group of sentences at once: for beads outside the
// lattice, for what comes after decoding (is it a translation?) and for the words that speak for a bead.
#pragma once

#include <utility>
#include <vector>

#include "align/lexical.h"
#include "align/links.h"
#include "align/type_set.h"
#include "align/vocabulary.h"

namespace libalign::detail {

struct Group {
  std::uint32_t first = 0, last = 0;  // sentences [first, last) of one side
  std::uint32_t size() const { return last - first; }
  bool operator==(const Group&) const = default;
};

// What the words of two groups say of each other.
struct Meeting {
  double forward = 0, backward = 0;           // nats, as in lexical.h
  double source_words = 0, target_words = 0;  // tokens
  double linkable = 0;  // words (both sides, damped) that have a link somewhere in the pair of documents
  double matched = 0;   // of these, the ones whose link is met here
  double numbers = 0, numbers_matched = 0;  // of both sides
  double source_length = 0, target_length = 0;
};

class DirectEvidence {
 public:
  using Word = std::pair<TypeId, float>;  // a type and how often, damped

  DirectEvidence(const SideText& source, const SideText& target, const LinkTable& links);

  // Not from several threads at once.
  Meeting meet(Group source, Group target) const;

  // Nats that one link adds where it is met by a word among `source_tokens` and one among `target_tokens`;
  // both directions, averaged.
  double weight_of(const Link& link, double source_tokens, double target_tokens) const;

 private:
  const SideText& source_;
  const SideText& target_;
  const LinkTable& links_;
  WordOdds source_odds_, target_odds_;
  std::vector<bool> source_linked_, target_linked_;
  // Room for one meeting; what is met and produced is all 0 in between.
  mutable std::vector<Word> source_bag_, target_bag_;
  mutable TypeSet source_met_, target_met_;
  mutable std::vector<float> source_count_, target_count_;
  mutable std::vector<float> produced_source_, produced_target_;
};

}  // namespace libalign::detail
