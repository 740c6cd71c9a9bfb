// The terms of one language while a lexicon is built: raw spelling in, number of the folded term out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "libalign/lexicon.h"

namespace libalign::detail {

class Vocabulary {
 public:
  explicit Vocabulary(std::string language) : language_(std::move(language)) {}

  // The number of a term; nullopt where nothing of it can be looked up, or it is too long.
  std::optional<std::uint32_t> add(const std::string& spelling);

  // Sorts the terms by stem and text; gives the new number of each old one. Nothing can be added afterwards.
  std::vector<std::uint32_t> sort();

  std::size_t size() const { return terms_.size(); }
  const std::string& text(std::size_t term) const { return terms_[term].text; }
  const std::string& stem(std::size_t term) const { return terms_[term].stem; }
  std::uint32_t max_words() const { return max_words_; }
  const std::string& language() const { return language_; }

 private:
  struct Entry {
    std::string text, stem;
  };
  std::string language_;
  std::vector<Entry> terms_;
  std::unordered_map<std::string, std::optional<std::uint32_t>> by_spelling_;
  std::unordered_map<std::string, std::uint32_t> by_text_;
  std::uint32_t max_words_ = 0;
};

// What the dictionaries say translates what, in numbers, each pair once and in order. One that runs from the
// language of `others` is turned round.
using TermPairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
TermPairs term_pairs(const std::vector<LexiconSource>& dictionaries, Vocabulary& terms, Vocabulary& others);

}  // namespace libalign::detail
