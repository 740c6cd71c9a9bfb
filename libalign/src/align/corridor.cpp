#include "align/corridor.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace libalign::detail {
namespace {

constexpr std::uint32_t kRare = 4;         // sentences that may hold the type
constexpr std::uint32_t kRareBetween = 2;  // of those between two seeds
constexpr double kTooCommon = 200;         // one word in so many, of all: leads nowhere
constexpr double kNarrow = 7;              // half the band's width beside a seed
constexpr double kGapShare = 0.5;          // of the gap between seeds that the band gets on top

// The sentences that hold each rare type.
std::vector<std::vector<std::uint32_t>> places_of(const SideText& side) {
  std::vector<std::vector<std::uint32_t>> places(side.types.size());
  for (std::uint32_t i = 0; i < side.size(); ++i) {
    for (std::uint32_t o = side.sentences[i].first; o < side.sentences[i].last; ++o) {
      const TypeId type = side.occurrences[o].type;
      if (side.types[type].sentences <= kRare) places[type].push_back(i);
    }
  }
  return places;
}

// log 1/(p_e p_f), scaled by how sure the link is.
double weight_of(const Link& link, const SideText& source, const SideText& target) {
  const double rarity = std::log(source.tokens / source.types[link.source].count) +
                        std::log(target.tokens / target.types[link.target].count);
  return rarity * 0.5 * double{link.forward + link.backward};
}

// One seed a pair of sentences; by source, then target. `source` is the number of source sentences.
std::vector<Seed> joined(const std::vector<Seed>& seeds, std::size_t source) {
  std::vector<std::uint32_t> end(source + 1, 0);
  for (const Seed& seed : seeds) ++end[seed.source + 1];
  for (std::size_t i = 0; i < source; ++i) end[i + 1] += end[i];
  std::vector<std::uint64_t> keys(seeds.size());  // by source: the target, then the number
  for (std::uint32_t k = 0; k < seeds.size(); ++k)
    keys[end[seeds[k].source]++] = std::uint64_t{seeds[k].target} << 32U | k;
  std::vector<Seed> result;
  for (std::size_t i = 0, begin = 0; i < source; begin = end[i++]) {
    std::sort(keys.begin() + static_cast<std::ptrdiff_t>(begin), keys.begin() + end[i]);
    const std::size_t first = result.size();
    for (std::size_t at = begin; at < end[i]; ++at) {
      const Seed& seed = seeds[keys[at] & 0xFFFFFFFFU];
      if (result.size() > first && result.back().target == seed.target)
        result.back().weight += seed.weight;
      else
        result.push_back(seed);
    }
  }
  return result;
}

std::vector<Seed> all_seeds(const SideText& source, const SideText& target, const LinkTable& links) {
  const auto source_places = places_of(source);
  const auto target_places = places_of(target);
  std::vector<Seed> seeds;
  for (const Link& link : links.links()) {
    const WordType& e = source.types[link.source];
    const WordType& f = target.types[link.target];
    if (e.sentences > kRare || f.sentences > kRare) continue;
    const double weight = weight_of(link, source, target) / (e.sentences * f.sentences);
    for (const std::uint32_t i : source_places[link.source]) {
      for (const std::uint32_t j : target_places[link.target]) seeds.push_back({i, j, weight});
    }
  }
  return joined(seeds, source.size());
}

// Where a type stands between two seeds.
struct Places {
  std::uint32_t gap = 0;  // the one that this is about, from 1
  std::uint32_t count = 0;
  std::array<std::uint32_t, kRareBetween> sentences{};
};

// Of the sentences [first, last).
void note_places(const SideText& side, std::size_t first, std::size_t last, std::uint32_t gap,
                 std::vector<Places>& places) {
  for (std::size_t i = first; i < last; ++i) {
    for (std::uint32_t o = side.sentences[i].first; o < side.sentences[i].last; ++o) {
      Places& at = places[side.occurrences[o].type];
      if (at.gap != gap) at = {gap, 0, {}};
      if (at.count < kRareBetween) at.sentences[at.count] = static_cast<std::uint32_t>(i);
      ++at.count;
    }
  }
}

// What is rare between two seeds leads on where nothing is rare in the whole text.
std::vector<Seed> seeds_between(const std::vector<Seed>& chain, const SideText& source,
                                const SideText& target, const LinkTable& links) {
  constexpr std::size_t kNarrowGap = 6;  // sentences of both sides: the band is no wider there
  std::vector<Places> source_places(source.types.size());
  std::vector<Places> target_places(target.types.size());
  const auto common = [](const SideText& side, TypeId type) {
    return side.types[type].count * kTooCommon > side.tokens;
  };
  std::vector<Seed> seeds;
  std::uint32_t gap = 0;
  std::size_t from_i = 0;
  std::size_t from_j = 0;
  const auto look = [&](std::size_t to_i, std::size_t to_j) {
    if (to_i > from_i && to_j > from_j && (to_i - from_i) + (to_j - from_j) > kNarrowGap) {
      ++gap;
      note_places(source, from_i, to_i, gap, source_places);
      note_places(target, from_j, to_j, gap, target_places);
      for (std::uint32_t o = source.sentences[from_i].first; o < source.sentences[to_i - 1].last; ++o) {
        Places& e = source_places[source.occurrences[o].type];
        if (e.gap != gap || e.count > kRareBetween || common(source, source.occurrences[o].type)) continue;
        for (const Link& link : links.from_source(source.occurrences[o].type)) {
          const Places& f = target_places[link.target];
          if (f.gap != gap || f.count > kRareBetween || common(target, link.target)) continue;
          const double weight = weight_of(link, source, target) / (e.count * f.count);
          for (std::uint32_t a = 0; a < e.count; ++a) {
            for (std::uint32_t b = 0; b < f.count; ++b)
              seeds.push_back({e.sentences[a], f.sentences[b], weight});
          }
        }
        e.gap = 0;  // once is enough
      }
    }
    from_i = to_i + 1;
    from_j = to_j + 1;
  };
  for (const Seed& seed : chain) look(seed.source, seed.target);
  look(source.size(), target.size());
  return joined(seeds, source.size());
}

// Seeds that are the best of their source sentence and of their target sentence.
std::vector<Seed> mutual_best(std::vector<Seed> seeds, std::size_t source, std::size_t target) {
  std::vector<double> best_source(source, 0);
  std::vector<double> best_target(target, 0);
  for (const Seed& seed : seeds) {
    best_source[seed.source] = std::max(best_source[seed.source], seed.weight);
    best_target[seed.target] = std::max(best_target[seed.target], seed.weight);
  }
  std::erase_if(seeds, [&](const Seed& seed) {
    return seed.weight < best_source[seed.source] || seed.weight < best_target[seed.target];
  });
  return seeds;
}

// Prefix maxima over target numbers: a Fenwick tree.
class BestChain {
 public:
  explicit BestChain(std::size_t size) : best_(size + 1, {0, -1}) {}
  std::pair<double, int> below(std::size_t target) const {
    std::pair<double, int> best{0, -1};
    for (std::size_t i = target; i > 0; i -= i & (~i + 1)) best = std::max(best, best_[i]);
    return best;
  }
  void set(std::size_t target, std::pair<double, int> value) {
    for (std::size_t i = target + 1; i < best_.size(); i += i & (~i + 1))
      best_[i] = std::max(best_[i], value);
  }

