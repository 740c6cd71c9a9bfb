// The counts are vecalign's (score.py), summed over documents before dividing. Where that script spells out
// every link, LinkIndex counts them by groups, so that one bead of 100,000 sentences costs no more than
// 100,000 beads.
#include "libalign/evaluate.h"

#include <algorithm>
#include <map>

#include "evaluate/calibration.h"
#include "evaluate/link_index.h"

namespace libalign {
namespace {

using detail::LinkIndex;
using detail::Numbers;
using BeadSet = std::vector<const LadderBead*>;  // sorted, each once, none without sentences

bool less(const LadderBead* a, const LadderBead* b) {
  return a->source != b->source ? a->source < b->source : a->target < b->target;
}

bool same(const LadderBead* a, const LadderBead* b) {
  return a->source == b->source && a->target == b->target;
}

bool is_pair(const LadderBead& bead) { return !bead.source.empty() && !bead.target.empty(); }

// Of equal beads the first of the ladder stays.
BeadSet set_of(const Ladder& ladder) {
  BeadSet set;
  for (const LadderBead& bead : ladder) {
    if (!bead.source.empty() || !bead.target.empty()) set.push_back(&bead);
  }
  std::stable_sort(set.begin(), set.end(), less);
  set.erase(std::unique(set.begin(), set.end(), same), set.end());
  return set;
}

BeadSet pairs_of(const BeadSet& set) {
  BeadSet pairs;
  std::copy_if(set.begin(), set.end(), std::back_inserter(pairs),
               [](const LadderBead* bead) { return is_pair(*bead); });
  return pairs;
}

bool contains(const BeadSet& set, const LadderBead* bead) {
  return std::binary_search(set.begin(), set.end(), bead, less);
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

void finish(Score& score) {
  score.precision = share(score.right, score.found);
  score.recall = share(score.recalled, score.wanted);
  const double sum = score.precision + score.recall;
  score.f1 = sum > 0 ? 2 * score.precision * score.recall / sum : 0;
}

std::string kind_of(const LadderBead& bead) {
  return std::to_string(bead.source.size()) + '-' + std::to_string(bead.target.size());
}

Numbers unaligned_sentences(const BeadSet& set, Numbers LadderBead::*side, Numbers LadderBead::*other) {
  Numbers numbers;
  for (const LadderBead* bead : set) {
    if ((bead->*other).empty()) numbers.insert(numbers.end(), (bead->*side).begin(), (bead->*side).end());
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

Numbers paired_sentences(const BeadSet& pairs, Numbers LadderBead::*side) {
  Numbers numbers;
  for (const LadderBead* bead : pairs)
    numbers.insert(numbers.end(), (bead->*side).begin(), (bead->*side).end());
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

void count_unaligned(const BeadSet& gold, const BeadSet& result, Score& score) {
  const auto count = [&](Numbers LadderBead::*side, Numbers LadderBead::*other) {
    const Numbers wanted = unaligned_sentences(gold, side, other);
    const Numbers found = unaligned_sentences(result, side, other);
    std::size_t common = 0;
    detail::for_common(wanted, found, [&common](std::size_t) {
      ++common;
      return true;
    });
    score.right += common;
    score.recalled += common;
    score.found += found.size();
    score.wanted += wanted.size();
  };
  count(&LadderBead::source, &LadderBead::target);
  count(&LadderBead::target, &LadderBead::source);
}

// Adds up links, each weighing weight(source) * weight(target).
template <class SourceWeight, class TargetWeight>
void count_links(const LinkIndex& gold, const LinkIndex& result, SourceWeight source_weight,
                 TargetWeight target_weight, Score& score) {
  const auto weights_of = [&target_weight](const LinkIndex& index) {
    std::vector<std::size_t> weights;
    for (std::uint32_t group = 0; group < index.groups(); ++group) {
      std::size_t weight = 0;
      for (const std::size_t target : index.targets(group)) weight += target_weight(target);
      weights.push_back(weight);
    }
    return weights;
  };
  const std::vector<std::size_t> gold_weights = weights_of(gold);
  const std::vector<std::size_t> result_weights = weights_of(result);
  for (const auto& [source, group] : gold.sources())
    score.wanted += source_weight(source) * gold_weights[group];
  for (const auto& [source, group] : result.sources())
    score.found += source_weight(source) * result_weights[group];

  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> common_weights;
  auto other = result.sources().begin();
  for (const auto& [source, group] : gold.sources()) {
    while (other != result.sources().end() && other->first < source) ++other;
    if (other == result.sources().end()) break;
    if (other->first != source) continue;
    const auto place = common_weights.try_emplace({group, other->second}, 0);
    std::size_t& weight = place.first->second;
    if (place.second) {
      detail::for_common(gold.targets(group), result.targets(other->second), [&](std::size_t target) {
        weight += target_weight(target);
        return true;
      });
    }
    const std::size_t common = source_weight(source) * weight;
    score.right += common;
    score.recalled += common;
  }
}

void check_numbers(const BeadSet& set, const EvaluatedPair& pair, const std::string& name) {
  const auto check = [&name](const Numbers& numbers, std::size_t size) {
    for (const std::size_t number : numbers) {
      if (number < size) continue;
      throw DataError({name},
                      {"a bead names sentence {1}, but the text has {2}.",
                       {std::to_string(number), std::to_string(size)}},
                      {"Sentences are counted from 0; check that beads and text belong together."});
    }
  };
  for (const LadderBead* bead : set) {
    check(bead->source, pair.source_lengths.size());
    check(bead->target, pair.target_lengths.size());
  }
}

void add_calibration(const BeadSet& gold, const BeadSet& gold_pairs, const BeadSet& result,
                     detail::Calibration& calibration) {
  const Numbers paired_sources = paired_sentences(gold_pairs, &LadderBead::source);
  const Numbers paired_targets = paired_sentences(gold_pairs, &LadderBead::target);
  const auto none_in = [](const Numbers& numbers, const Numbers& sorted) {
    return std::none_of(numbers.begin(), numbers.end(), [&](std::size_t number) {
      return std::binary_search(sorted.begin(), sorted.end(), number);
    });
  };
  for (const LadderBead* bead : result) {
    if (!bead->confidence) continue;
    const bool right = is_pair(*bead)
                           ? contains(gold, bead)
                           : none_in(bead->source, paired_sources) && none_in(bead->target, paired_targets);
    calibration.add(*bead->confidence, right);
  }
}

}  // namespace

Evaluation evaluate(const std::vector<EvaluatedPair>& pairs) {
  Evaluation evaluation;
  detail::Calibration calibration;
  Score characters;
  bool all_lengths = !pairs.empty();
  for (const EvaluatedPair& pair : pairs) {
    const BeadSet gold = set_of(pair.gold), result = set_of(pair.result);
    const BeadSet gold_pairs = pairs_of(gold), result_pairs = pairs_of(result);
    const LinkIndex gold_links(gold_pairs), result_links(result_pairs);

    for (const LadderBead* bead : result) {
      const bool exact = contains(gold, bead);
      const bool lax = exact || gold_links.shares_link(*bead);
      Score& kind = evaluation.by_kind[kind_of(*bead)];
      for (Score* score : {&evaluation.strict, &evaluation.lax, &kind}) ++score->found;
      evaluation.strict.right += exact ? 1 : 0;
      evaluation.lax.right += lax ? 1 : 0;
      kind.right += exact ? 1 : 0;
      if (!is_pair(*bead)) continue;
      ++evaluation.strict_pairs.found;
      evaluation.strict_pairs.right += exact ? 1 : 0;
    }
    for (const LadderBead* bead : gold) {
      const bool exact = contains(result, bead);
      Score& kind = evaluation.by_kind[kind_of(*bead)];
      ++kind.wanted;
      kind.recalled += exact ? 1 : 0;
      if (!is_pair(*bead)) continue;
      for (Score* score : {&evaluation.strict, &evaluation.lax, &evaluation.strict_pairs}) ++score->wanted;
      evaluation.strict.recalled += exact ? 1 : 0;
      evaluation.strict_pairs.recalled += exact ? 1 : 0;
      evaluation.lax.recalled += exact || result_links.shares_link(*bead) ? 1 : 0;
    }
    count_unaligned(gold, result, evaluation.unaligned);
    const auto one = [](std::size_t) { return std::size_t{1}; };
    count_links(gold_links, result_links, one, one, evaluation.links);
    if (pair.source_lengths.empty() || pair.target_lengths.empty()) {
      all_lengths = false;
    } else {
      check_numbers(gold, pair, pair.gold_name);
      check_numbers(result, pair, pair.result_name);
      count_links(
          gold_links, result_links, [&pair](std::size_t i) { return pair.source_lengths[i]; },
          [&pair](std::size_t j) { return pair.target_lengths[j]; }, characters);
    }
    add_calibration(gold, gold_pairs, result, calibration);
  }
  for (Score* score : {&evaluation.strict, &evaluation.lax, &evaluation.strict_pairs, &evaluation.links,
                       &evaluation.unaligned, &characters}) {
    finish(*score);
  }
  for (auto& [kind, score] : evaluation.by_kind) finish(score);
  if (all_lengths) evaluation.characters = characters;
  calibration.report(evaluation);
  return evaluation;
}

}  // namespace libalign
