#include "align/strangers.h"

#include <algorithm>
#include <cmath>

namespace libalign::detail {
namespace {

constexpr std::size_t kFewSentences = 4;  // of a side: too few to judge texts by
constexpr double kKnownWords = 0.3;       // share of words with a link, from which silence means something
constexpr double kFewAbove = 0.15;        // of the smaller side's sentences
constexpr double kCautious = 0.18;        // what a nat weighs here: common words meet between strangers, too
constexpr double kFarAbove = 4;           // nats above chance that a pair between strangers needs
constexpr double kSureTranslation = 0.9;  // and its translation
constexpr double kAlone = 0.95;           // posterior of sentences whose pair was taken apart

Group source_of(const PathBead& bead) { return {bead.i, bead.i + bead.a}; }
Group target_of(const PathBead& bead) { return {bead.j, bead.j + bead.b}; }
bool is_pair(const PathBead& bead) { return bead.a > 0 && bead.b > 0; }

}  // namespace

std::vector<OrderedBead> part_strangers(std::vector<OrderedBead> beads, const SideText& source,
                                        const SideText& target, const LinkTable& links,
                                        const PairJudge& judge) {
  const std::size_t smaller = std::min(source.size(), target.size());
  if (smaller < kFewSentences) return beads;
  if (coverage(source, target, links) < kKnownWords) return beads;
  const double enough = kFewAbove * static_cast<double>(smaller);
  const double chance = std::log(static_cast<double>(std::max(source.size(), target.size())));
  std::vector<double> above(beads.size(), 0);
  std::size_t sentences_above = 0;
  for (std::size_t k = 0; k < beads.size(); ++k) {
    const PathBead& bead = beads[k].bead;
    if (!is_pair(bead)) continue;
    above[k] = judge.gain(source_of(bead), target_of(bead), kCautious) - chance;
    if (above[k] > 0) sentences_above += std::min(bead.a, bead.b);
    if (static_cast<double>(sentences_above) >= enough) return beads;
  }

  std::vector<OrderedBead> parted;
  for (std::size_t k = 0; k < beads.size(); ++k) {
    const PathBead& bead = beads[k].bead;
    const bool far =
        above[k] > kFarAbove && judge.translation(source_of(bead), target_of(bead)) >= kSureTranslation;
    if (!is_pair(bead) || far) {
      parted.push_back(beads[k]);
      continue;
    }
    for (std::uint32_t i = 0; i < bead.a; ++i)
      parted.push_back({{bead.i + i, 1, bead.j, 0, kAlone}, BeadOrder::in_order});
    for (std::uint32_t j = 0; j < bead.b; ++j)
      parted.push_back({{bead.i + bead.a, 0, bead.j + j, 1, kAlone}, BeadOrder::in_order});
  }
  return parted;
}

}  // namespace libalign::detail
