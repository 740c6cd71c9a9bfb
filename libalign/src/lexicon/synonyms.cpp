#include "lexicon/synonyms.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>

#include "lexicon/vocabulary.h"
#include "libalign/text.h"

namespace libalign::detail {
namespace {

// How likely a pair must be, as the mean of both directions: where one way leads to it, and where several do.
constexpr float kNarrow = 0.1F;
constexpr float kLikely = 0.03F;

using Word = std::uint32_t;
struct Synonym {
  Word word = 0;
  float weight = 0;
};
using Synonyms = std::vector<std::vector<Synonym>>;  // by word; those after the last that has any are missing

void join_same(std::vector<Synonym>& words) {
  std::ranges::stable_sort(words, {}, &Synonym::word);
  std::size_t kept = 0;
  for (const Synonym& one : words) {
    if (kept > 0 && words[kept - 1].word == one.word)
      words[kept - 1].weight += one.weight;
    else
      words[kept++] = one;
  }
  words.resize(kept);
}

using Senses = std::map<Word, std::vector<std::vector<Word>>>;

void add_senses(const Thesaurus& thesaurus, Vocabulary& words, Senses& senses) {
  for (const std::vector<std::string>& sense : thesaurus.senses) {
    const auto head = sense.empty() ? std::nullopt : words.add(sense.front());
    if (!head) continue;
    std::vector<Word> others;
    for (std::size_t k = 1; k < sense.size(); ++k) {
      const auto other = words.add(sense[k]);
      if (other && *other != *head) others.push_back(*other);
    }
    if (!others.empty()) senses[*head].push_back(std::move(others));
  }
}

// The senses of a word share it evenly, and so do the words of a sense; the mean of both directions.
Synonyms synonyms_of(const std::vector<Thesaurus>& thesauri, const std::string& language, Vocabulary& words) {
  Senses senses;
  for (const Thesaurus& thesaurus : thesauri) {
    if (primary_language(thesaurus.language) == language) add_senses(thesaurus, words, senses);
  }
  Synonyms synonyms;
  if (senses.empty()) return synonyms;
  synonyms.resize(words.size());
  for (const auto& [head, groups] : senses) {
    for (const std::vector<Word>& group : groups) {
      const float weight = 1.0F / static_cast<float>(groups.size() * group.size());
      for (const Word other : group) {
        synonyms[head].push_back({other, weight / 2});
        synonyms[other].push_back({head, weight / 2});
      }
    }
  }
  for (std::vector<Synonym>& of_word : synonyms) join_same(of_word);
  return synonyms;
}

struct Found {
  float likely = 0;  // the sum of all ways, each the mean of both directions
  std::uint32_t ways = 0;
};
using Table = std::unordered_map<std::uint64_t, Found>;

std::uint64_t key_of(Word source, Word target) {
  return (static_cast<std::uint64_t>(source) << 32U) | target;
}

// What the synonyms of either word of each pair lead to.
Table find_ways(const TermPairs& pairs, std::size_t sources, std::size_t targets, const Synonyms& of_source,
                const Synonyms& of_target) {
  std::vector<float> translations(sources);
  std::vector<float> originals(targets);
  for (const auto& [source, target] : pairs) {
    ++translations[source];
    ++originals[target];
  }
  Table table;
  const auto add = [&table](Word source, Word target, float likely) {
    Found& found = table[key_of(source, target)];
    found.likely += likely;
    ++found.ways;
  };
  for (const auto& [source, target] : pairs) {
    const float share = (1 / translations[source] + 1 / originals[target]) / 2;
    if (target < of_target.size()) {
      for (const Synonym& other : of_target[target]) add(source, other.word, other.weight * share);
    }
    if (source < of_source.size()) {
      for (const Synonym& other : of_source[source]) add(other.word, target, other.weight * share);
    }
  }
  for (const auto& [source, target] : pairs) table.erase(key_of(source, target));
  return table;
}

}  // namespace

LexiconSource synonym_dictionary(const std::string& from, const std::string& to,
                                 const std::vector<LexiconSource>& dictionaries,
                                 const std::vector<Thesaurus>& thesauri) {
  LexiconSource made{from, to, {}, {}, {}};
  Vocabulary sources(from);
  Vocabulary targets(to);
  const TermPairs pairs = term_pairs(dictionaries, sources, targets);
  const Synonyms of_source = synonyms_of(thesauri, from, sources);
  const Synonyms of_target = synonyms_of(thesauri, to, targets);
  if (of_source.empty() || of_target.empty()) return made;

  std::vector<std::pair<float, std::uint64_t>> taken;
  for (const auto& [key, found] : find_ways(pairs, sources.size(), targets.size(), of_source, of_target)) {
    if (found.likely >= (found.ways > 1 ? kLikely : kNarrow)) taken.emplace_back(-found.likely, key);
  }
  std::ranges::sort(taken);
  made.entries.reserve(taken.size());
  for (const auto& [unlikely, key] : taken)
    made.entries.push_back(
        {sources.text(static_cast<Word>(key >> 32U)), targets.text(static_cast<Word>(key))});
  for (const Thesaurus& thesaurus : thesauri)
    made.origin += (made.origin.empty() ? "" : "\n") + thesaurus.origin + " (synonyms)";
  return made;
}

}  // namespace libalign::detail
