#include "libalign/learn.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <unordered_map>
#include <vector>

#include "lexicon/association.h"
#include "lexicon/build.h"
#include "lexicon/format.h"

namespace libalign {
namespace {

using detail::g2;
using detail::WeighedEntry;
using WordId = std::uint32_t;

constexpr std::size_t kLeastTogether = 3;
constexpr double kLeastG2 = 8;
constexpr std::size_t kMostCandidates = 30;  // of a source word, those with the largest G^2
constexpr int kRounds = 5;
constexpr double kNullWord = 0.05;  // takes what nothing explains
constexpr double kUnseen = 1;       // meetings with other words that stand behind every count
constexpr double kWeakest = 0.04;   // probabilities below are noise

// Calls use(word) for each word of a term.
template <class Use>
void for_each_word(std::string_view term, const Use& use) {
  while (!term.empty()) {
    const std::size_t end = std::min(term.find(' '), term.size());
    use(term.substr(0, end));
    term.remove_prefix(std::min(term.size(), end + 1));
  }
}

bool is_number(std::string_view word) { return word.front() >= '0' && word.front() <= '9'; }

// The words of one side, and of each pair of sentences which it holds.
struct Words {
  std::vector<std::string> text;
  std::vector<std::uint32_t> pairs;  // by word: how many hold it
  std::unordered_map<std::string, WordId> numbers;

  std::vector<WordId> of(std::string_view term) {
    std::vector<WordId> found;
    for_each_word(term, [&](std::string_view word) {
      if (is_number(word)) return;
      const auto [place, fresh] = numbers.try_emplace(std::string(word), static_cast<WordId>(text.size()));
      if (fresh) text.emplace_back(word);
      found.push_back(place->second);
    });
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    pairs.resize(text.size());
    for (const WordId word : found) ++pairs[word];
    return found;
  }

