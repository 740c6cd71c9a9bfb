// Candidates compared: all that is known of them before one is chosen.
#pragma once

#include <optional>
#include <vector>

#include "pair/candidates.h"
#include "pair/likeness.h"
#include "pair/metadata.h"
#include "pair/pair_weights.h"

namespace libalign::detail {

struct Compared {
  DocumentId source = 0;
  DocumentId target = 0;
  Likeness likeness;
  HintVector hints{};
  PairVector features{};
  std::optional<TrialVector> trial;
  float logit = 0;

  double probability() const;
};

// Numbers of candidates, those of each document of a side together: order[begin[d]] to order[begin[d + 1]].
struct Groups {
  std::vector<std::uint32_t> begin, order;

  Groups() = default;
  Groups(const std::vector<Compared>& all, std::size_t documents, DocumentId Compared::*document);
};

// What judging, trials and the choice share. Keeps references.
struct Comparison {
  const Collection::Content& source;
  const Collection::Content& target;
  LinkTable links;
  Explainer forward, backward;
  std::vector<Compared> all;  // by source, then target
  Groups by_source, by_target;
  // The fewer words a dictionary knows, the further all documents are from each other and the less they
  // differ: where strangers stand, and by how much to stretch, in nats a word. Both follow from the share of
  // words that it knows.
  float known = 0;  // that share, of both sides
  float usual = 0, scale = 1;

  Comparison(const Collection::Content& source_side, const Collection::Content& target_side,
             const PairOptions& options);
};

// Who has a partner already: no rival any more. Numbers of documents, or kFree.
inline constexpr std::uint32_t kFree = 0xFFFFFFFF;
struct Taken {
  std::vector<std::uint32_t> source, target;
};

Taken nobody_taken(const Comparison& comparison);

// Sets features and logits of all, rivals with another partner left out.
void judge(Comparison& comparison, const Taken& taken, const PairWeights& weights);

// Trial alignments of the candidates that the words leave in doubt.
void try_doubtful(Comparison& comparison, const PairOptions& options);

}  // namespace libalign::detail
