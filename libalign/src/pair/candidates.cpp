#include "pair/candidates.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace libalign::detail {
namespace {

// What a word will say if it is there, by how likely it is there: rare words that are a mere guess would use up
// all the looking.
float hope(const Match& match) { return match.nats * match.probability; }

}  // namespace

WordIndex::WordIndex(const Collection::Content& side) : side_(side), begin_(side.text.types.size() + 1, 0) {
  for (const Occurrence& word : side.text.occurrences) ++begin_[word.type + 1];
  for (std::size_t type = 0; type + 1 < begin_.size(); ++type) begin_[type + 1] += begin_[type];
  documents_.resize(side.text.occurrences.size());
  std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
  for (DocumentId document = 0; document < side.text.size(); ++document) {
    const auto [first, last] = words_of(side, document);
    for (std::uint32_t o = first; o < last; ++o)
      documents_[next[side.text.occurrences[o].type]++] = document;
  }
}

// The best word of each part of the document comes first, then the second best of each: a partner is like all of
// it, others like a passage.
void WordIndex::Search::spread_along_document() {
  constexpr std::size_t kParts = 8;
  std::array<std::size_t, kParts> rank{};
  std::vector<std::pair<std::size_t, Match>> ranked;
  ranked.reserve(order_.size());
  for (const Match& match : order_) ranked.emplace_back(rank.at(match.place * kParts >> 16U)++, match);
  std::ranges::stable_sort(ranked, [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t k = 0; k < ranked.size(); ++k) order_[k] = ranked[k].second;
}

std::vector<DocumentId> WordIndex::Search::find(const std::vector<Match>& matches, std::size_t most) {
  constexpr std::size_t kMostEntries = 100'000;
  constexpr std::size_t kCommon = kMostEntries / 8;  // documents with a word that is not worth the look
  constexpr std::size_t kMostWords = 400;
  constexpr float kSays = 0.5F;   // nats
  constexpr float kShortest = 50;  // words: shorter documents are not preferred for being short
  order_.clear();
  for (const Match& match : matches) {
    const std::size_t documents = index_.documents_with(match.type);
    if (match.nats > kSays && documents > 0 && documents <= kCommon) order_.push_back(match);
  }
  const std::size_t words = std::min(kMostWords, order_.size());
  std::ranges::partial_sort(order_, order_.begin() + static_cast<std::ptrdiff_t>(words),
                            [](const Match& a, const Match& b) {
                              return hope(a) != hope(b) ? hope(a) > hope(b) : a.type < b.type;
                            });
  order_.resize(words);
  spread_along_document();
  met_.clear();
  std::size_t looked_at = 0;
  for (const Match& match : order_) {
    const std::uint32_t first = index_.begin_[match.type];
    const std::uint32_t last = index_.begin_[match.type + 1];
    if (looked_at + (last - first) > kMostEntries) continue;
    looked_at += last - first;
    for (std::uint32_t k = first; k < last; ++k) {
      float& score = score_[index_.documents_[k]];
      if (score == 0) met_.push_back(index_.documents_[k]);
      score += hope(match);
    }
  }
  std::vector<std::pair<float, DocumentId>> ranked;
  ranked.reserve(met_.size());
  for (const DocumentId document : met_) {
    ranked.emplace_back(score_[document] / std::sqrt(index_.side_.text.sentences[document].tokens + kShortest),
                        document);
    score_[document] = 0;
  }
  const std::size_t kept = std::min(most, ranked.size());
  std::ranges::partial_sort(ranked, ranked.begin() + static_cast<std::ptrdiff_t>(kept),
                            [](const auto& a, const auto& b) {
                              return a.first != b.first ? a.first > b.first : a.second < b.second;
                            });
  std::vector<DocumentId> best;
  for (std::size_t k = 0; k < kept; ++k) best.push_back(ranked[k].second);
  return best;
}

}  // namespace libalign::detail
