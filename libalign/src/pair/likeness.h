// How much better than chance the words of one document explain those of another.
#pragma once

#include <vector>

#include "align/lexical.h"
#include "align/links.h"
#include "pair/collection.h"

namespace libalign::detail {

// Two documents, compared. Nats are per word, words damped by the square root of their count.
struct Likeness {
  float forward = 0;   // of the target, explained by the source
  float backward = 0;  // of the source
  float order = 0.5F;  // the share of what they share that stands in the same order; .5 when that is too little
  float anchors = 0;   // log(1 + how many words say something)
};

// A word of `to` that a document of `from` explains.
struct Match {
  TypeId type = 0;   // of `to`
  TypeId by = 0;     // the word of `from` that it most likely translates
  float probability = 0;  // of that
  float nats = 0;
  std::uint16_t place = 0;  // of `by` in its document
};

// One direction. Keeps references to all it is given.
class Explainer {
 public:
  enum class Direction { forward, backward };  // forward: the source explains the target
  Explainer(const Collection::Content& source, const Collection::Content& target, const LinkTable& links,
            Direction direction);

  // What a document of `from` explains; `explain` first, then the others.
  class View {
   public:
    explicit View(const Explainer& all);
    void explain(DocumentId document);
    // Words of `to` with a gain over chance, the best first.
    const std::vector<Match>& matches() const { return matches_; }
    // A document of `to`, in nats a word.
    float nats(DocumentId document) const;
    // Of what both share: how many words, and the share that stands in the same order.
    void compare_order(DocumentId document, Likeness& likeness) const;
    // The words that say most for a pair.
    std::vector<Match> best_matches(DocumentId document, std::size_t most) const;

   private:
    const Explainer& all_;
    std::vector<float> gain_;                // by type of `to`: over an unmatched word
    std::vector<std::uint32_t> match_of_;    // by type of `to`: a number into matches_
    std::vector<float> mass_;                // by type of `to`
    std::vector<Match> matches_;
  };

  // Nats a word of the documents of `to` when nothing of them is explained, their mean.
  float nothing_explained() const;

  const Collection::Content& from() const { return from_; }
  const Collection::Content& to() const { return to_; }

 private:
  const Collection::Content& from_;
  const Collection::Content& to_;
  const LinkTable& links_;
  Direction direction_;
  WordOdds odds_;                 // of words of `to`
  std::vector<float> unmatched_;  // by document of `to`
};

}  // namespace libalign::detail