 private:
  std::vector<std::pair<double, int>> best_;
};

}  // namespace

std::size_t Corridor::cells() const {
  std::size_t cells = 0;
  for (std::size_t i = 0; i < low.size(); ++i) cells += high[i] - low[i] + 1;
  return cells;
}

Corridor whole_lattice(std::size_t source, std::size_t target) {
  return {std::vector<std::uint32_t>(source + 1, 0),
          std::vector<std::uint32_t>(source + 1, static_cast<std::uint32_t>(target))};
}

namespace {

// Of seeds in order.
std::vector<Seed> heaviest_chain(const std::vector<Seed>& seeds, std::size_t target_size) {
  BestChain best(target_size);
  std::vector<int> previous(seeds.size(), -1);
  std::pair<double, int> last{0, -1};
  // Seeds of one source sentence are looked up before any of them is entered: a chain takes one at most.
  for (std::size_t from = 0; from < seeds.size();) {
    std::size_t to = from;
    while (to < seeds.size() && seeds[to].source == seeds[from].source) ++to;
    std::vector<std::pair<double, int>> values;
    for (std::size_t k = from; k < to; ++k) {
      const auto [weight, before] = best.below(seeds[k].target);
      previous[k] = before;
      values.emplace_back(weight + seeds[k].weight, static_cast<int>(k));
      last = std::max(last, values.back());
    }
    for (std::size_t k = from; k < to; ++k) best.set(seeds[k].target, values[k - from]);
    from = to;
  }
  std::vector<Seed> chain;
  for (int k = last.second; k >= 0; k = previous[static_cast<std::size_t>(k)])
    chain.push_back(seeds[static_cast<std::size_t>(k)]);
  std::ranges::reverse(chain);

  return chain;
}

// A lone seed far off its neighbours' course is more likely chance than translation.
std::vector<Seed> without_lone_seeds(const std::vector<Seed>& chain) {
  std::vector<Seed> kept;
  for (std::size_t k = 0; k < chain.size(); ++k) {
    const auto offset = [&](std::size_t at) {
      return static_cast<double>(chain[at].target) - static_cast<double>(chain[at].source);
    };
    std::vector<double> around;
    for (std::size_t at = k < 5 ? 0 : k - 5; at < std::min(chain.size(), k + 6); ++at) {
      if (at != k) around.push_back(offset(at));
    }
    if (around.size() >= 4) {
      std::ranges::nth_element(around, around.begin() + static_cast<std::ptrdiff_t>(around.size() / 2));
      const double median = around[around.size() / 2];
      const double reach = 20 + 0.5 * (static_cast<double>(chain[std::min(chain.size() - 1, k + 5)].source) -
                                       static_cast<double>(chain[k < 5 ? 0 : k - 5].source));
      if (std::abs(offset(k) - median) > reach) continue;
    }
    kept.push_back(chain[k]);
  }
  return kept;
}

}  // namespace

