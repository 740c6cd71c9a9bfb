#include "align/direct.h"

#include <algorithm>
#include <cmath>

#include "align/fast_log.h"

namespace libalign::detail {
namespace {

using Word = DirectEvidence::Word;

void fill_bag(const SideText& side, Group group, std::vector<Word>& bag) {
  bag.clear();
  for (std::uint32_t s = group.first; s < group.last; ++s) {
    for (std::uint32_t o = side.sentences[s].first; o < side.sentences[s].last; ++o)
      bag.emplace_back(side.occurrences[o].type, side.occurrences[o].count);
  }
  if (group.size() <= 1) return;  // a sentence's own words are in order
  std::ranges::stable_sort(bag, {}, &Word::first);
  std::size_t kept = 0;
  for (std::size_t k = 1; k < bag.size(); ++k) {
    if (bag[k].first == bag[kept].first)
      bag[kept].second += bag[k].second;
    else
      bag[++kept] = bag[k];
  }
  if (!bag.empty()) bag.resize(kept + 1);
}

void add_size(const SideText& side, Group group, double& words, double& length) {
  for (std::uint32_t s = group.first; s < group.last; ++s) {
    words += side.sentences[s].tokens;
    length += side.sentences[s].length;
  }
}

struct Producing {
  const std::vector<Word>& bag;
  std::vector<float>& produced;  // by type: the mass with which the other side produces it
};

// What the words of either side produce of the other, by the links of `from`: products_of(type), and
// back(type, k) is the probability of its k-th link the other way round. `count` and `met` are room for the
// types of `to`.
template <class ProductsOf, class Back>
void produce(Producing from, Producing to, std::vector<float>& count, TypeSet& met, ProductsOf products_of,
             Back back) {
  for (const auto& [type, times] : to.bag) {
    count[type] = times;
    met.add(type);
  }
  const TypeSet::Reader meets = met.reader();
  for (const auto& [type, times] : from.bag) {
    const std::span<const LinkTable::Product> products = products_of(type);
    for (std::size_t k = 0; k < products.size(); ++k) {
      const TypeId other = products[k].type;
      if (!meets.has(other)) continue;
      to.produced[other] += times * products[k].probability;
      from.produced[type] += count[other] * back(type, k);
    }
  }
  for (const Word& word : to.bag) met.remove(word.first);
}

// One direction: the nats of the words of `to`, given the mass with which they were produced.
double nats_of(const SideText& to, const std::vector<Word>& words, const std::vector<float>& produced,
               const WordOdds& odds, const std::vector<bool>& linked, double tokens, Meeting& meeting) {
  double nats = 0;
  LogOfProduct won;
  for (const auto& [type, count] : words) {
    nats += count * odds.unmatched[type];
    const float mass = produced[type];
    if (mass > 0) won.multiply(1 + odds.ratio[type] * mass / static_cast<float>(tokens), count);
    if (linked[type]) {
      meeting.linkable += count;
      if (mass > 0) meeting.matched += count;
    }
    if (to.types[type].number) {
      meeting.numbers += count;
      if (mass > 0) meeting.numbers_matched += count;
    }
  }
  return nats + won.value();
}

}  // namespace

DirectEvidence::DirectEvidence(const SideText& source, const SideText& target, const LinkTable& links)
    : source_(source),
      target_(target),
      links_(links),
      source_linked_(linked_sources(source, links)),
      target_linked_(linked_targets(target, links)),
      source_met_(source.types.size()),
      target_met_(target.types.size()),
      source_count_(source.types.size()),
      target_count_(target.types.size()),
      produced_source_(source.types.size(), 0),
      produced_target_(target.types.size(), 0) {
  source_odds_ = word_odds(source, source_linked_);
  target_odds_ = word_odds(target, target_linked_);
}

Meeting DirectEvidence::meet(Group source, Group target) const {
  Meeting meeting;
  add_size(source_, source, meeting.source_words, meeting.source_length);
  add_size(target_, target, meeting.target_words, meeting.target_length);
  fill_bag(source_, source, source_bag_);
  fill_bag(target_, target, target_bag_);
  // Words of one language may be linked to many more than those of the other.
  std::size_t from_source = 0;
  std::size_t from_target = 0;
  for (const Word& word : source_bag_) from_source += links_.products_of_source(word.first).size();
  for (const Word& word : target_bag_) from_target += links_.products_of_target(word.first).size();
  if (from_source <= from_target) {
    for (const Word& word : source_bag_) links_.expect_source(word.first);
    produce(
        {source_bag_, produced_source_}, {target_bag_, produced_target_}, target_count_, target_met_,
        [this](TypeId type) { return links_.products_of_source(type); },
        [this](TypeId type, std::size_t k) { return links_.from_source(type)[k].backward; });
  } else {
    for (const Word& word : target_bag_) links_.expect_target(word.first);
    produce(
        {target_bag_, produced_target_}, {source_bag_, produced_source_}, source_count_, source_met_,
        [this](TypeId type) { return links_.products_of_target(type); },
        [this](TypeId type, std::size_t k) {
          return links_.links()[links_.of_target(type).first[k]].forward;
        });
  }
  meeting.forward = nats_of(target_, target_bag_, produced_target_, target_odds_, target_linked_,
                            meeting.source_words, meeting);
  meeting.backward = nats_of(source_, source_bag_, produced_source_, source_odds_, source_linked_,
                             meeting.target_words, meeting);
  for (const Word& word : target_bag_) produced_target_[word.first] = 0;
  for (const Word& word : source_bag_) produced_source_[word.first] = 0;
  return meeting;
}

double DirectEvidence::weight_of(const Link& link, double source_tokens, double target_tokens) const {
  const double forward = std::log1p(target_odds_.ratio[link.target] * link.forward / source_tokens);
  const double backward = std::log1p(source_odds_.ratio[link.source] * link.backward / target_tokens);
  return (forward + backward) / 2;
}

}  // namespace libalign::detail
