#include "align/untangle.h"

#include <algorithm>
#include <array>
#include <map>

namespace libalign::detail {
namespace {

constexpr double kCut = 1;         // nats that cutting a bead in two must win
constexpr double kLeaveOut = 0.2;  // and leaving out a sentence at its end

struct Cell {
  Group source, target;
};

// The best reading of one bead.
class Knot {
 public:
  explicit Knot(const PairJudge& judge) : judge_(judge) {}

  // The pairs of the best reading; `crossed` counts the cuts with crossing parts.
  std::vector<Cell> pairs(const Cell& cell, std::size_t& crossed) {
    const Reading& reading = best(cell);
    if (reading.whole) return {cell};
    crossed += reading.crosses ? 1 : 0;
    std::vector<Cell> all;
    for (const Cell& part : reading.parts) {
      if (part.source.size() == 0 || part.target.size() == 0) continue;
      const std::vector<Cell> more = pairs(part, crossed);
      all.insert(all.end(), more.begin(), more.end());
    }
    return all;
  }

 private:
  struct Reading {
    double score = 0;
    bool whole = true, crosses = false;
    std::vector<Cell> parts;
  };

  const Reading& best(const Cell& cell) {
    const std::array<std::uint32_t, 4> key{cell.source.first, cell.source.last, cell.target.first,
                                           cell.target.last};
    const auto known = readings_.find(key);
    if (known != readings_.end()) return known->second;
    const auto [s, t] = cell;
    Reading reading;
    if (s.size() > 0 && t.size() > 0) {
      reading.score = judge_.gain(s, t);
      const auto consider = [&](std::vector<Cell> parts, double price, bool crosses) {
        double score = -price;
        for (const Cell& part : parts) score += best(part).score;
        if (score > reading.score) reading = {score, false, crosses, std::move(parts)};
      };
      if (s.size() > 1) {
        consider({{{s.first + 1, s.last}, t}}, kLeaveOut, false);
        consider({{{s.first, s.last - 1}, t}}, kLeaveOut, false);
      }
      if (t.size() > 1) {
        consider({{s, {t.first + 1, t.last}}}, kLeaveOut, false);
        consider({{s, {t.first, t.last - 1}}}, kLeaveOut, false);
      }
      for (std::uint32_t i = s.first + 1; i < s.last; ++i) {
        for (std::uint32_t j = t.first + 1; j < t.last; ++j) {
          consider({{{s.first, i}, {t.first, j}}, {{i, s.last}, {j, t.last}}}, kCut, false);
          consider({{{s.first, i}, {j, t.last}}, {{i, s.last}, {t.first, j}}}, kCut, true);
        }
      }
    }
    return readings_.emplace(key, std::move(reading)).first->second;
  }

  const PairJudge& judge_;
  std::map<std::array<std::uint32_t, 4>, Reading> readings_;
};

}  // namespace

Untangled untangle(const std::vector<PathBead>& path, const PairJudge& judge) {
  Untangled result;
  for (const PathBead& bead : path) {
    if (bead.a == 0 || bead.b == 0 || bead.a + bead.b == 2) {
      result.path.push_back(bead);
      continue;
    }
    constexpr double kLeftOver = 0.5;  // posterior of what no pair keeps
    const Cell whole{{bead.i, bead.i + bead.a}, {bead.j, bead.j + bead.b}};
    std::vector<Cell> pairs = Knot(judge).pairs(whole, result.crossed);
    std::ranges::sort(pairs, {}, [](const Cell& cell) { return cell.source.first; });
    std::uint32_t i = bead.i;
    std::vector<bool> taken(bead.b);
    for (const auto& [s, t] : pairs) {
      for (; i < s.first; ++i) result.path.push_back({i, 1, bead.j, 0, kLeftOver});
      result.path.push_back({s.first, s.size(), t.first, t.size(), bead.posterior});
      i = s.last;
      for (std::uint32_t j = t.first; j < t.last; ++j) taken[j - bead.j] = true;
    }
    for (; i < bead.i + bead.a; ++i) result.path.push_back({i, 1, bead.j + bead.b, 0, kLeftOver});
    for (std::uint32_t j = 0; j < bead.b; ++j) {
      if (!taken[j]) result.path.push_back({bead.i + bead.a, 0, bead.j + j, 1, kLeftOver});
    }
  }
  return result;
}

}  // namespace libalign::detail
