#include "align/direct.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace libalign::detail {
namespace {

using Bag = std::unordered_map<TypeId, float>;

Bag bag_of(const SideText& side, Group group) {
  Bag bag;
  for (std::uint32_t s = group.first; s < group.last; ++s) {
    for (std::uint32_t o = side.sentences[s].first; o < side.sentences[s].last; ++o) {
      bag[side.occurrences[o].type] += side.occurrences[o].count;
    }
  }
  return bag;
}

void add_size(const SideText& side, Group group, double& words, double& length) {
  for (std::uint32_t s = group.first; s < group.last; ++s) {
    words += side.sentences[s].tokens;
    length += side.sentences[s].length;
  }
}

// One direction: the nats of the words of `to`, given what `produced` says they may come from.
double nats_of(const SideText& to, const Bag& words, const Bag& produced, const WordOdds& odds,
               const std::vector<bool>& linked, double tokens, Meeting& meeting) {
  // Summed in the order of the types: an unordered map's own order is no promise.
  std::vector<std::pair<TypeId, float>> ordered(words.begin(), words.end());
  std::ranges::sort(ordered);
  double nats = 0;
  for (const auto& [type, count] : ordered) {
    nats += count * odds.unmatched[type];
    const auto mass = produced.find(type);
    const bool met = mass != produced.end() && mass->second > 0;
    if (met) nats += count * std::log1p(odds.ratio[type] * mass->second / tokens);
    if (linked[type]) {
      meeting.linkable += count;
      if (met) meeting.matched += count;
    }
    if (to.types[type].number) {
      meeting.numbers += count;
      if (met) meeting.numbers_matched += count;
    }
  }
  return nats;
}

}  // namespace

DirectEvidence::DirectEvidence(const SideText& source, const SideText& target, const LinkTable& links)
    : source_(source),
      target_(target),
      links_(links),
      source_linked_(linked_sources(source, links)),
      target_linked_(linked_targets(target, links)) {
  source_odds_ = word_odds(source, source_linked_);
  target_odds_ = word_odds(target, target_linked_);
}

Meeting DirectEvidence::meet(Group source, Group target) const {
  Meeting meeting;
  add_size(source_, source, meeting.source_words, meeting.source_length);
  add_size(target_, target, meeting.target_words, meeting.target_length);
  const Bag source_bag = bag_of(source_, source);
  const Bag target_bag = bag_of(target_, target);
  Bag produced_target;
  Bag produced_source;
  for (const auto& [type, count] : source_bag) {
    for (const std::uint32_t l : links_.of_source(type)) {
      const Link& link = links_.links()[l];
      const auto met = target_bag.find(link.target);
      if (met == target_bag.end()) continue;
      produced_target[link.target] += count * link.forward;
      produced_source[type] += met->second * link.backward;
    }
  }
  meeting.forward = nats_of(target_, target_bag, produced_target, target_odds_, target_linked_,
                            meeting.source_words, meeting);
  meeting.backward = nats_of(source_, source_bag, produced_source, source_odds_, source_linked_,
                             meeting.target_words, meeting);
  return meeting;
}

double DirectEvidence::weight_of(const Link& link, double source_tokens, double target_tokens) const {
  const double forward = std::log1p(target_odds_.ratio[link.target] * link.forward / source_tokens);
  const double backward = std::log1p(source_odds_.ratio[link.source] * link.backward / target_tokens);
  return (forward + backward) / 2;
}

}  // namespace libalign::detail
