// Small documents in two made-up languages: a word of the one is that of the other with "x" before it.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "libalign/lexicon.h"
#include "libalign/pair.h"
#include "libalign/read.h"

namespace libalign::testing {

inline Document document(const std::string& text, const std::string& language) {
  ReadOptions options;
  options.language = language;
  options.keep_all = true;
  return parse_document(text, "made", options);
}

// Words of a story: some that are common to all, some of its own.
inline std::vector<std::string> story(unsigned seed, std::size_t words = 120) {
  std::mt19937 random(seed);
  std::vector<std::string> all;
  for (std::size_t k = 0; k < words; ++k) {
    const bool common = random() % 3 == 0;
    const unsigned number = common ? random() % 40 : random() % 4000;
    std::string word = common ? "kom" : "wor";
    for (unsigned rest = number + 30; rest > 0; rest /= 26) word += static_cast<char>('a' + rest % 26);
    all.push_back(word);
  }
  return all;
}

// Ten words a sentence, two sentences a paragraph.
inline std::string text_of(const std::vector<std::string>& words, const std::string& before) {
  std::string text;
  for (std::size_t k = 0; k < words.size(); ++k) {
    std::string word = before + words[k];
    if (k % 10 == 0) word[0] = static_cast<char>(word[0] - 'a' + 'A');
    text += word;
    text += k % 20 == 19 ? ".\n\n" : k % 10 == 9 ? ". " : " ";
  }
  return text + "\n";
}

inline Lexicon dictionary_of(const std::vector<std::vector<std::string>>& stories) {
  LexiconSource source{"es", "en", "test", {}, {}};
  for (const auto& words : stories) {
    for (const std::string& word : words) source.entries.push_back({word, "x" + word});
  }
  return compile_lexicon({source});
}

}  // namespace libalign::testing
