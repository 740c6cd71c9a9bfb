#include "bootstrap.h"

#include <algorithm>
#include <random>
#include <set>

namespace bench {
namespace {

using libalign::Ladder;
using libalign::LadderBead;

struct Counts {
  double right = 0, found = 0, recalled = 0, wanted = 0;

  void add(const Counts& other) {
    right += other.right;
    found += other.found;
    recalled += other.recalled;
    wanted += other.wanted;
  }
  double f1() const {
    const double precision = found > 0 ? right / found : 0;
    const double recall = wanted > 0 ? recalled / wanted : 0;
    return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
  }
};

using Sides = std::pair<std::vector<std::size_t>, std::vector<std::size_t>>;

std::set<Sides> beads_of(const Ladder& ladder) {
  std::set<Sides> beads;
  for (const LadderBead& bead : ladder) beads.insert({bead.source, bead.target});
  return beads;
}

void add_blocks(const libalign::EvaluatedPair& pair, std::vector<Counts>& blocks) {
  constexpr std::size_t kBlock = 15;  // source sentences
  const std::set<Sides> gold = beads_of(pair.gold);
  const std::set<Sides> result = beads_of(pair.result);
  const std::size_t first = blocks.size();
  // A bead belongs to the block of its first source sentence; one without, to that of the bead before.
  const auto count = [&](const Ladder& ladder, const auto& add) {
    std::size_t at = 0;
    for (const LadderBead& bead : ladder) {
      if (!bead.source.empty()) at = bead.source.front() / kBlock;
      if (first + at >= blocks.size()) blocks.resize(first + at + 1);
      add(bead, blocks[first + at]);
    }
  };
  count(pair.result, [&](const LadderBead& bead, Counts& block) {
    block.found += 1;
    if (gold.contains({bead.source, bead.target})) block.right += 1;
  });
  count(pair.gold, [&](const LadderBead& bead, Counts& block) {
    if (bead.source.empty() || bead.target.empty()) return;
    block.wanted += 1;
    if (result.contains({bead.source, bead.target})) block.recalled += 1;
  });
}

}  // namespace

std::pair<double, double> strict_f1_interval(const std::vector<libalign::EvaluatedPair>& pairs) {
  constexpr std::size_t kResamples = 1000;
  std::vector<Counts> blocks;
  for (const libalign::EvaluatedPair& pair : pairs) add_blocks(pair, blocks);
  if (blocks.empty()) return {0, 0};
  std::mt19937 random(1);
  std::vector<double> f1(kResamples);
  for (double& value : f1) {
    Counts sum;
    for (std::size_t k = 0; k < blocks.size(); ++k) sum.add(blocks[random() % blocks.size()]);
    value = sum.f1();
  }
  std::ranges::sort(f1);
  return {f1[kResamples * 25 / 1000], f1[kResamples * 975 / 1000]};
}

}  // namespace bench
