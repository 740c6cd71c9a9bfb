#include "align/lexical.h"

#include <algorithm>
#include <bit>
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

// log(1 + x) for x from 0, to six digits: this is asked for more often than anything else.
inline float log_one_plus(float x) {
  const float y = 1 + x;
  const auto bits = std::bit_cast<std::uint32_t>(y);
  const int exponent = static_cast<int>(bits >> 23) - 127;
  // The mantissa as 1 + f, f in [sqrt(1/2) - 1, sqrt(2) - 1], then 2 atanh(f / (2 + f)).
  float mantissa = std::bit_cast<float>((bits & 0x7FFFFFU) | 0x3F800000U);
  const bool large = mantissa > 1.41421356F;
  mantissa *= large ? 0.5F : 1.0F;
  const float s = (mantissa - 1) / (mantissa + 1);
  const float z = s * s;
  const float log_mantissa = 2 * s * (1 + z * (1 / 3.0F + z * (1 / 5.0F + z * (1 / 7.0F + z / 9))));
  return log_mantissa + static_cast<float>(exponent + (large ? 1 : 0)) * 0.69314718F;
}

std::vector<float> unmatched_sums(const SideText& side, const WordOdds& odds) {
  std::vector<float> sums(side.size(), 0);
  for (std::size_t i = 0; i < side.size(); ++i) {
    for (std::uint32_t o = side.sentences[i].first; o < side.sentences[i].last; ++o) {
      sums[i] += side.occurrences[o].count * odds.unmatched[side.occurrences[o].type];
    }
  }
  return sums;
}

// What a bead asks of the evidence: itself, and (for what lies outside it) itself with one neighbour more.
void want_bead(Explained& runs, std::size_t i, std::size_t a, std::size_t j, std::size_t b) {
  runs.want(i, a, j, j + b);
  if (a == kMostSentences) return;  // at the end of the text the longer run is never counted, nor asked for
  runs.want(i, a + 1, j, j + b);
  if (i > 0) runs.want(i - 1, a + 1, j, j + b);
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

Explained::Explained(const SideText& source, const SideText& target, const LinkTable& links,
                     Direction direction, std::size_t longest)
    : from_(direction == Direction::forward ? source : target),
      to_(direction == Direction::forward ? target : source),
      links_(links),
      direction_(direction),
      longest_(longest),
      odds_(word_odds(to_, direction == Direction::forward ? linked_targets(target, links)
                                                           : linked_sources(source, links))),
      unmatched_(unmatched_sums(to_, odds_)),
      strips_(from_.size() * longest),
      produced_(to_.types.size(), 0) {}

void Explained::want(std::size_t begin, std::size_t run, std::size_t first, std::size_t last) {
  Strip& strip = strips_[begin * longest_ + run - 1];
  const auto wanted_first = static_cast<std::uint32_t>(first);
  const auto wanted_last = static_cast<std::uint32_t>(last);
  const bool fresh = strip.first == strip.last;
  if (!fresh && wanted_first >= strip.first && wanted_last <= strip.last) return;
  strip.first = fresh ? wanted_first : std::min(strip.first, wanted_first);
  strip.last = fresh ? wanted_last : std::max(strip.last, wanted_last);
  strip.counted = false;
}

void Explained::gather(const SentenceShape& sentence) {
  const bool forward = direction_ == Direction::forward;
  for (std::uint32_t o = sentence.first; o < sentence.last; ++o) {
    const Occurrence& word = from_.occurrences[o];
    for (const std::uint32_t l : forward ? links_.of_source(word.type) : links_.of_target(word.type)) {
      const Link& link = links_.links()[l];
      const TypeId type = forward ? link.target : link.source;
      if (produced_[type] == 0) used_.push_back(type);
      produced_[type] += word.count * (forward ? link.forward : link.backward);
    }
  }
}

float Explained::explained(std::size_t sentence, float per_token) const {
  float sum = unmatched_[sentence];
  const SentenceShape& shape = to_.sentences[sentence];
  for (std::uint32_t o = shape.first; o < shape.last; ++o) {
    const Occurrence& word = to_.occurrences[o];
    const float mass = produced_[word.type];
    if (mass > 0) sum += word.count * log_one_plus(odds_.ratio[word.type] * mass * per_token);
  }
  return sum;
}

void Explained::fill(std::size_t from, std::size_t to) {
  for (std::size_t begin = from; begin < to; ++begin) {
    std::size_t longest = 0;
    for (std::size_t run = 0; run < longest_; ++run) {
      if (!strips_[begin * longest_ + run].counted) longest = run + 1;
    }
    float tokens = 0;
    for (std::size_t run = 0; run < longest && begin + run < from_.size(); ++run) {
      gather(from_.sentences[begin + run]);
      tokens += from_.sentences[begin + run].tokens;
      Strip& strip = strips_[begin * longest_ + run];
      if (strip.counted) continue;
      strip.counted = true;
      strip.offset = values_.size();
      for (std::size_t sentence = strip.first; sentence < strip.last; ++sentence)
        values_.push_back(explained(sentence, 1 / tokens));
    }
    for (const TypeId type : used_) produced_[type] = 0;
    used_.clear();
  }
}

LexicalEvidence::LexicalEvidence(const SideText& source, const SideText& target, const LinkTable& links,
                                 int threads)
    : forward_(source, target, links, Explained::Direction::forward, kMostSentences),
      backward_(source, target, links, Explained::Direction::backward, kMostSentences),
      source_size_(source.size()),
      target_size_(target.size()),
      threads_(threads) {}

void LexicalEvidence::extend(const Corridor& corridor, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i <= to; ++i) {
    for (std::size_t j = corridor.low[i]; j <= corridor.high[i]; ++j) {
      for (const BeadType& type : kBeadTypes) {
        if (type.source == 0 || type.target == 0 || !corridor.holds(i + type.source, j + type.target)) continue;
        want_bead(forward_, i, type.source, j, type.target);
        want_bead(backward_, j, type.target, i, type.source);
      }
    }
  }
  const std::size_t source_to = std::min(source_size_, to + 1);
  const std::size_t target_from = corridor.low[from] == 0 ? 0 : corridor.low[from] - std::size_t{1};
  const std::size_t target_to = std::min(target_size_, corridor.high[to] + std::size_t{1});
  const auto fill_backward = [&] { backward_.fill(target_from, target_to); };
  constexpr std::size_t kWorthAThread = 200;  // sentences
  if (threads_ > 1 && to - from > kWorthAThread) {
    std::thread other(fill_backward);
    forward_.fill(from == 0 ? 0 : from - 1, source_to);
    other.join();
  } else {
    forward_.fill(from == 0 ? 0 : from - 1, source_to);
    fill_backward();
  }
}

}  // namespace libalign::detail
