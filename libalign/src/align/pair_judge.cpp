#include "align/pair_judge.h"

#include <algorithm>

#include "align/features.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kMostPairs = 4'000'000;  // looked at when only rare links lead to them
constexpr std::size_t kAllPairs = 100'000;     // up to that, every sentence meets every other

}  // namespace

double PairJudge::gain(Group s, Group t, double nat) const {
  const Meeting meeting = evidence_.meet(s, t);
  if (meeting.matched <= 0) return -1e9;
  const float length = length_agreement(static_cast<float>(meeting.source_length * length_ratio_),
                                        static_cast<float>(meeting.target_length));
  const double score =
      nat * (meeting.forward + meeting.backward) + static_cast<double>(weights_.feature[kLength] * length);
  const std::uint32_t extra = s.size() + t.size() - 2;
  return score + extra * static_cast<double>(weights_.feature[kType12]);
}

double PairJudge::translation(Group s, Group t) const {
  if (s.first >= answers_.size()) answers_.resize(s.first + std::size_t{1} + s.first / 2);
  Answer& answer = answers_[s.first];
  if (answer.source != s || answer.target != t)
    answer = {s, t, translation_probability(evidence_.meet(s, t), length_ratio_, weights_)};
  return answer.translation;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_to_try(const SideText& source,
                                                                  const SideText& target,
                                                                  const LinkTable& links,
                                                                  const std::vector<std::uint32_t>& sources,
                                                                  const std::vector<std::uint32_t>& targets) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  if (sources.size() * targets.size() <= kAllPairs) {
    for (const std::uint32_t i : sources) {
      for (const std::uint32_t j : targets) pairs.emplace_back(i, j);
    }
    return pairs;
  }
  constexpr std::size_t kRare = 8;
  std::vector<std::vector<std::uint32_t>> holders(target.types.size());
  for (const std::uint32_t j : targets) {
    for (std::uint32_t o = target.sentences[j].first; o < target.sentences[j].last; ++o)
      holders[target.occurrences[o].type].push_back(j);
  }
  for (const std::uint32_t i : sources) {
    std::vector<std::uint32_t> met;
    for (std::uint32_t o = source.sentences[i].first; o < source.sentences[i].last; ++o) {
      for (const Link& link : links.from_source(source.occurrences[o].type)) {
        const auto& places = holders[link.target];
        if (places.size() <= kRare) met.insert(met.end(), places.begin(), places.end());
      }
    }
    std::ranges::sort(met);
    met.erase(std::unique(met.begin(), met.end()), met.end());
    for (const std::uint32_t j : met) pairs.emplace_back(i, j);
    if (pairs.size() > kMostPairs) break;
  }
  return pairs;
}

}  // namespace libalign::detail
