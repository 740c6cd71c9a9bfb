#include "align/lexical.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <thread>

#include "align/fast_log.h"

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

// What a bead asks of the evidence: itself, itself with one neighbour more (what would lie outside it), and
// its first and last sentence alone (where are the words that they explain).
void want_bead(Explained& runs, std::size_t i, std::size_t a, std::size_t j, std::size_t b) {
  runs.want(i, a, j, j + b);
  if (a > 1) {
    runs.want(i, 1, j, j + b);
    runs.want(i + a - 1, 1, j, j + b);
  }
  if (a == kMostSentences) return;  // at the end of the text the longer run is never counted, nor asked for
  runs.want(i, a + 1, j, j + b);
  if (i > 0) runs.want(i - 1, a + 1, j, j + b);
}

// The basic idea: walk over the words from one end of a sentence, and note where those passed had won the
// most if [theirs, theirs_end) explained them in place of [own, own_end). Both are in the order of the walk.
template <class Match, class Order>
float most_won(Match theirs, Match theirs_end, Match own, Match own_end, Order is_before) {
  float won = 0;
  float most = 0;
  for (; theirs != theirs_end; ++theirs) {
    for (; own != own_end && !is_before(*theirs, *own); ++own) won -= own->nats;
    won += theirs->nats;
    most = std::max(most, won);
  }
  return most;
}

// What an unaligned sentence at a border asks: what do those beside it explain of it?
void want_beside(Explained& runs, std::size_t border, std::size_t size, std::size_t sentence) {
  if (border > 0) runs.want(border - 1, 1, sentence, sentence + 1);
  if (border < size) runs.want(border, 1, sentence, sentence + 1);
}

}  // namespace

std::vector<float> unmatched_sums(const SideText& side, const WordOdds& odds) {
  std::vector<float> sums(side.size(), 0);
  for (std::size_t i = 0; i < side.size(); ++i) {
    for (std::uint32_t o = side.sentences[i].first; o < side.sentences[i].last; ++o) {
      sums[i] += side.occurrences[o].count * odds.unmatched[side.occurrences[o].type];
    }
  }
  return sums;
}

