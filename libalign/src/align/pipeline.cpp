#include "align/pipeline.h"

#include <algorithm>

#include "align/learn.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kSmallLattice = 40'000;   // cells: up to that the whole lattice costs little
constexpr double kEdgeMass = 1e-4;
constexpr int kMostWidenings = 6;
constexpr std::size_t kLargestLattice = 60'000'000;  // cells: wider bands would not fit memory
constexpr double kWellCovered = 0.6;
constexpr std::size_t kLongText = 200;          // sentences of the shorter side

}  // namespace

Prepared::Prepared(const Sentences& source_sentences, const Sentences& target_sentences, const AlignOptions& options)
    : source(make_side(source_sentences)), target(make_side(target_sentences)), threads_(options.threads) {
  links = find_links(source, target, source_sentences.language(), target_sentences.language(), options.lexicons, options.glossaries);
  covered = coverage(source, target, links);
  length_ratio = estimate_length_ratio(source, target);
  if ((source.size() + 1) * (target.size() + 1) > kSmallLattice) chain_ = chain_of_seeds(source, target, links);
  corridor = make_corridor(source, target, chain_, width, kSmallLattice);
  make_evidence();
}

void Prepared::make_evidence() {
  features.reset();
  lexical.reset();  // before the new one: both would not fit for long texts
  lexical = std::make_unique<LexicalEvidence>(source, target, links, corridor, threads_);
  features = std::make_unique<BeadFeatures>(source, target, *lexical, length_ratio);
}

void Prepared::add_links(const std::vector<Link>& learned) {
  std::vector<Link> all = links.links();
  all.insert(all.end(), learned.begin(), learned.end());
  links = LinkTable(std::move(all), source.types.size(), target.types.size());
  make_evidence();
}

void Prepared::set_width(double new_width) {
  width = new_width;
  corridor = make_corridor(source, target, chain_, width, kSmallLattice);
  make_evidence();
}

std::vector<PathBead> decode(Prepared& prepared, const Weights& weights) {
  for (int widenings = 0;; ++widenings) {
    Lattice lattice(prepared.corridor, prepared.source.size(), prepared.target.size(), weights.feature[kNullContinued]);
    lattice.fill([&](std::size_t i, std::size_t a, std::size_t j, std::size_t b) {
      return score_of(prepared.features->of(i, a, j, b), weights.feature);
    });
    lattice.sum();
    const bool may_widen = widenings < kMostWidenings && prepared.corridor.cells() * 4 < kLargestLattice;
    if (may_widen && lattice.edge_mass() > kEdgeMass) {
      prepared.set_width(prepared.width * 2);
      continue;
    }
    std::vector<PathBead> path = lattice.best_path();
    for (PathBead& bead : path) {
      const auto type = std::ranges::find_if(kBeadTypes, [&](BeadType t) { return t.source == bead.a && t.target == bead.b; });
      bead.posterior = lattice.posterior(bead.i, bead.j, static_cast<std::size_t>(type - kBeadTypes.begin()));
    }
    return path;
  }
}

bool wants_learning(const Prepared& prepared, Learn learn) {
  if (learn != Learn::automatic) return learn == Learn::always;
  return prepared.covered < kWellCovered || std::min(prepared.source.size(), prepared.target.size()) > kLongText;
}

}  // namespace libalign::detail