  // What stands everywhere, or once, tells nothing by meeting.
  void leave_out_telling_nothing(std::vector<WordId>& words, std::size_t all) const {
    const std::size_t most = std::max<std::size_t>(10, all / 3);
    std::erase_if(words, [&](WordId word) { return pairs[word] < kLeastTogether || pairs[word] > most; });
  }
};

struct PairWords {
  std::vector<WordId> source, target;
};

struct Candidate {
  WordId target = 0;
  double g2 = 0;
  double forward = 0.1, backward = 0.1;  // all alike at first
  double count_forward = 0, count_backward = 0;
};

// Of each source word, by target. A word at a time: all meetings together would not fit into memory.
std::vector<std::vector<Candidate>> find_candidates(const std::vector<PairWords>& pairs, const Words& source,
                                                    const Words& target) {
  std::vector<std::vector<std::uint32_t>> holders(source.text.size());
  for (std::uint32_t p = 0; p < pairs.size(); ++p) {
    for (const WordId e : pairs[p].source) holders[e].push_back(p);
  }
  std::vector<std::vector<Candidate>> candidates(source.text.size());
  std::vector<std::uint32_t> together(target.text.size(), 0);
  std::vector<WordId> met;
  const auto all = static_cast<double>(pairs.size());
  for (WordId e = 0; e < holders.size(); ++e) {
    for (const std::uint32_t p : holders[e]) {
      for (const WordId f : pairs[p].target) {
        if (together[f]++ == 0) met.push_back(f);
      }
    }
    std::vector<Candidate>& of_word = candidates[e];
    for (const WordId f : met) {
      const double both = together[f];
      const double of_source = source.pairs[e];
      const double of_target = target.pairs[f];
      together[f] = 0;
      if (both < kLeastTogether || both * all <= of_source * of_target) continue;
      const double strength = g2(both, of_source, of_target, all);
      if (strength >= kLeastG2) of_word.push_back({f, strength});
    }
    met.clear();
    std::ranges::sort(of_word, [](const Candidate& a, const Candidate& b) {
      return a.g2 != b.g2 ? a.g2 > b.g2 : a.target < b.target;
    });
    if (of_word.size() > kMostCandidates) of_word.resize(kMostCandidates);
    std::ranges::sort(of_word, {}, &Candidate::target);
  }
  return candidates;
}

// One round of model 1 in both directions.
void share_out(const std::vector<PairWords>& pairs, std::size_t target_words,
               std::vector<std::vector<Candidate>>& candidates) {
  for (std::vector<Candidate>& of_word : candidates) {
    for (Candidate& c : of_word) c.count_forward = c.count_backward = 0;
  }
  constexpr std::uint32_t kNone = UINT32_MAX;
  std::vector<std::uint32_t> seen_in(target_words, kNone);
  std::vector<double> target_sum(target_words, 0);
  struct Met {
    Candidate* candidate;
    double source_sum;
  };
  std::vector<Met> met;
  for (std::uint32_t p = 0; p < pairs.size(); ++p) {
    for (const WordId f : pairs[p].target) {
      seen_in[f] = p;
      target_sum[f] = kNullWord;
    }
    met.clear();
    for (const WordId e : pairs[p].source) {
      const std::size_t begin = met.size();
      double source_sum = kNullWord;
      for (Candidate& c : candidates[e]) {
        if (seen_in[c.target] != p) continue;
        target_sum[c.target] += c.forward;
        source_sum += c.backward;
        met.push_back({&c, 0});
      }
      for (std::size_t k = begin; k < met.size(); ++k) met[k].source_sum = source_sum;
    }
    for (const Met& meeting : met) {
      Candidate& c = *meeting.candidate;
      c.count_forward += c.forward / target_sum[c.target];
      c.count_backward += c.backward / meeting.source_sum;
    }
  }
}

}  // namespace

LexiconLearner::LexiconLearner(std::string source_language, std::string target_language, std::size_t most)
    : source_language_(std::move(source_language)),
      target_language_(std::move(target_language)),
      most_(most) {}

bool LexiconLearner::add(std::string_view source_terms, std::string_view target_terms) {
  const auto fits = [](std::string_view terms) {
    return !terms.empty() && static_cast<std::size_t>(std::ranges::count(terms, ' ')) < kMostWords;
  };
  if (!fits(source_terms) || !fits(target_terms)) return false;
  std::string both(source_terms);
  both.append("\t").append(target_terms);
  std::pair<std::uint64_t, std::string> pair(detail::hash_bytes(both), std::move(both));
  if (kept_.size() >= most_ && (most_ == 0 || *kept_.rbegin() < pair)) return false;
  kept_.insert(std::move(pair));
  if (kept_.size() > most_) kept_.erase(std::prev(kept_.end()));
  return true;
}

std::string LexiconLearner::lexicon() const {
  Words source;
  Words target;
  std::vector<PairWords> pairs;
  pairs.reserve(kept_.size());
  for (const auto& [hash, both] : kept_) {
    const std::size_t tab = both.find('\t');
    const std::string_view terms = both;
    pairs.push_back({source.of(terms.substr(0, tab)), target.of(terms.substr(tab + 1))});
  }
  for (PairWords& pair : pairs) {
    source.leave_out_telling_nothing(pair.source, pairs.size());
    target.leave_out_telling_nothing(pair.target, pairs.size());
  }
  std::vector<std::vector<Candidate>> candidates = find_candidates(pairs, source, target);
  for (int round = 0; round < kRounds; ++round) {
    share_out(pairs, target.text.size(), candidates);
    for (WordId e = 0; e < candidates.size(); ++e) {
      for (Candidate& c : candidates[e]) {
        c.forward = c.count_forward / (source.pairs[e] + kUnseen);
        c.backward = c.count_backward / (target.pairs[c.target] + kUnseen);
      }
    }
  }
  std::vector<WeighedEntry> entries;
  for (WordId e = 0; e < candidates.size(); ++e) {
    for (const Candidate& c : candidates[e]) {
      if (std::max(c.forward, c.backward) >= kWeakest)
        entries.push_back({source.text[e], target.text[c.target], c.forward, c.backward});
    }
  }
  return detail::build_weighed_lexicon(source_language_, target_language_, "learned", entries);
}

}  // namespace libalign