std::vector<bool> linked_sources(const SideText& side, const LinkTable& links) {
  std::vector<bool> linked(side.types.size());
  for (TypeId e = 0; e < side.types.size(); ++e) linked[e] = !links.from_source(e).empty();
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
      mass_(to_.types.size(), 0),
      near_(to_),
      produced_types_(to_.types.size()) {
  std::size_t most = 0;
  for (const SentenceShape& sentence : to_.sentences)
    most = std::max<std::size_t>(most, sentence.last - sentence.first);
  word_gain_.assign(most, 0);
}

void Explained::open(std::size_t first, std::size_t last) {
  if (strips_.empty()) opened_ = first;
  if (first < opened_) {
    strips_.insert(strips_.begin(), (opened_ - first) * longest_, {});
    opened_ = first;
  }
  if (last > opened_) strips_.resize(std::max(strips_.size(), (last - opened_) * longest_));
}

void Explained::want(std::size_t begin, std::size_t run, std::size_t first, std::size_t last) {
  Strip& strip = strips_[number(begin, run)];
  const auto wanted_first = static_cast<std::uint32_t>(first);
  const auto wanted_last = static_cast<std::uint32_t>(last);
  const bool fresh = strip.first == strip.last;
  if (!fresh && wanted_first >= strip.first && wanted_last <= strip.last) return;
  strip.first = fresh ? wanted_first : std::min(strip.first, wanted_first);
  strip.last = fresh ? wanted_last : std::max(strip.last, wanted_last);
  strip.counted = false;
}

void Explained::find_matches(std::size_t sentence, Produced& result) {
  const bool forward = direction_ == Direction::forward;
  const SentenceShape& shape = from_.sentences[sentence];
  for (std::uint32_t o = shape.first; o < shape.last; ++o) {
    const TypeId type = from_.occurrences[o].type;
    forward ? links_.expect_source(type) : links_.expect_target(type);
  }
  near_.move_to(result.first, result.last);
  const TypeSet::Reader near = near_.reader();
  for (std::uint32_t o = shape.first; o < shape.last; ++o) {
    const Occurrence& word = from_.occurrences[o];
    for (const LinkTable::Product& product :
         forward ? links_.products_of_source(word.type) : links_.products_of_target(word.type)) {
      if (!near.has(product.type)) continue;
      if (mass_[product.type] == 0) used_.push_back(product.type);
      mass_[product.type] += word.count * product.probability;
    }
  }
  for (const TypeId type : used_) produced_types_.add(type);
  const TypeSet::Reader produced = produced_types_.reader();
  result.begin = begins_.size();
  for (std::uint32_t other = result.first; other < result.last; ++other) {
    begins_.push_back(static_cast<std::uint32_t>(matches_.size()));
    const Occurrence* words = words_of(other);
    const std::uint32_t count = to_.sentences[other].last - to_.sentences[other].first;
    for (std::uint32_t word = 0; word < count; ++word) {
      const TypeId type = words[word].type;
      if (!produced.has(type)) continue;
      const float gain = mass_[type] * odds_.ratio[type];
      matches_.push_back(
          {word, words[word].place, gain, words[word].count * log_one_plus(gain / shape.tokens)});
    }
    std::sort(matches_.begin() + begins_.back(), matches_.end(),
              [](const Match& a, const Match& b) { return a.is_before(b); });
  }
  begins_.push_back(static_cast<std::uint32_t>(matches_.size()));
  for (const TypeId type : used_) {
    mass_[type] = 0;
    produced_types_.remove(type);
  }
  used_.clear();
}

void Explained::find_produced(std::size_t from, std::size_t to) {
  produced_from_ = from == 0 ? 0 : from - 1;
  produced_.assign(std::min(from_.size(), to + longest_) - produced_from_, {});
  begins_.clear();
  matches_.clear();
  for (std::size_t begin = from; begin < to; ++begin) {
    for (std::size_t run = 1; run <= longest_ && begin + run <= from_.size(); ++run) {
      const Strip& strip = strips_[number(begin, run)];
      if (strip.counted) continue;
      // Of a single sentence those beside it as well: what would they win?
      const std::size_t low = run == 1 && begin > 0 ? begin - 1 : begin;
      const std::size_t high = run == 1 ? std::min(begin + 2, from_.size()) : begin + run;
      for (std::size_t sentence = low; sentence < high; ++sentence) {
        Produced& one = produced_[sentence - produced_from_];
        const bool fresh = one.first == one.last;
        one.first = fresh ? strip.first : std::min(one.first, strip.first);
        one.last = fresh ? strip.last : std::max(one.last, strip.last);
      }
    }
  }
  for (std::size_t k = 0; k < produced_.size(); ++k) {
    if (produced_[k].first < produced_[k].last) find_matches(produced_from_ + k, produced_[k]);
  }
}

std::span<const Explained::Match> Explained::matches_of(std::size_t by, std::uint32_t sentence) const {
  const Produced& one = produced_[by - produced_from_];
  if (sentence < one.first || sentence >= one.last) return {};
  const std::size_t at = one.begin + (sentence - one.first);
  return {matches_.data() + begins_[at], matches_.data() + begins_[at + 1]};
}

// What the sentence gets from the words in use.
float Explained::sum_of(std::uint32_t sentence, float per_token) const {
  const Occurrence* words = words_of(sentence);
  LogOfProduct sum;
  for (const std::uint32_t word : words_) sum.multiply(1 + word_gain_[word] * per_token, words[word].count);
  return unmatched_[sentence] + sum.value();
}

Explained::Place Explained::place_of(std::size_t by, std::uint32_t sentence) const {
  Place place;
  for (const Match& match : matches_of(by, sentence)) {
    place.nats += match.nats;
    place.moment += match.nats * match.place;
  }
  return place;
}

Explained::Across Explained::across_of(std::size_t by, std::uint32_t sentence) const {
  const std::span<const Match> own = matches_of(by, sentence);
  Across across;
  if (by > 0) {
    const std::span<const Match> theirs = matches_of(by - 1, sentence);
    across.before = most_won(theirs.begin(), theirs.end(), own.begin(), own.end(),
                             [](const Match& a, const Match& b) { return a.is_before(b); });
  }
  if (by + 1 < from_.size()) {
    const std::span<const Match> theirs = matches_of(by + 1, sentence);
    across.after = most_won(theirs.rbegin(), theirs.rend(), own.rbegin(), own.rend(),
                            [](const Match& a, const Match& b) { return b.is_before(a); });
  }
  return across;
}

void Explained::count(std::size_t begin) {
  std::array<Strip*, kMostSentences> wanted{};
  std::size_t longest = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  for (std::size_t run = 0; run < longest_ && begin + run < from_.size(); ++run) {
    Strip& strip = strips_[number(begin, run + 1)];
    if (strip.counted) continue;
    strip.counted = true;
    strip.offset = values_.size();
    values_.resize(values_.size() + (strip.last - strip.first));
    first = longest == 0 ? strip.first : std::min(first, strip.first);
    last = longest == 0 ? strip.last : std::max(last, strip.last);
    if (run == 0) {
      strip.alone = alone_.size();
      alone_.resize(alone_.size() + (strip.last - strip.first));
    }
    wanted[run] = &strip;
    longest = run + 1;
  }
  const auto is_wanted = [&](std::size_t run, std::uint32_t sentence) {
    return wanted[run] != nullptr && sentence >= wanted[run]->first && sentence < wanted[run]->last;
  };
  for (std::uint32_t sentence = first; sentence < last; ++sentence) {
    std::size_t runs = longest;
    while (runs > 0 && !is_wanted(runs - 1, sentence)) --runs;
    float tokens = 0;
    for (std::size_t run = 0; run < runs; ++run) {
      tokens += from_.sentences[begin + run].tokens;
      for (const Match& match : matches_of(begin + run, sentence)) {
        if (word_gain_[match.word] == 0) words_.push_back(match.word);
        word_gain_[match.word] += match.gain;
      }
      if (!is_wanted(run, sentence)) continue;
      const Strip* strip = wanted[run];
      const std::size_t at = sentence - strip->first;
      if (run == 0) {
        const Place place = place_of(begin, sentence);
        alone_[strip->alone + at] = {place, across_of(begin, sentence)};
        values_[strip->offset + at] = unmatched_[sentence] + place.nats;
      } else {
        values_[strip->offset + at] = sum_of(sentence, 1 / tokens);
      }
    }
    for (const std::uint32_t word : words_) word_gain_[word] = 0;
    words_.clear();
  }
}

void Explained::fill(std::size_t from, std::size_t to) {
  if (from >= to) return;
  find_produced(from, to);
  for (std::size_t begin = from; begin < to; ++begin) count(begin);
}

void Explained::forget() {
  values_.clear();
  alone_.clear();
  strips_.clear();
}

void LexicalEvidence::forget() {
  forward_.forget();
  backward_.forget();
}

LexicalEvidence::LexicalEvidence(const SideText& source, const SideText& target, const LinkTable& links,
                                 int threads)
    : forward_(source, target, links, Explained::Direction::forward, kMostSentences),
      backward_(source, target, links, Explained::Direction::backward, kMostSentences),
      source_size_(source.size()),
      target_size_(target.size()),
      threads_(threads) {}

void LexicalEvidence::extend(const Corridor& corridor, std::size_t from, std::size_t to,
                             const BeadFilter& filter) {
  const std::size_t source_from = from == 0 ? 0 : from - 1;
  const std::size_t source_to = std::min(source_size_, to + 1);
  const std::size_t target_from = corridor.low[from] == 0 ? 0 : corridor.low[from] - std::size_t{1};
  const std::size_t target_to = std::min(target_size_, corridor.high[to] + std::size_t{1});
  forward_.open(source_from, source_to);
  backward_.open(target_from, target_to);
  for (std::size_t i = from; i <= to; ++i) {
    for (std::size_t j = corridor.low[i]; j <= corridor.high[i]; ++j) {
      if (j < target_size_) want_beside(forward_, i, source_size_, j);
      if (i < source_size_) want_beside(backward_, j, target_size_, i);
      const BeadFilter::Kinds kinds = filter.at(i, j);
      for (std::size_t t = 0; t < kSourceNull; ++t) {
        const BeadType type = kBeadTypes[t];
        if ((kinds >> t & 1U) == 0 || i + type.source > to ||
            !corridor.holds(i + type.source, j + type.target))
          continue;
        want_bead(forward_, i, type.source, j, type.target);
        want_bead(backward_, j, type.target, i, type.source);
      }
    }
  }
  const auto fill_backward = [&] { backward_.fill(target_from, target_to); };
  constexpr std::size_t kWorthAThread = 200;  // sentences
  if (threads_ > 1 && to - from > kWorthAThread) {
    std::thread other(fill_backward);
    forward_.fill(source_from, source_to);
    other.join();
  } else {
    forward_.fill(source_from, source_to);
    fill_backward();
  }
}

}  // namespace libalign::detail
