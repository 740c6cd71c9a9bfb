#include "align/coarse_words.h"

#include "align/fast_log.h"

namespace libalign::detail {

CoarseWords::CoarseWords(const SideText& source, const SideText& target, const LinkTable& links)
    : source_(source),
      target_(target),
      links_(links),
      source_odds_(word_odds(source, linked_sources(source, links))),
      target_odds_(word_odds(target, linked_targets(target, links))),
      source_unmatched_(unmatched_sums(source, source_odds_)),
      target_unmatched_(unmatched_sums(target, target_odds_)),
      first_tie_(target.types.size(), 0),
      tied_set_(target.types.size()),
      near_(target) {}

void CoarseWords::tie(std::size_t i, std::size_t first_target, std::size_t last_target) {
  const SentenceShape& shape = source_.sentences[i];
  mass_.resize(std::max<std::size_t>(mass_.size(), shape.last - shape.first), 0);
  for (std::uint32_t o = shape.first; o < shape.last; ++o) links_.expect_source(source_.occurrences[o].type);
  near_.move_to(first_target, last_target);
  const TypeSet::Reader near = near_.reader();
  for (std::uint32_t o = shape.first; o < shape.last; ++o) {
    const Occurrence& word = source_.occurrences[o];
    const std::span<const LinkTable::Product> products = links_.products_of_source(word.type);
    for (std::size_t k = 0; k < products.size(); ++k) {
      const TypeId type = products[k].type;
      if (!near.has(type)) continue;
      std::uint32_t& first = first_tie_[type];
      if (first == 0) tied_.push_back(type);
      const float backward = links_.from_source(word.type)[k].backward;
      ties_.push_back({word.count * products[k].probability, backward, o - shape.first, first});
      first = static_cast<std::uint32_t>(ties_.size());
    }
  }
  for (const TypeId type : tied_) tied_set_.add(type);
}

CoarseWords::Wins CoarseWords::meet(std::size_t i, std::size_t j) {
  const SentenceShape& source = source_.sentences[i];
  const SentenceShape& target = target_.sentences[j];
  LogOfProduct forward;
  const TypeSet::Reader tied = tied_set_.reader();
  for (std::uint32_t o = target.first; o < target.last; ++o) {
    const Occurrence& word = target_.occurrences[o];
    if (!tied.has(word.type)) continue;
    std::uint32_t number = first_tie_[word.type];
    float mass = 0;
    do {
      const Tie& tie = ties_[number - 1];
      mass += tie.forward;
      if (mass_[tie.word] == 0) met_.push_back(tie.word);
      mass_[tie.word] += word.count * tie.backward;
      number = tie.next;
    } while (number != 0);
    forward.multiply(1 + target_odds_.ratio[word.type] * mass / source.tokens, word.count);
  }
  LogOfProduct backward;
  for (const std::uint32_t number : met_) {
    const Occurrence& word = source_.occurrences[source.first + number];
    backward.multiply(1 + source_odds_.ratio[word.type] * mass_[number] / target.tokens, word.count);
    mass_[number] = 0;
  }
  met_.clear();
  return {forward.value(), backward.value()};
}

void CoarseWords::count(std::size_t i, std::size_t first, std::size_t last, std::vector<Wins>& wins) {
  tie(i, first, last);
  for (std::size_t j = first; j < last; ++j) wins.push_back(meet(i, j));
  for (const TypeId type : tied_) {
    first_tie_[type] = 0;
    tied_set_.remove(type);
  }
  tied_.clear();
  ties_.clear();
}

}  // namespace libalign::detail
