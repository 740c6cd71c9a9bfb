#include "align/lexical.h"

#include <algorithm>
#include <cmath>
#include <thread>

namespace libalign::detail {
namespace {

constexpr double kLinked = 0.6;
constexpr double kUnlinked = 0.05;
constexpr double kBackground = 1000;  // tokens of unseen text that stand behind p(f)

// How often a word of that length stands in text at large: short words are mostly function words.
double background_share(const WordType& type) {
  if (type.number) return type.text.size() <= 1 ? 1e-3 : 1e-4;
  switch (type.text.size()) {
    case 1:
    case 2:
      return 0.01;
    case 3:
      return 0.004;
    case 4:
      return 0.001;
    default:
      return 1e-4;
  }
}

// What a sentence gets when nothing matches.
std::vector<float> unmatched_sums(const SideText& side, const WordOdds& odds) {
  std::vector<float> sums(side.size(), 0);
  for (std::size_t i = 0; i < side.size(); ++i) {
    for (std::uint32_t o = side.sentences[i].first; o < side.sentences[i].last; ++o) {
      sums[i] += side.occurrences[o].count * odds.unmatched[side.occurrences[o].type];
    }
  }
  return sums;
}

// The words of other-side types that the sentences gathered so far could produce: a dense array and the
// places in use.
class Produced {
 public:
  explicit Produced(std::size_t types) : mass_(types, 0) {}
  void add(TypeId type, float mass) {
    if (mass_[type] == 0) used_.push_back(type);
    mass_[type] += mass;
  }
  float operator[](TypeId type) const { return mass_[type]; }
  void clear() {
    for (const TypeId type : used_) mass_[type] = 0;
    used_.clear();
  }

 private:
  std::vector<float> mass_;
  std::vector<TypeId> used_;
};

float explained(const SideText& side, std::size_t sentence, const WordOdds& odds, const Produced& produced,
                float per_token, float unmatched) {
  float sum = unmatched;
  const SentenceShape& shape = side.sentences[sentence];
  for (std::uint32_t o = shape.first; o < shape.last; ++o) {
    const Occurrence& word = side.occurrences[o];
    const float mass = produced[word.type];
    if (mass > 0) sum += word.count * std::log1p(odds.ratio[word.type] * mass * per_token);
  }
  return sum;
}

}  // namespace

std::vector<bool> linked_sources(const SideText& side, const LinkTable& links) {
  std::vector<bool> linked(side.types.size());
  for (TypeId e = 0; e < side.types.size(); ++e) linked[e] = !links.of_source(e).empty();
  return linked;
}

std::vector<bool> linked_targets(const SideText& side, const LinkTable& links) {
  std::vector<bool> linked(side.types.size());
  for (TypeId f = 0; f < side.types.size(); ++f) linked[f] = !links.of_target(f).empty();
  return linked;
}

WordOdds word_odds(const SideText& side, const std::vector<bool>& linked) {
  WordOdds odds;
  odds.unmatched.resize(side.types.size());
  odds.ratio.resize(side.types.size());
  for (std::size_t i = 0; i < side.types.size(); ++i) {
    const double k = linked[i] ? kLinked : kUnlinked;
    const double share =
        (side.types[i].count + kBackground * background_share(side.types[i])) / (side.tokens + kBackground);
    odds.unmatched[i] = static_cast<float>(std::log(1 - k));
    odds.ratio[i] = static_cast<float>(k / ((1 - k) * share));
  }
  return odds;
}

LexicalEvidence::LexicalEvidence(const SideText& source, const SideText& target, const LinkTable& links,
                                 const Corridor& corridor, int threads) {
  const std::size_t n = source.size();
  row_.resize(n + 1, 0);
  first_.resize(n);
  last_.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t low = corridor.low[i];
    const std::size_t high = corridor.high[std::min(n, i + 1)];
    first_[i] = static_cast<std::uint32_t>(low > kMostSentences ? low - kMostSentences : 0);
    last_[i] = static_cast<std::uint32_t>(std::min(target.size(), high + kMostSentences));
    row_[i + 1] = row_[i] + (last_[i] - first_[i]);
  }
  forward_.resize(row_[n] * kMostSentences);
  backward_.resize(row_[n] * kMostSentences);
  if (threads > 1) {
    std::thread other([&] { fill_backward(source, target, links); });
    fill_forward(source, target, links);
    other.join();
  } else {
    fill_forward(source, target, links);
    fill_backward(source, target, links);
  }
}

void LexicalEvidence::fill_forward(const SideText& source, const SideText& target, const LinkTable& links) {
  const WordOdds odds = word_odds(target, linked_targets(target, links));
  const std::vector<float> unmatched = unmatched_sums(target, odds);
  Produced produced(target.types.size());
  for (std::size_t i = 0; i < source.size(); ++i) {
    float tokens = 0;
    produced.clear();
    for (std::size_t m = 0; m < kMostSentences && i + m < source.size(); ++m) {
      const SentenceShape& shape = source.sentences[i + m];
      for (std::uint32_t o = shape.first; o < shape.last; ++o) {
        const Occurrence& word = source.occurrences[o];
        for (const std::uint32_t l : links.of_source(word.type)) {
          const Link& link = links.links()[l];
          produced.add(link.target, word.count * link.forward);
        }
      }
      tokens += shape.tokens;
      for (std::size_t j = first_[i]; j < last_[i]; ++j) {
        forward_[cell(i, j) * kMostSentences + m] =
            explained(target, j, odds, produced, 1 / tokens, unmatched[j]);
      }
    }
  }
}

void LexicalEvidence::fill_backward(const SideText& source, const SideText& target, const LinkTable& links) {
  const WordOdds odds = word_odds(source, linked_sources(source, links));
  const std::vector<float> unmatched = unmatched_sums(source, odds);
  Produced produced(source.types.size());
  // The source sentences that each target sentence is held against: rows rise, so a sliding range.
  std::size_t from = 0;
  std::size_t to = 0;
  for (std::size_t j = 0; j < target.size(); ++j) {
    while (from < source.size() && last_[from] <= j) ++from;
    to = std::max(to, from);
    while (to < source.size() && first_[to] <= j) ++to;
    float tokens = 0;
    produced.clear();
    for (std::size_t n = 0; n < kMostSentences && j + n < target.size(); ++n) {
      const SentenceShape& shape = target.sentences[j + n];
      for (std::uint32_t o = shape.first; o < shape.last; ++o) {
        const Occurrence& word = target.occurrences[o];
        for (const std::uint32_t l : links.of_target(word.type)) {
          const Link& link = links.links()[l];
          produced.add(link.source, word.count * link.backward);
        }
      }
      tokens += shape.tokens;
      for (std::size_t i = from; i < to; ++i) {
        backward_[cell(i, j) * kMostSentences + n] =
            explained(source, i, odds, produced, 1 / tokens, unmatched[i]);
      }
    }
  }
}

}  // namespace libalign::detail
