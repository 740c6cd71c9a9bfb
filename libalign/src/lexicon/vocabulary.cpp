#include "lexicon/vocabulary.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "lexicon/format.h"
#include "libalign/lexicon.h"
#include "libalign/text.h"

namespace libalign {

std::string lexicon_term(std::string_view text, std::string_view language) {
  std::string term;
  for (const Token& token : tokenize(text, language)) {
    if (token.kind == TokenKind::punctuation) continue;
    const std::string folded = fold(text.substr(token.span.begin, token.span.size()));
    if (folded.empty()) continue;
    if (!term.empty()) term += ' ';
    term += folded;
  }
  return term;
}

std::string lexicon_stem(std::string_view term, std::string_view language) {
  std::string stems;
  for (std::size_t begin = 0; begin < term.size();) {
    const std::size_t end = std::min(term.find(' ', begin), term.size());
    if (!stems.empty()) stems += ' ';
    stems += stem(language, term.substr(begin, end - begin));
    begin = end + 1;
  }
  return stems;
}

}  // namespace libalign

namespace libalign::detail {

constexpr std::size_t kMostWords = 12;
constexpr std::size_t kMostBytes = 255;

std::optional<std::uint32_t> Vocabulary::add(const std::string& spelling) {
  // Folding shortens and lengthens a little: what is far too long need not be looked at.
  if (spelling.size() > 4 * kMostBytes || find_invalid_utf8(spelling)) return std::nullopt;
  const auto [known, is_new] = by_spelling_.try_emplace(spelling);
  if (!is_new) return known->second;
  const std::string text = lexicon_term(spelling, language_);
  const auto words = static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1;
  if (text.empty() || text.size() > kMostBytes || words > kMostWords || terms_.size() >= kMostTerms)
    return std::nullopt;
  const auto [same, is_first] = by_text_.try_emplace(text, static_cast<std::uint32_t>(terms_.size()));
  if (is_first) {
    std::string stem = lexicon_stem(text, language_);
    if (stem.size() > kMostBytes) stem = text;
    terms_.push_back({text, std::move(stem)});
    max_words_ = std::max(max_words_, static_cast<std::uint32_t>(words));
  }
  known->second = same->second;
  return same->second;
}

std::vector<std::uint32_t> Vocabulary::sort() {
  std::vector<std::uint32_t> order(terms_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(terms_[a].stem, terms_[a].text) < std::tie(terms_[b].stem, terms_[b].text);
  });
  std::vector<std::uint32_t> renumbered(order.size());
  std::vector<Entry> sorted(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    renumbered[order[i]] = i;
    sorted[i] = std::move(terms_[order[i]]);
  }
  terms_ = std::move(sorted);
  by_spelling_.clear();
  by_text_.clear();
  return renumbered;
}

TermPairs term_pairs(const std::vector<LexiconSource>& dictionaries, Vocabulary& terms, Vocabulary& others) {
  TermPairs pairs;
  for (const LexiconSource& dictionary : dictionaries) {
    const bool turned = primary_language(dictionary.source_language) != terms.language();
    for (const LexiconEntry& entry : dictionary.entries) {
      const auto term = terms.add(turned ? entry.target : entry.source);
      const auto other = term ? others.add(turned ? entry.source : entry.target) : std::nullopt;
      if (other) pairs.emplace_back(*term, *other);
    }
  }
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace libalign::detail
