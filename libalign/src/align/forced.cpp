#include "align/forced.h"

#include <algorithm>
#include <cmath>

namespace libalign::detail {
namespace {

constexpr double kSomeDoubtful = 0.05;       // of both sides of a short text: worth a closer look
constexpr std::size_t kShortText = 300;      // sentences of the smaller side
constexpr double kHardlyTranslation = 0.05;  // a pair of the lattice below is given up
constexpr double kClearlyBetter = 0.5;       // nats that a rival elsewhere must be better by
constexpr double kMuchUnpaired = 0.15;       // of either side: then moved text may be looked for
constexpr double kMostlyDoubtful = 0.5;      // of both sides: perhaps no translation at all
constexpr double kManyRivals = 0.02;         // of the smaller side's sentences
constexpr double kKnownWords = 0.4;  // coverage above which an unlike pair is unlike, and not only unknown

// All sentences of one kind of number.
std::vector<std::uint32_t> numbers(std::size_t count) {
  std::vector<std::uint32_t> all(count);
  for (std::uint32_t i = 0; i < count; ++i) all[i] = i;
  return all;
}

struct Best {
  double gain = -1e9;
  std::uint32_t partner = 0;
};

// Sentences of a side that are unaligned, or in pairs that are neither sure nor like translations.
struct Unpaired {
  double source = 0, target = 0;

  // More than this share of both sides.
  bool above(double share, const SideText& source_side, const SideText& target_side) const {
    return source > share * static_cast<double>(source_side.size()) &&
           target > share * static_cast<double>(target_side.size());
  }
};

Unpaired count_unaligned(const std::vector<PathBead>& path) {
  Unpaired count;
  for (const PathBead& bead : path) {
    if (bead.b == 0) count.source += bead.a;
    if (bead.a == 0) count.target += bead.b;
  }
  return count;
}

Unpaired count_doubtful(const std::vector<PathBead>& path, const PairJudge& judge) {
  Unpaired count;
  for (const PathBead& bead : path) {
    const bool pair = bead.a > 0 && bead.b > 0;
    if (pair && bead.posterior >= 0.5 &&
        judge.translation({bead.i, bead.i + bead.a}, {bead.j, bead.j + bead.b}) >= 0.5)
      continue;
    count.source += bead.a;
    count.target += bead.b;
  }
  return count;
}

double many_rivals(std::size_t sentences) {
  return std::max(1.0, kManyRivals * static_cast<double>(sentences));
}

}  // namespace

std::vector<PathBead> give_up_forced(const SideText& source, const SideText& target, const LinkTable& links,
                                     const PairJudge& judge, const std::vector<PathBead>& path,
                                     std::size_t& rivals) {
  const bool known = coverage(source, target, links) >= kKnownWords;
  std::vector<Best> of_source(source.size());
  std::vector<Best> of_target(target.size());
  for (const auto& [i, j] :
       pairs_to_try(source, target, links, numbers(source.size()), numbers(target.size()))) {
    const double gain = judge.gain({i, i + 1}, {j, j + 1});
    if (gain > of_source[i].gain) of_source[i] = {gain, j};
    if (gain > of_target[j].gain) of_target[j] = {gain, i};
  }
  // What each sentence has now, and in which bead.
  std::vector<double> source_now(source.size(), 0);
  std::vector<double> target_now(target.size(), 0);
  std::vector<std::size_t> source_bead(source.size());
  std::vector<std::size_t> target_bead(target.size());
  std::vector<bool> forced(path.size());
  for (std::size_t k = 0; k < path.size(); ++k) {
    const PathBead& bead = path[k];
    const Group s{bead.i, bead.i + bead.a};
    const Group t{bead.j, bead.j + bead.b};
    double now = 0;
    if (bead.a > 0 && bead.b > 0) {
      now = judge.gain(s, t);
      forced[k] = known && judge.translation(s, t) < kHardlyTranslation;
    }
    for (std::uint32_t i = s.first; i < s.last; ++i) source_now[i] = now, source_bead[i] = k;
    for (std::uint32_t j = t.first; j < t.last; ++j) target_now[j] = now, target_bead[j] = k;
  }
  const double price = std::log(1.0 + static_cast<double>(std::max(source.size(), target.size()))) -
                       kMovedPrior + kClearlyBetter;
  for (std::uint32_t i = 0; i < source.size(); ++i) {
    const Best& best = of_source[i];
    if (best.gain <= 0 || of_target[best.partner].partner != i || source_bead[i] == target_bead[best.partner])
      continue;
    if (best.gain - price <= std::max(source_now[i], target_now[best.partner])) continue;
    forced[source_bead[i]] = forced[target_bead[best.partner]] = true;
    ++rivals;
  }
  std::vector<PathBead> kept;
  for (std::size_t k = 0; k < path.size(); ++k) {
    const PathBead& bead = path[k];
    if (!forced[k] || bead.a == 0 || bead.b == 0) {
      kept.push_back(bead);
      continue;
    }
    for (std::uint32_t i = 0; i < bead.a; ++i) kept.push_back({bead.i + i, 1, bead.j, 0, 0.5});
    for (std::uint32_t j = 0; j < bead.b; ++j) kept.push_back({bead.i + bead.a, 0, bead.j + j, 1, 0.5});
  }
  return kept;
}

bool may_ask_for_moved(const SideText& source, const SideText& target, const PairJudge& judge,
                       const std::vector<PathBead>& path, std::size_t crossed) {
  const std::size_t smaller = std::min(source.size(), target.size());
  if (static_cast<double>(crossed) >= many_rivals(smaller)) return true;
  const double share = smaller <= kShortText ? kSomeDoubtful : kMuchUnpaired;
  return count_doubtful(path, judge).above(share, source, target);
}

bool asks_for_moved(const SideText& source, const SideText& target, const LinkTable& links,
                    const PairJudge& judge, const std::vector<PathBead>& path, std::size_t rivals) {
  const double many = many_rivals(std::min(source.size(), target.size()));
  return static_cast<double>(rivals) >= many || count_unaligned(path).above(kMuchUnpaired, source, target) ||
         (count_doubtful(path, judge).above(kMostlyDoubtful, source, target) &&
          coverage(source, target, links) >= kKnownWords);
}

}  // namespace libalign::detail
