#include "libalign/pair.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "pair/choice.h"
#include "pair/compare.h"

namespace libalign {
namespace {

using namespace detail;

std::string decimals(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.2f", value);
  return buffer;
}

// What decided, in log odds; the words first.
std::vector<PairReason> reasons_of(const Comparison& c, const Compared& one, const PairWeights& weights) {
  constexpr std::size_t kWords = 8;
  std::vector<PairReason> reasons;
  const Judgement judgement = judgement_for(weights, c.known);
  const PairVector& w = one.trial ? judgement.tried : judgement.quick;
  const auto part = [&](std::initializer_list<std::size_t> features) {
    double sum = 0;
    for (const std::size_t f : features) sum += static_cast<double>(one.features[f] * w[f]);
    return sum;
  };
  Explainer::View view(c.forward);
  view.explain(one.source);
  std::string words;
  for (const Match& match : view.best_matches(one.target, kWords)) {
    const std::string& by = c.source.text.types[match.by].text;
    const std::string& word = c.target.text.types[match.type].text;
    if (!words.empty()) words += ", ";
    if (by != word) words.append(by).append(" = ");
    words += word;
  }
  reasons.push_back({{"words, nats each: {1} and {2}; {3}",
                      {decimals(one.likeness.forward), decimals(one.likeness.backward),
                       words.empty() ? std::string("-") : words}},
                     part({kCloseness, kAnchors})});
  reasons.push_back({{"in the same order: {1}", {decimals(one.likeness.order)}}, part({kOrder})});
  reasons.push_back({Message{"length"}, part({kLengthGap})});
  reasons.push_back(
      {{"closer than the next best by {1}", {decimals(one.features[kMargin])}}, part({kMargin, kMean})});
  if (one.trial) {
    reasons.push_back({{"trial alignment: {1} of one and {2} of the other find a partner",
                        {decimals((*one.trial)[kTrialLess]), decimals((*one.trial)[kTrialMore])}},
                       static_cast<double>(weigh(*one.trial, judgement.trial))});
  }
  static const std::array<Message, kHintFeatures> kHints = {Message{"one names the other as its version"},
                                                            Message{"same picture"},
                                                            Message{"same name but for the language"},
                                                            Message{"same byline or translator"},
                                                            Message{"published close together"},
                                                            Message{"published long apart"},
                                                            Message{"same pictures or players in the text"},
                                                            Message{"a link from one to the other"}};
  for (std::size_t h = 0; h < kHintFeatures; ++h) {
    if (one.hints[h] > 0) reasons.push_back({kHints.at(h), static_cast<double>(one.hints[h] * weights.hint[h])});
  }
  return reasons;
}

DocumentPair made_pair(const Comparison& c, const Compared& one, double probability, bool reasons,
                       const PairWeights& weights) {
  DocumentPair pair;
  pair.source = one.source;
  pair.target = one.target;
  pair.probability = probability;
  if (reasons) pair.reasons = reasons_of(c, one, weights);
  return pair;
}

// The best few of each source.
void list_candidates(const Comparison& c, const std::vector<std::uint32_t>& chosen, const PairOptions& options,
                     const PairWeights& weights, Pairing& pairing) {
  const std::vector<double> probability = standing(c, chosen);
  for (std::size_t begin = 0; begin < c.all.size();) {
    std::size_t end = begin;
    std::vector<std::pair<double, std::size_t>> ranked;
    for (; end < c.all.size() && c.all[end].source == c.all[begin].source; ++end)
      ranked.emplace_back(probability[end], end);
    begin = end;
    std::ranges::sort(ranked, [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    for (std::size_t k = 0; k < std::min(options.candidates, ranked.size()); ++k) {
      pairing.candidates.push_back(
          made_pair(c, c.all[ranked[k].second], ranked[k].first, options.reasons, weights));
    }
  }
}

// Documents of one side that compete for the same partner and say nearly the same.
std::vector<std::pair<std::size_t, std::size_t>> duplicates(const Collection::Content& side,
                                                            const std::vector<std::vector<DocumentId>>& rivals) {
  constexpr double kSame = 0.9;
  std::vector<std::pair<std::size_t, std::size_t>> found;
  for (const std::vector<DocumentId>& group : rivals) {
    for (std::size_t a = 0; a < group.size(); ++a) {
      for (std::size_t b = a + 1; b < group.size(); ++b) {
        if (overlap(side, group[a], group[b]) >= kSame)
          found.emplace_back(std::min(group[a], group[b]), std::max(group[a], group[b]));
      }
    }
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

void find_duplicates(const Comparison& c, Pairing& pairing) {
  constexpr std::size_t kClosest = 4;  // rivals of a document that are looked at
  std::vector<std::vector<std::pair<float, DocumentId>>> of_source(c.source.text.size()),
      of_target(c.target.text.size());
  for (const Compared& one : c.all) {
    of_source[one.source].emplace_back(-one.likeness.forward - one.likeness.backward, one.target);
    of_target[one.target].emplace_back(-one.likeness.forward - one.likeness.backward, one.source);
  }
  const auto closest = [=](std::vector<std::vector<std::pair<float, DocumentId>>>& all) {
    std::vector<std::vector<DocumentId>> groups;
    for (auto& group : all) {
      std::ranges::sort(group);
      std::vector<DocumentId>& kept = groups.emplace_back();
      for (std::size_t k = 0; k < std::min(kClosest, group.size()); ++k) kept.push_back(group[k].second);
    }
    return groups;
  };
  pairing.target_duplicates = duplicates(c.target, closest(of_source));
  pairing.source_duplicates = duplicates(c.source, closest(of_target));
}

}  // namespace

Pairing pair_documents(const Collection& sources, const Collection& targets, const PairOptions& options) {
  const PairWeights weights =
      options.weights.empty() ? built_in_pair_weights() : parse_pair_weights(options.weights);
  Pairing pairing;
  if (sources.size() == 0 || targets.size() == 0) return pairing;
  Comparison comparison(sources.content(), targets.content(), options);
  judge(comparison, nobody_taken(comparison), weights);
  try_doubtful(comparison, options);
  judge(comparison, nobody_taken(comparison), weights);
  const std::vector<std::uint32_t> chosen = choose(comparison, weights, options.least_probability);
  for (const std::uint32_t k : chosen) {
    const Compared& one = comparison.all[k];
    pairing.pairs.push_back(made_pair(comparison, one, one.probability(), options.reasons, weights));
  }
  if (options.candidates > 0) list_candidates(comparison, chosen, options, weights, pairing);
  find_duplicates(comparison, pairing);
  return pairing;
}

}  // namespace libalign
