#include "align/pipeline.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "align/learn.h"
#include "align/search.h"
#include "align/stages.h"
#include "align/stretches.h"

namespace libalign::detail {
namespace {

constexpr double kEdgeMass = 1e-4;
constexpr int kMostWidenings = 6;
constexpr double kWellCovered = 0.6;
constexpr std::size_t kLeastTogether = 100;  // source sentences of a group of blocks
constexpr std::size_t kLongText = 200;       // sentences of the shorter side

}  // namespace

Prepared::Prepared(const Sentences& source_sentences, const Sentences& target_sentences,
                   const AlignOptions& options)
    : threads_(options.threads) {
  {
    const Stage stage("words");
    source = make_side(source_sentences);
    target = make_side(target_sentences);
  }
  {
    const Stage stage("links");
    links = find_links(source, target, source_sentences.language(), target_sentences.language(),
                       options.lexicons, options.glossaries);
    covered = coverage(source, target, links);
  }
  length_ratio = guess_length_ratio(source, target);
  Search search = options.borders.empty()
                      ? search_whole(source, target, links, length_ratio)
                      : search_between(nodes_of(options.borders, source.size(), target.size()), source,
                                       target, links, length_ratio);
  searched_ = std::move(search.searched);
  corridor = std::move(search.corridor);
  filter = std::move(search.filter);
  cuts = std::move(search.cuts);
  keeps_pair_ = std::move(search.keeps_pair);
  make_evidence();
}

void Prepared::make_evidence() {
  const Stage stage("evidence");
  lexical = std::make_unique<LexicalEvidence>(source, target, links, threads_);
  features = std::make_unique<BeadFeatures>(source, target, *lexical, length_ratio, covered, habits);
}

void Prepared::join_links(LinkTable known, const std::vector<Link>& learned) {
  features.reset();  // before the links that they stand on: all would not fit for long texts
  lexical.reset();
  links = {};
  std::vector<Link> all = std::move(known).take_links();
  known = {};
  all.insert(all.end(), learned.begin(), learned.end());
  links = LinkTable(std::move(all), source.types.size(), target.types.size());
  make_evidence();
}

bool Prepared::widen(std::size_t block, const std::vector<std::size_t>& borders, std::uint32_t step) {
  constexpr std::size_t kAround = 12;
  const auto [first, first_target] = cuts[block];
  const auto [last, last_target] = cuts[block + 1];
  std::size_t added = 0;
  std::size_t top = last;
  std::size_t bottom = first;
  for (const std::size_t border : borders) {
    const std::size_t begin = std::max<std::size_t>(first, border < kAround ? 0 : border - kAround);
    const std::size_t end = std::min<std::size_t>(last, border + kAround);
    top = std::min(top, begin);
    bottom = std::max(bottom, end);
    for (std::size_t i = begin; i <= end; ++i) {
      std::uint32_t& low = corridor.low[i];
      std::uint32_t& high = corridor.high[i];
      const std::uint32_t open_low = std::max({searched_.low[i], first_target, low - std::min(step, low)});
      const std::uint32_t open_high = std::min({searched_.high[i], last_target, high + step});
      added += low - std::min(open_low, low) + std::max(open_high, high) - high;
      low = std::min(low, open_low);
      high = std::max(high, open_high);
    }
  }
  if (added == 0) return false;
  straighten_around(corridor, top, bottom);
  const Stage stage("evidence");
  lexical->extend(corridor, first, last, filter);
  return true;
}

void Prepared::set_habits(double ratio, const TextHabits& observed) {
  length_ratio = ratio;
  habits = observed;
  features = std::make_unique<BeadFeatures>(source, target, *lexical, length_ratio, covered, habits);
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

namespace {

// Of Gale and Church's delta over the sure pairs, by the median of its square, drawn towards the usual.
float observed_variance(const Prepared& prepared, const std::vector<PathBead>& path, double length_ratio) {
  constexpr float kMedianOfSquares = 0.455F;  // of a standard normal variable
  constexpr float kPrior = 30;                // pairs that say what is usual
  constexpr float kLeast = 1.5F;
  constexpr float kMost = kUsualVariance;
  std::vector<float> squares;
  for (const PathBead& bead : path) {
    if (bead.a != 1 || bead.b != 1 || bead.posterior < 0.7) continue;
    const float expected = prepared.source.sentences[bead.i].length * static_cast<float>(length_ratio);
    const float target = prepared.target.sentences[bead.j].length;
    squares.push_back((target - expected) * (target - expected) / ((target + expected) / 2));
  }
  if (squares.empty()) return kUsualVariance;
  const auto middle = squares.begin() + static_cast<std::ptrdiff_t>(squares.size() / 2);
  std::ranges::nth_element(squares, middle);
  const auto pairs = static_cast<float>(squares.size());
  // Half of the way: the tails of short and of free sentences stay as heavy as they are.
  const float variance = std::sqrt(kUsualVariance * std::clamp(*middle / kMedianOfSquares, kLeast, kMost));
  return (variance * pairs + kUsualVariance * kPrior) / (pairs + kPrior);
}

}  // namespace

TextHabits observed_habits(const Prepared& prepared, const std::vector<PathBead>& path, double length_ratio) {
  constexpr double kUnaligned = 0.05;  // the usual share of sentences
  constexpr double kMerged = 0.12;     // and of pairs
  constexpr double kPrior = 40;        // sentences that say so before the text does
  double unaligned = kPrior * kUnaligned, merged = kPrior * kMerged;
  double sentences = kPrior, pairs = kPrior;
  for (const PathBead& bead : path) {
    sentences += bead.a + bead.b;
    if (bead.a == 0 || bead.b == 0) {
      unaligned += 1;
    } else {
      pairs += 1;
      if (bead.a + bead.b > 2) merged += 1;
    }
  }
  return {static_cast<float>(std::log(unaligned / sentences / kUnaligned)),
          static_cast<float>(std::log(merged / pairs / kMerged)),
          observed_variance(prepared, path, length_ratio)};
}

namespace {

// The corridor between two cuts, as a lattice of its own.
Corridor part_of(const Corridor& corridor, Node from, Node to) {
  const auto clipped = [&](std::uint32_t j) { return std::clamp(j, from.second, to.second) - from.second; };
  Corridor part;
  for (std::size_t i = from.first; i <= to.first; ++i) {
    part.low.push_back(clipped(corridor.low[i]));
    part.high.push_back(clipped(corridor.high[i]));
  }
  straighten(part, to.second - from.second);
  return part;
}

std::size_t type_number(const PathBead& bead) {
  const auto type =
      std::ranges::find_if(kBeadTypes, [&](BeadType t) { return t.source == bead.a && t.target == bead.b; });
  return static_cast<std::size_t>(type - kBeadTypes.begin());
}

// A block that has one side only.
void leave_unaligned(Node from, Node to, std::vector<PathBead>& path) {
  for (std::uint32_t i = from.first; i < to.first; ++i) path.push_back({i, 1, from.second, 0, 1});
  for (std::uint32_t j = from.second; j < to.second; ++j) path.push_back({to.first, 0, j, 1, 1});
}

// Where somebody has said that one side is the other, and no sentence finds a partner, all are one pair.
std::vector<PathBead> best_path(Lattice& lattice, Node from, Node to, bool keeps_pair) {
  std::vector<PathBead> path = lattice.best_path();
  const auto is_pair = [](const PathBead& bead) { return bead.a > 0 && bead.b > 0; };
  if (keeps_pair && std::ranges::none_of(path, is_pair))
    path = {{0, to.first - from.first, 0, to.second - from.second, 0}};
  return path;
}

void decode_block(Prepared& prepared, const Weights& weights, std::size_t block,
                  std::vector<PathBead>& path) {
  const Node from = prepared.cuts[block];
  const Node to = prepared.cuts[block + 1];
  if (from.first == to.first || from.second == to.second) return leave_unaligned(from, to, path);
  {
    const Stage stage("evidence");
    prepared.lexical->forget();
    prepared.lexical->extend(prepared.corridor, from.first, to.first, prepared.filter);
  }
  std::uint32_t step = 2;
  std::optional<Lattice> before;  // narrower
  for (int widenings = 0;; ++widenings, step *= 2) {
    std::optional<Stage> stage("lattice");
    Lattice lattice(part_of(prepared.corridor, from, to), to.first - from.first, to.second - from.second,
                    weights.feature[kNullContinued]);
    lattice.fill(
        [&](std::size_t i, std::size_t a, std::size_t j, std::size_t b) {
          return score_of(prepared.features->of(from.first + i, a, from.second + j, b), weights.feature);
        },
        [&](std::size_t i, std::size_t j) { return prepared.filter.at(from.first + i, from.second + j); },
        before ? &*before : nullptr);
    lattice.sum();
    if (widenings < kMostWidenings) {
      std::vector<std::size_t> crowded = lattice.crowded_edges(kEdgeMass);
      for (std::size_t& border : crowded) border += from.first;
      stage.reset();
      if (!crowded.empty() && prepared.widen(block, crowded, step)) {
        before = std::move(lattice);
        continue;
      }
      stage.emplace("lattice");
    }
    for (PathBead bead : best_path(lattice, from, to, prepared.keeps_pair(block))) {
      const std::size_t type = type_number(bead);
      bead.posterior = type < kBeadTypes.size() ? lattice.posterior(bead.i, bead.j, type) : 0;
      bead.i += from.first;
      bead.j += from.second;
      path.push_back(bead);
    }
    return;
  }
}

// Blocks that are worth looking at together: where somebody has set borders they are as small as a sentence.
std::vector<std::size_t> first_blocks(const std::vector<Node>& cuts) {
  std::vector<std::size_t> first = {0};
  for (std::size_t block = 1; block + 1 < cuts.size(); ++block) {
    if (cuts[block].first >= cuts[first.back()].first + kLeastTogether) first.push_back(block);
  }
  first.push_back(cuts.size() - 1);
  return first;
}

// Every so manyth group of blocks only.
std::vector<PathBead> decode_every(std::size_t stride, Prepared& prepared, const Weights& weights) {
  std::vector<PathBead> path;
  const std::vector<std::size_t> first = first_blocks(prepared.cuts);
  for (std::size_t group = 0; group + 1 < first.size(); group += stride) {
    for (std::size_t block = first[group]; block < first[group + 1]; ++block)
      decode_block(prepared, weights, block, path);
  }
  return path;
}

void learn_from(const std::vector<PathBead>& path, LinkTable known, Prepared& prepared) {
  std::vector<Link> learned;
  {
    const Stage stage("learning");
    learned = learn_links(prepared.source, prepared.target, path, known);
  }
  prepared.join_links(std::move(known), learned);
}

}  // namespace

std::vector<PathBead> decode(Prepared& prepared, const Weights& weights) {
  return decode_every(1, prepared, weights);
}

std::vector<PathBead> decode_adapted(Prepared& prepared, const Weights& weights, Learn learn, bool& learned) {
  constexpr double kWorthWhile = 0.05;         // of the log ratio
  constexpr std::size_t kEnoughGroups = 60;    // of blocks, to learn from
  constexpr std::size_t kTeachesMuch = 2'000;  // sentences: so long a text is learned well from at once
  learned = wants_learning(prepared, learn);
  const std::size_t stride = learned ? first_blocks(prepared.cuts).size() / kEnoughGroups + 1 : 1;
  std::vector<PathBead> path = decode_every(stride, prepared, first_weights());
  const double ratio = observed_length_ratio(prepared, path);
  const bool other_ratio = std::abs(std::log(ratio / prepared.length_ratio)) > kWorthWhile;
  const double settled_ratio = other_ratio ? ratio : prepared.length_ratio;
  prepared.set_habits(settled_ratio, observed_habits(prepared, path, settled_ratio));
  if (learned) {
    if (prepared.source.size() >= kTeachesMuch) {
      learn_from(path, std::move(prepared.links), prepared);
    } else {
      const LinkTable known = prepared.links;
      learn_from(path, known, prepared);
      // What the first path taught finds a better one to learn from.
      path = decode_every(stride, prepared, weights);
      prepared.set_habits(settled_ratio, observed_habits(prepared, path, settled_ratio));
      learn_from(path, known, prepared);
    }
  }
  return decode(prepared, weights);
}

bool wants_learning(const Prepared& prepared, Learn learn) {
  if (learn != Learn::automatic) return learn == Learn::always;
  return prepared.covered < kWellCovered ||
         std::min(prepared.source.size(), prepared.target.size()) > kLongText;
}

}  // namespace libalign::detail
