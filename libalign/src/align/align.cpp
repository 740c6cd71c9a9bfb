#include "libalign/align.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "align/direct.h"
#include "align/evidence.h"
#include "align/moved.h"
#include "align/pipeline.h"
#include "align/translation.h"
#include "libalign/text.h"

namespace libalign {
namespace {

using namespace detail;

double confidence_of(double posterior, const Weights& weights) {
  const double p = std::clamp(posterior, 1e-9, 1 - 1e-9);
  const double logit = std::log(p / (1 - p));
  return 1 / (1 + std::exp(-(logit * static_cast<double>(weights.confidence_scale) +
                             static_cast<double>(weights.confidence_shift))));
}

Bead to_bead(const PathBead& path_bead) {
  Bead bead;
  for (std::size_t i = path_bead.i; i < path_bead.i + path_bead.a; ++i) bead.source.emplace_back(i);
  for (std::size_t j = path_bead.j; j < path_bead.j + path_bead.b; ++j) bead.target.emplace_back(j);
  return bead;
}

std::vector<std::string> options_text(const AlignOptions& options, bool learned, bool moved) {
  return {std::string("learn=") + (learned ? "yes" : "no"),
          std::string("order=") + (moved ? "free" : "monotone"),
          std::string("weights=") + (options.weights.empty() ? "built-in" : "given")};
}

void note_unlike(Alignment& alignment) {
  std::size_t like = 0;
  for (const Bead& bead : alignment.beads) {
    if (!bead.unaligned() && bead.translation >= 0.5)
      like += std::min(bead.source.size(), bead.target.size());
  }
  const std::size_t smaller = std::min(alignment.source.size(), alignment.target.size());
  if (smaller > 0 && like * 10 < smaller) {
    alignment.notes.push_back(
        {"these do not look like translations of each other: {1} of {2} sentences find a likely partner.",
         {std::to_string(like), std::to_string(smaller)}});
  }
}

}  // namespace

Alignment align_sentences(const Sentences& source, const Sentences& target, const AlignOptions& options) {
  Alignment alignment;
  alignment.source = source;
  alignment.target = target;
  alignment.provenance.version = version();
  for (const Lexicon& lexicon : options.glossaries)
    alignment.provenance.lexicons.push_back("glossary " + lexicon.hash());
  for (const Lexicon& lexicon : options.lexicons) {
    alignment.provenance.lexicons.push_back(lexicon.source_language() + "-" + lexicon.target_language() +
                                            " " + lexicon.hash());
  }
  if (source.empty() && target.empty()) return alignment;

  const Weights weights = options.weights.empty() ? built_in_weights() : parse_weights(options.weights);
  Prepared prepared(source, target, options);
  bool learned = false;
  const std::vector<PathBead> path = decode_adapted(prepared, weights, options.learn, learned);

  const DirectEvidence direct(prepared.source, prepared.target, prepared.links);
  std::optional<std::vector<OrderedBead>> moved;
  if (options.order != Order::monotone) {
    moved = find_moved(prepared.source, prepared.target, prepared.links, direct, path, weights,
                       prepared.length_ratio, options.order == Order::automatic);
  }
  const bool free = moved.has_value();
  std::vector<OrderedBead> ordered;
  if (free) {
    ordered = *std::move(moved);
  } else {
    for (const PathBead& bead : path) ordered.push_back({bead, BeadOrder::in_order});
  }

  for (const auto& [path_bead, order] : ordered) {
    Bead bead = to_bead(path_bead);
    bead.order = order;
    bead.confidence = confidence_of(path_bead.posterior, weights);
    if (!bead.unaligned()) {
      const Meeting meeting =
          direct.meet({path_bead.i, path_bead.i + path_bead.a}, {path_bead.j, path_bead.j + path_bead.b});
      bead.translation = translation_probability(meeting, prepared.length_ratio, weights);
      if (options.evidence) {
        bead.evidence =
            find_evidence(source, target, prepared.source, prepared.target, prepared.links, direct, bead);
      }
    }
    alignment.beads.push_back(std::move(bead));
  }
  alignment.provenance.options = options_text(options, learned, free);
  note_unlike(alignment);
  return alignment;
}

const char* version() { return BITEXT_VERSION; }

}  // namespace libalign
