#include "pair/likeness.h"

#include <algorithm>
#include <cmath>

#include "align/fast_log.h"

namespace libalign::detail {
namespace {

constexpr float kSays = 1;       // nats: a match of less is a common word
constexpr float kLikely = 0.1F;  // a translation of less is a guess

}  // namespace

Explainer::Explainer(const Collection::Content& source, const Collection::Content& target,
                     const LinkTable& links, Direction direction)
    : from_(direction == Direction::forward ? source : target),
      to_(direction == Direction::forward ? target : source),
      links_(links),
      direction_(direction),
      odds_(word_odds(to_.text, direction == Direction::forward ? linked_targets(target.text, links)
                                                                : linked_sources(source.text, links))) {
  unmatched_.reserve(to_.text.size());
  for (const SentenceShape& document : to_.text.sentences) {
    float sum = 0;
    for (std::uint32_t o = document.first; o < document.last; ++o) {
      const Occurrence& word = to_.text.occurrences[o];
      sum += word.count * odds_.unmatched[word.type];
    }
    unmatched_.push_back(sum);
  }
}

float Explainer::nothing_explained() const {
  float sum = 0;
  for (std::size_t d = 0; d < unmatched_.size(); ++d) sum += unmatched_[d] / to_.text.sentences[d].tokens;
  return unmatched_.empty() ? 0 : sum / static_cast<float>(unmatched_.size());
}

Explainer::View::View(const Explainer& all)
    : all_(all),
      gain_(all.to_.text.types.size(), 0),
      match_of_(all.to_.text.types.size(), 0),
      mass_(all.to_.text.types.size(), 0) {}

void Explainer::View::explain(DocumentId document) {
  for (const Match& match : matches_) gain_[match.type] = mass_[match.type] = 0;
  matches_.clear();
  const SentenceShape& shape = all_.from_.text.sentences[document];
  for (std::uint32_t o = shape.first; o < shape.last; ++o) {
    const Occurrence& word = all_.from_.text.occurrences[o];
    const auto products = all_.direction_ == Direction::forward ? all_.links_.products_of_source(word.type)
                                                                : all_.links_.products_of_target(word.type);
    for (const LinkTable::Product& product : products) {
      if (product.probability <= 0) continue;
      const float mass = word.count * product.probability;
      if (mass_[product.type] == 0) {
        match_of_[product.type] = static_cast<std::uint32_t>(matches_.size());
        matches_.push_back({product.type, word.type, 0, 0, 0});
      }
      mass_[product.type] += mass;
      Match& match = matches_[match_of_[product.type]];
      if (product.probability > match.probability) {
        match.by = word.type;
        match.probability = product.probability;
        match.place = all_.from_.places[o];
      }
    }
  }
  for (Match& match : matches_) {
    gain_[match.type] =
        log_one_plus(all_.odds_.ratio[match.type] * mass_[match.type] / shape.tokens);
    match.nats = gain_[match.type] + all_.odds_.unmatched[match.type];
  }
}

float Explainer::View::nats(DocumentId document) const {
  const SentenceShape& shape = all_.to_.text.sentences[document];
  float sum = all_.unmatched_[document];
  for (std::uint32_t o = shape.first; o < shape.last; ++o) {
    const Occurrence& word = all_.to_.text.occurrences[o];
    sum += word.count * gain_[word.type];
  }
  return sum / shape.tokens;
}

std::vector<Match> Explainer::View::best_matches(DocumentId document, std::size_t most) const {
  std::vector<Match> best;
  const auto [first, last] = words_of(all_.to_, document);
  for (std::uint32_t o = first; o < last; ++o) {
    const TypeId type = all_.to_.text.occurrences[o].type;
    if (mass_[type] <= 0) continue;
    const Match& match = matches_[match_of_[type]];
    if (match.nats > kSays && match.probability >= kLikely) best.push_back(match);
  }
  const std::size_t kept = std::min(most, best.size());
  std::ranges::partial_sort(best, best.begin() + static_cast<std::ptrdiff_t>(kept),
                            [](const Match& a, const Match& b) {
                              return a.nats != b.nats ? a.nats > b.nats : a.type < b.type;
                            });
  best.resize(kept);
  return best;
}

// The heaviest chain of matches that rises on both sides, by its share of the weight of all.
void Explainer::View::compare_order(DocumentId document, Likeness& likeness) const {
  constexpr std::size_t kMost = 64;   // matches looked at
  constexpr std::size_t kLeast = 4;
  struct Point {
    std::uint16_t here, there;
    float weight, chain;
  };
  std::vector<Point> points;
  const auto [first, last] = words_of(all_.to_, document);
  for (std::uint32_t o = first; o < last; ++o) {
    const TypeId type = all_.to_.text.occurrences[o].type;
    if (mass_[type] <= 0) continue;
    const Match& match = matches_[match_of_[type]];
    if (match.nats > kSays && match.probability >= kLikely) points.push_back({all_.to_.places[o], match.place, match.nats, 0});
  }
  likeness.anchors = log_one_plus(static_cast<float>(points.size()));
  if (points.size() < kLeast) return;
  if (points.size() > kMost) {
    std::ranges::nth_element(points, points.begin() + kMost, [](const Point& a, const Point& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.here < b.here;
    });
    points.resize(kMost);
  }
  std::ranges::sort(points, [](const Point& a, const Point& b) {
    return a.here != b.here ? a.here < b.here : a.there < b.there;
  });
  float all = 0;
  float best = 0;
  for (std::size_t k = 0; k < points.size(); ++k) {
    Point& point = points[k];
    for (std::size_t before = 0; before < k; ++before) {
      if (points[before].there <= point.there) point.chain = std::max(point.chain, points[before].chain);
    }
    point.chain += point.weight;
    best = std::max(best, point.chain);
    all += point.weight;
  }
  likeness.order = best / all;
}

}  // namespace libalign::detail
