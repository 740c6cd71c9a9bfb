#include "libalign/align.h"

#include <algorithm>
#include <cmath>

#include "align/direct.h"
#include "align/evidence.h"
#include "align/learn.h"
#include "align/moved.h"
#include "align/pipeline.h"
#include "align/translation.h"
#include "libalign/text.h"

namespace libalign {
namespace {

using namespace detail;

constexpr double kHardlyTranslation = 0.1;   // a pair below is no translation: its sentences may belong elsewhere
constexpr double kMuchUnaligned = 0.15;      // of both sides: then moved text is looked for

double confidence_of(double posterior, const Weights& weights) {
  const double p = std::clamp(posterior, 1e-9, 1 - 1e-9);
  const double logit = std::log(p / (1 - p));
  return 1 / (1 + std::exp(-(logit * static_cast<double>(weights.confidence_scale) + static_cast<double>(weights.confidence_shift))));
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

// Splits pairs that are hardly translations into unaligned sentences, so that find_moved() sees them.
std::vector<PathBead> split_unlike(const std::vector<PathBead>& path, const DirectEvidence& direct, const Weights& weights,
                                   double length_ratio) {
  std::vector<PathBead> result;
  for (const PathBead& bead : path) {
    const bool pair = bead.a > 0 && bead.b > 0;
    double likely = 1;
    if (pair) {
      likely = translation_probability(direct.meet({bead.i, bead.i + bead.a}, {bead.j, bead.j + bead.b}), length_ratio, weights);
    }
    if (likely >= kHardlyTranslation) {
      result.push_back(bead);
      continue;
    }
    for (std::uint32_t i = 0; i < bead.a; ++i) result.push_back({bead.i + i, 1, bead.j, 0, 1 - likely});
    for (std::uint32_t j = 0; j < bead.b; ++j) result.push_back({bead.i + bead.a, 0, bead.j + j, 1, 1 - likely});
  }
  return result;
}

bool wants_moved(const std::vector<PathBead>& path, const Prepared& prepared, Order order) {
  if (order != Order::automatic) return order == Order::free;
  std::size_t source = 0;
  std::size_t target = 0;
  for (const PathBead& bead : path) {
    if (bead.b == 0) ++source;
    if (bead.a == 0) ++target;
  }
  return static_cast<double>(source) > kMuchUnaligned * static_cast<double>(prepared.source.size()) &&
         static_cast<double>(target) > kMuchUnaligned * static_cast<double>(prepared.target.size());
}

// The path with moved pairs in place of the unaligned sentences that they are made of, in source order.
std::vector<std::pair<PathBead, BeadOrder>> merge_moved(const std::vector<PathBead>& path, const std::vector<PathBead>& moved,
                                                        const Prepared& prepared) {
  std::vector<bool> source_taken(prepared.source.size());
  std::vector<bool> target_taken(prepared.target.size());
  for (const PathBead& bead : moved) {
    for (std::uint32_t i = bead.i; i < bead.i + bead.a; ++i) source_taken[i] = true;
    for (std::uint32_t j = bead.j; j < bead.j + bead.b; ++j) target_taken[j] = true;
  }
  std::vector<PathBead> waiting = moved;
  std::ranges::sort(waiting, [](const PathBead& a, const PathBead& b) { return a.i < b.i; });
  std::vector<std::pair<PathBead, BeadOrder>> merged;
  std::size_t next = 0;
  for (const PathBead& bead : path) {
    while (next < waiting.size() && waiting[next].i <= bead.i && (bead.a > 0 || waiting[next].i < bead.i)) {
      merged.emplace_back(waiting[next++], BeadOrder::moved);
    }
    if (bead.b == 0 && source_taken[bead.i]) continue;
    if (bead.a == 0 && target_taken[bead.j]) continue;
    merged.emplace_back(bead, BeadOrder::in_order);
  }
  while (next < waiting.size()) merged.emplace_back(waiting[next++], BeadOrder::moved);
  return merged;
}

void note_unlike(Alignment& alignment) {
  std::size_t like = 0;
  for (const Bead& bead : alignment.beads) {
    if (!bead.unaligned() && bead.translation >= 0.5) like += std::min(bead.source.size(), bead.target.size());
  }
  const std::size_t smaller = std::min(alignment.source.size(), alignment.target.size());
  if (smaller > 0 && like * 10 < smaller) {
    alignment.notes.push_back({"these do not look like translations of each other: {1} of {2} sentences find a likely partner.",
                               {std::to_string(like), std::to_string(smaller)}});
  }
}

}  // namespace

Alignment align_sentences(const Sentences& source, const Sentences& target, const AlignOptions& options) {
  Alignment alignment;
  alignment.source = source;
  alignment.target = target;
  alignment.provenance.version = version();
  for (const Lexicon& lexicon : options.glossaries) alignment.provenance.lexicons.push_back("glossary " + lexicon.hash());
  for (const Lexicon& lexicon : options.lexicons) {
    alignment.provenance.lexicons.push_back(lexicon.source_language() + "-" + lexicon.target_language() + " " + lexicon.hash());
  }
  if (source.empty() && target.empty()) return alignment;

  const Weights weights = options.weights.empty() ? built_in_weights() : parse_weights(options.weights);
  Prepared prepared(source, target, options);
  std::vector<PathBead> path = decode(prepared, weights);
  const bool learned = wants_learning(prepared, options.learn);
  if (learned) {
    prepared.add_links(learn_links(prepared.source, prepared.target, path, prepared.links));
    path = decode(prepared, weights);
  }

  const DirectEvidence direct(prepared.source, prepared.target, prepared.links);
  const bool free = wants_moved(path, prepared, options.order);
  std::vector<PathBead> moved;
  if (free) {
    path = split_unlike(path, direct, weights, prepared.length_ratio);
    moved = find_moved(prepared.source, prepared.target, prepared.links, direct, path, weights, prepared.length_ratio);
  }

  for (const auto& [path_bead, order] : merge_moved(path, moved, prepared)) {
    Bead bead = to_bead(path_bead);
    bead.order = order;
    bead.confidence = order == BeadOrder::moved ? path_bead.posterior : confidence_of(path_bead.posterior, weights);
    if (!bead.unaligned()) {
      const Meeting meeting = direct.meet({path_bead.i, path_bead.i + path_bead.a}, {path_bead.j, path_bead.j + path_bead.b});
      bead.translation = translation_probability(meeting, prepared.length_ratio, weights);
      if (options.evidence) {
        bead.evidence = find_evidence(source, target, prepared.source, prepared.target, prepared.links, direct, bead);
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
