#include "lexicon/pivot.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "lexicon/vocabulary.h"
#include "libalign/text.h"

namespace libalign::detail {
namespace {

// Of one way: the product of the parts of its two steps, in the direction where it is less.
constexpr double kNarrow = 0.12;
// Of all ways together.
constexpr double kLikely = 0.05;
// Words in between that lead to more than this say nothing.
constexpr std::size_t kMostTranslations = 24;

using Word = std::uint32_t;

std::vector<std::size_t> counts(const TermPairs& pairs, std::size_t size, bool second) {
  std::vector<std::size_t> count(size);
  for (const auto& [a, b] : pairs) ++count[second ? b : a];
  return count;
}

struct Found {
  double forward = 0, backward = 0;  // the sums of all ways
  double narrowest = 0;              // the best single way, in the direction where it is less
  std::uint32_t ways = 0;
};

using Table = std::map<std::pair<Word, Word>, Found>;

void add_ways(const PivotLanguage& pivot, Vocabulary& sources, Vocabulary& targets, Table& table) {
  Vocabulary between(pivot.language);
  const TermPairs left = term_pairs(pivot.from_side, sources, between);
  TermPairs right = term_pairs(pivot.to_side, targets, between);
  const std::vector<std::size_t> of_source = counts(left, sources.size(), false);
  const std::vector<std::size_t> left_of_between = counts(left, between.size(), true);
  const std::vector<std::size_t> of_target = counts(right, targets.size(), false);
  const std::vector<std::size_t> right_of_between = counts(right, between.size(), true);
  std::ranges::sort(right, {}, [](const auto& pair) { return std::tuple(pair.second, pair.first); });
  std::vector<std::size_t> begin(between.size() + 1, right.size());
  for (std::size_t i = right.size(); i-- > 0;) begin[right[i].second] = i;
  for (std::size_t b = between.size(); b-- > 0;) begin[b] = std::min(begin[b], begin[b + 1]);
  for (const auto& [source, word] : left) {
    if (left_of_between[word] > kMostTranslations || right_of_between[word] > kMostTranslations) continue;
    for (std::size_t i = begin[word]; i < begin[word + 1]; ++i) {
      const Word target = right[i].first;
      const double forward = 1.0 / static_cast<double>(of_source[source] * right_of_between[word]);
      const double backward = 1.0 / static_cast<double>(of_target[target] * left_of_between[word]);
      Found& found = table[{source, target}];
      found.forward += forward;
      found.backward += backward;
      found.narrowest = std::max(found.narrowest, std::min(forward, backward));
      ++found.ways;
    }
  }
}

}  // namespace

LexiconSource pivot_dictionary(const std::string& from, const std::string& to,
                               const std::vector<PivotLanguage>& pivots) {
  Vocabulary sources(from), targets(to);
  Table table;
  LexiconSource made;
  made.source_language = from;
  made.target_language = to;
  for (const PivotLanguage& pivot : pivots) {
    add_ways(pivot, sources, targets, table);
    for (const auto* side : {&pivot.from_side, &pivot.to_side}) {
      for (const LexiconSource& source : *side) {
        if (source.origin.empty()) continue;
        made.origin +=
            (made.origin.empty() ? "" : "\n") + source.origin + " (through " + pivot.language + ")";
      }
    }
  }
  std::vector<std::pair<double, std::pair<Word, Word>>> taken;
  for (const auto& [pair, found] : table) {
    const double likely = std::min(found.forward, found.backward);
    if ((found.ways > 1 && likely >= kLikely) || found.narrowest >= kNarrow)
      taken.emplace_back(-likely, pair);
  }
  std::ranges::sort(taken);
  made.entries.reserve(taken.size());
  for (const auto& [unlikely, pair] : taken)
    made.entries.push_back({sources.text(pair.first), targets.text(pair.second)});
  return made;
}

}  // namespace libalign::detail