std::vector<Seed> chain_of_seeds(const SideText& source, const SideText& target, const LinkTable& links) {
  const auto chain_of = [&](const std::vector<Seed>& seeds) {
    return without_lone_seeds(heaviest_chain(seeds, target.size()));
  };
  std::vector<Seed> chain =
      chain_of(mutual_best(all_seeds(source, target, links), source.size(), target.size()));
  std::vector<Seed> seeds =
      mutual_best(seeds_between(chain, source, target, links), source.size(), target.size());
  if (seeds.empty()) return chain;
  seeds.insert(seeds.end(), chain.begin(), chain.end());
  return chain_of(joined(seeds, source.size()));
}

namespace {

// The band around the chain, no wider at any border than `most_half` to either side of the course (or than
// its slope).
Corridor band_around(const std::vector<Seed>& chain, std::size_t n, std::size_t m, double most_half) {
  std::vector<double> low(n + 1, static_cast<double>(m));
  std::vector<double> high(n + 1, 0);
  // Between two points of the course: a straight line, with room for the whole gap's uncertainty.
  std::size_t from_i = 0;
  std::size_t from_j = 0;
  const auto open = [&](std::size_t to_i, std::size_t to_j) {
    const auto rise = static_cast<double>(to_j - from_j);
    const auto run = static_cast<double>(to_i - from_i);
    const double slope = run > 0 ? rise / run : rise;
    for (std::size_t i = from_i; i <= to_i; ++i) {
      const double wanted = kNarrow + kGapShare * std::max(run, rise);
      const double half = std::min(wanted, std::max(most_half, slope + 2));
      const double j =
          static_cast<double>(from_j) + (run > 0 ? static_cast<double>(i - from_i) * slope : rise);
      low[i] = std::min(low[i], (run > 0 ? j : static_cast<double>(from_j)) - half);
      high[i] = std::max(high[i], j + half);
    }
    from_i = to_i;
    from_j = to_j;
  };
  for (const Seed& seed : chain) open(seed.source, seed.target);
  open(n, m);

  Corridor corridor;
  corridor.low.resize(n + 1);
  corridor.high.resize(n + 1);
  const auto border = [m](double j) {
    return static_cast<std::uint32_t>(std::clamp(j, 0.0, static_cast<double>(m)));
  };
  for (std::size_t i = 0; i <= n; ++i) {
    corridor.low[i] = border(std::floor(low[i]));
    corridor.high[i] = border(std::ceil(high[i]));
  }
  straighten(corridor, m);
  return corridor;
}

}  // namespace

void straighten(Corridor& corridor, std::size_t target) {
  const std::size_t n = corridor.low.size() - 1;
  corridor.low[0] = 0;
  corridor.high[n] = static_cast<std::uint32_t>(target);
  for (std::size_t i = 1; i <= n; ++i) corridor.high[i] = std::max(corridor.high[i], corridor.high[i - 1]);
  for (std::size_t i = n; i-- > 0;) corridor.low[i] = std::min(corridor.low[i], corridor.low[i + 1]);
  for (std::size_t i = 0; i <= n; ++i) {
    if (corridor.low[i] > corridor.high[i]) std::swap(corridor.low[i], corridor.high[i]);
  }
}

void straighten_around(Corridor& corridor, std::size_t first, std::size_t last) {
  for (std::size_t i = first + 1; i < corridor.high.size(); ++i) {
    if (corridor.high[i] >= corridor.high[i - 1] && i > last) break;
    corridor.high[i] = std::max(corridor.high[i], corridor.high[i - 1]);
  }
  for (std::size_t i = last; i-- > 0;) {
    if (corridor.low[i] <= corridor.low[i + 1] && i < first) break;
    corridor.low[i] = std::min(corridor.low[i], corridor.low[i + 1]);
  }
}

std::size_t most_cells(std::size_t source, std::size_t target) {
  constexpr std::size_t kSome = 250'000;
  constexpr std::size_t kASentence = 60;
  return kSome + kASentence * (source + target);
}

Corridor make_corridor(const SideText& source, const SideText& target, const std::vector<Seed>& chain,
                       std::size_t small) {
  const std::size_t n = source.size();
  const std::size_t m = target.size();
  if ((n + 1) * (m + 1) <= small) return whole_lattice(n, m);
  Corridor corridor = band_around(chain, n, m, static_cast<double>(m));
  // Few seeds in a long text would open the whole lattice: then the course counts for more than it deserves.
  const std::size_t most = most_cells(n, m);
  if (corridor.cells() > most)
    corridor = band_around(chain, n, m, static_cast<double>(most) / (2.0 * static_cast<double>(n + 1)));
  return corridor;
}

}  // namespace libalign::detail
