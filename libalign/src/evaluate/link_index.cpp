#include "evaluate/link_index.h"

#include <map>

namespace libalign::detail {
namespace {

void sort_once(Numbers& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

}  // namespace

LinkIndex::LinkIndex(const std::vector<const LadderBead*>& beads) {
  std::vector<std::pair<std::size_t, std::uint32_t>> places;  // (source sentence, bead)
  for (std::uint32_t bead = 0; bead < beads.size(); ++bead) {
    if (beads[bead]->target.empty()) continue;
    for (const std::size_t source : beads[bead]->source) places.emplace_back(source, bead);
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());

  std::map<std::vector<std::uint32_t>, std::uint32_t>
      group_of;  // by the beads that the sentences of a group share
  for (std::size_t i = 0; i < places.size();) {
    const std::size_t source = places[i].first;
    std::vector<std::uint32_t> shared;
    for (; i < places.size() && places[i].first == source; ++i) shared.push_back(places[i].second);
    const auto [group, is_new] =
        group_of.try_emplace(std::move(shared), static_cast<std::uint32_t>(targets_.size()));
    if (is_new) {
      Numbers targets;
      for (const std::uint32_t bead : group->first) {
        targets.insert(targets.end(), beads[bead]->target.begin(), beads[bead]->target.end());
      }
      sort_once(targets);
      targets_.push_back(std::move(targets));
    }
    sources_.emplace_back(source, group->second);
  }
}

bool LinkIndex::shares_link(const LadderBead& bead) const {
  Numbers targets = bead.target;
  sort_once(targets);
  std::vector<std::uint32_t> tried;
  for (const std::size_t source : bead.source) {
    const auto place =
        std::lower_bound(sources_.begin(), sources_.end(), std::pair{source, std::uint32_t{0}});
    if (place == sources_.end() || place->first != source) continue;
    // Sentences of a bead mostly come in order, so the same group comes again at once.
    if (!tried.empty() && tried.back() == place->second) continue;
    tried.push_back(place->second);
  }
  std::sort(tried.begin(), tried.end());
  tried.erase(std::unique(tried.begin(), tried.end()), tried.end());
  bool found = false;
  for (const std::uint32_t group : tried) {
    for_common(targets, targets_[group], [&found](std::size_t) {
      found = true;
      return false;
    });
    if (found) return true;
  }
  return false;
}

}  // namespace libalign::detail
