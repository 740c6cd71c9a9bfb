#include "align/search.h"

#include <algorithm>

#include "align/stages.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kSmallLattice = 40'000;  // cells: up to that the whole lattice costs little
constexpr std::size_t kLeastBlock = 100;       // sentences: less is not worth a lattice of its own

std::size_t cells(std::size_t source, std::size_t target) { return (source + 1) * (target + 1); }

// Some sentences of a side, with the words of all of it: links stay what they are.
SideText stretch_of(const SideText& side, std::size_t first, std::size_t last) {
  SideText stretch;
  stretch.types = side.types;
  stretch.tokens = side.tokens;
  stretch.length = side.length;
  stretch.has_blocks = side.has_blocks;
  stretch.sentences.assign(side.sentences.begin() + static_cast<std::ptrdiff_t>(first),
                           side.sentences.begin() + static_cast<std::ptrdiff_t>(last));
  if (stretch.sentences.empty()) return stretch;
  const std::uint32_t begin = stretch.sentences.front().first;
  const std::uint32_t end = stretch.sentences.back().last;
  stretch.occurrences.assign(side.occurrences.begin() + begin, side.occurrences.begin() + end);
  for (SentenceShape& sentence : stretch.sentences) {
    sentence.first -= begin;
    sentence.last -= begin;
  }
  return stretch;
}

// A row that two stretches meet in holds what either searches there: whoever decodes one of them clips it.
class Rows {
 public:
  Rows(Corridor& rows, std::size_t source) : rows_(rows) {
    constexpr auto kNone = static_cast<std::uint32_t>(-1);
    rows_.low.assign(source + 1, kNone);
    rows_.high.assign(source + 1, 0);
  }

  void add(std::size_t row, std::size_t low, std::size_t high) {
    rows_.low[row] = std::min(rows_.low[row], static_cast<std::uint32_t>(low));
    rows_.high[row] = std::max(rows_.high[row], static_cast<std::uint32_t>(high));
  }
  void add(Node from, const Corridor& stretch) {
    for (std::size_t i = 0; i < stretch.low.size(); ++i)
      add(from.first + i, from.second + stretch.low[i], from.second + stretch.high[i]);
  }

 private:
  Corridor& rows_;
};

}  // namespace

Search search_whole(const SideText& source, const SideText& target, const LinkTable& links,
                    double length_ratio) {
  Search search;
  {
    const Stage stage("corridor");
    std::vector<Seed> chain;
    if (cells(source.size(), target.size()) > kSmallLattice) chain = chain_of_seeds(source, target, links);
    search.searched = make_corridor(source, target, chain, kSmallLattice);
  }
  const Stage stage("coarse");
  Narrowed narrowed = narrow(source, target, links, search.searched, length_ratio);
  search.corridor = std::move(narrowed.corridor);
  search.filter = std::move(narrowed.filter);
  search.cuts = {narrowed.cuts.front()};
  for (const Node& cut : narrowed.cuts) {
    const bool last = cut == narrowed.cuts.back();
    if (last ||
        (cut.first >= search.cuts.back().first + kLeastBlock && cut.first + kLeastBlock <= source.size()))
      search.cuts.push_back(cut);
  }
  search.keeps_pair.assign(search.cuts.size() - 1, false);
  return search;
}

Search search_between(const std::vector<Node>& borders, const SideText& source, const SideText& target,
                      const LinkTable& links, double length_ratio) {
  Search search;
  Rows searched(search.searched, source.size());
  Rows rows(search.corridor, source.size());
  search.cuts = {borders.front()};
  for (std::size_t k = 0; k + 1 < borders.size(); ++k) {
    const Node from = borders[k];
    const Node to = borders[k + 1];
    const bool one_sided = from.first == to.first || from.second == to.second;
    if (one_sided || cells(to.first - from.first, to.second - from.second) <= kSmallLattice) {
      for (std::size_t i = from.first; i <= to.first; ++i) {
        searched.add(i, from.second, to.second);
        rows.add(i, from.second, to.second);
      }
      search.cuts.push_back(to);
      search.keeps_pair.push_back(!one_sided);
      continue;
    }
    const Search inside = search_whole(stretch_of(source, from.first, to.first),
                                       stretch_of(target, from.second, to.second), links, length_ratio);
    searched.add(from, inside.searched);
    rows.add(from, inside.corridor);
    for (std::size_t cut = 1; cut < inside.cuts.size(); ++cut) {
      search.cuts.emplace_back(from.first + inside.cuts[cut].first, from.second + inside.cuts[cut].second);
      search.keeps_pair.push_back(inside.cuts.size() == 2);
    }
  }
  return search;
}

}  // namespace libalign::detail
