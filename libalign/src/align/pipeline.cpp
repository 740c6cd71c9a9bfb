#include "align/pipeline.h"

#include <algorithm>
#include <cmath>

#include "align/learn.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kSmallLattice = 40'000;  // cells: up to that the whole lattice costs little
constexpr double kEdgeMass = 1e-4;
constexpr int kMostWidenings = 6;
constexpr double kWellCovered = 0.6;
constexpr std::size_t kLongText = 200;  // sentences of the shorter side

}  // namespace

Prepared::Prepared(const Sentences& source_sentences, const Sentences& target_sentences,
                   const AlignOptions& options)
    : source(make_side(source_sentences)), target(make_side(target_sentences)), threads_(options.threads) {
  links = find_links(source, target, source_sentences.language(), target_sentences.language(),
                     options.lexicons, options.glossaries);
  covered = coverage(source, target, links);
  length_ratio = guess_length_ratio(source, target);
  if ((source.size() + 1) * (target.size() + 1) > kSmallLattice)
    chain_ = chain_of_seeds(source, target, links);
  width_.assign(source.size() + 1, 1);
  corridor = make_corridor(source, target, chain_, width_, kSmallLattice);
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

bool Prepared::widen(const std::vector<std::size_t>& borders) {
  constexpr std::size_t kAround = 12;
  std::vector<bool> wider(width_.size());
  for (const std::size_t border : borders) {
    const std::size_t end = std::min(width_.size(), border + kAround + 1);
    for (std::size_t i = border < kAround ? 0 : border - kAround; i < end; ++i) wider[i] = true;
  }
  std::vector<float> width = width_;
  for (std::size_t i = 0; i < width.size(); ++i) width[i] *= wider[i] ? 2.0F : 1.0F;
  Corridor made = make_corridor(source, target, chain_, width, kSmallLattice);
  if (made.cells() > most_cells(source.size(), target.size()) || made.cells() <= corridor.cells())
    return false;
  width_ = std::move(width);
  corridor = std::move(made);
  make_evidence();
  return true;
}

void Prepared::set_length_ratio(double ratio) {
  length_ratio = ratio;
  features = std::make_unique<BeadFeatures>(source, target, *lexical, length_ratio);
}

double observed_length_ratio(const Prepared& prepared, const std::vector<PathBead>& path) {
  constexpr std::size_t kLeastPairs = 12;
  constexpr float kLeastLength = 30;  // code points: shorter pairs are headings and the like
  std::vector<double> ratios;
  for (const PathBead& bead : path) {
    if (bead.a != 1 || bead.b != 1 || bead.posterior < 0.7) continue;
    const float source = prepared.source.sentences[bead.i].length;
    const float target = prepared.target.sentences[bead.j].length;
    if (source >= kLeastLength && target >= kLeastLength) ratios.push_back(target / source);
  }
  if (ratios.size() < kLeastPairs) return prepared.length_ratio;
  const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2);
  std::ranges::nth_element(ratios, middle);
  return std::clamp(*middle, 0.5, 2.0);
}

std::vector<PathBead> decode(Prepared& prepared, const Weights& weights) {
  for (int widenings = 0;; ++widenings) {
    Lattice lattice(prepared.corridor, prepared.source.size(), prepared.target.size(),
                    weights.feature[kNullContinued]);
    lattice.fill([&](std::size_t i, std::size_t a, std::size_t j, std::size_t b) {
      return score_of(prepared.features->of(i, a, j, b), weights.feature);
    });
    lattice.sum();
    if (widenings < kMostWidenings) {
      const std::vector<std::size_t> crowded = lattice.crowded_edges(kEdgeMass);
      if (!crowded.empty() && prepared.widen(crowded)) continue;
    }
    std::vector<PathBead> path = lattice.best_path();
    for (PathBead& bead : path) {
      const auto type = std::ranges::find_if(
          kBeadTypes, [&](BeadType t) { return t.source == bead.a && t.target == bead.b; });
      bead.posterior = lattice.posterior(bead.i, bead.j, static_cast<std::size_t>(type - kBeadTypes.begin()));
    }
    return path;
  }
}

std::vector<PathBead> decode_adapted(Prepared& prepared, const Weights& weights, Learn learn, bool& learned) {
  constexpr double kWorthWhile = 0.05;  // of the log ratio
  std::vector<PathBead> path = decode(prepared, weights);
  const double ratio = observed_length_ratio(prepared, path);
  const bool other_ratio = std::abs(std::log(ratio / prepared.length_ratio)) > kWorthWhile;
  if (other_ratio) prepared.set_length_ratio(ratio);
  learned = wants_learning(prepared, learn);
  if (learned) prepared.add_links(learn_links(prepared.source, prepared.target, path, prepared.links));
  if (learned || other_ratio) path = decode(prepared, weights);
  return path;
}

bool wants_learning(const Prepared& prepared, Learn learn) {
  if (learn != Learn::automatic) return learn == Learn::always;
  return prepared.covered < kWellCovered ||
         std::min(prepared.source.size(), prepared.target.size()) > kLongText;
}

}  // namespace libalign::detail
