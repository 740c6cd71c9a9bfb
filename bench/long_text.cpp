#include "long_text.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <random>
#include <string>

namespace bench {
namespace {

// Letters for letters and digits for digits, within their kind (vowels stay vowels): what has been changed
// still looks like a word, and like the same word in the other language.
class Disguise {
 public:
  explicit Disguise(std::mt19937& random) {
    std::iota(to_.begin(), to_.end(), '\0');
    for (const std::string_view kind : {"aeiou", "bcdfghjklmnpqrstvwxyz", "0123456789"}) {
      std::string mixed(kind);
      for (std::size_t k = mixed.size(); k > 1; --k) std::swap(mixed[k - 1], mixed[random() % k]);
      for (std::size_t k = 0; k < kind.size(); ++k) {
        to_[static_cast<unsigned char>(kind[k])] = mixed[k];
        if (kind[k] >= 'a') to_[static_cast<unsigned char>(kind[k] - 32)] = static_cast<char>(mixed[k] - 32);
      }
    }
  }

  // Names (a capital inside the sentence) and numbers of two digits and more.
  std::string operator()(std::string_view sentence) const {
    std::string text(sentence);
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t end = begin;
      while (end < text.size() && is_word(text[end])) ++end;
      const bool name = begin > 0 && text[begin] >= 'A' && text[begin] <= 'Z' && end - begin > 3;
      const bool number = end - begin > 1 && text[begin] >= '0' && text[begin] <= '9';
      if (name || number) {
        for (std::size_t at = begin; at < end; ++at) text[at] = to_[static_cast<unsigned char>(text[at])];
      }
      begin = std::max(end, begin + 1);
    }
    return text;
  }

 private:
  static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
  }
  std::array<char, 256> to_{};
};

struct Side {
  libalign::Document document;
  std::vector<libalign::Sentence> sentences;

  std::size_t add(const libalign::Sentences& from, std::size_t number, const Disguise& disguise) {
    libalign::Sentence sentence = from[number];
    const std::size_t begin = document.text.size();
    document.text += disguise(from.text(number));
    sentence.span = {begin, document.text.size()};
    sentence.block = document.blocks.size();
    document.blocks.emplace_back().text = sentence.span;
    document.text += '\n';
    sentences.push_back(sentence);
    return sentences.size() - 1;
  }
};

}  // namespace

GoldDocument long_text(const std::vector<GoldSet>& sets, std::size_t pairs, unsigned seed) {
  constexpr unsigned kLeftOut = 50;  // one sentence in so many
  std::mt19937 random(seed);
  std::vector<const GoldDocument*> documents;
  for (const GoldSet& set : sets) {
    for (const GoldDocument& document : set.documents) documents.push_back(&document);
  }
  GoldDocument result;
  if (documents.empty()) return result;
  Side source;
  Side target;
  source.document.language = sets.front().source_language;
  target.document.language = sets.front().target_language;
  while (result.gold.size() < pairs) {
    const GoldDocument& document = *documents[random() % documents.size()];
    const Disguise disguise(random);
    for (const libalign::LadderBead& bead : document.gold) {
      if (result.gold.size() >= pairs) break;
      const unsigned luck = random() % kLeftOut;
      libalign::LadderBead now;
      if (luck != 0) {
        for (const std::size_t i : bead.source)
          now.source.push_back(source.add(document.source, i, disguise));
      }
      if (luck != 1) {
        for (const std::size_t j : bead.target)
          now.target.push_back(target.add(document.target, j, disguise));
      }
      if (now.source.empty() && now.target.empty()) continue;
      result.gold.push_back(std::move(now));
    }
  }
  result.name = "long";
  result.source = {std::move(source.document), std::move(source.sentences)};
  result.target = {std::move(target.document), std::move(target.sentences)};
  return result;
}

}  // namespace bench
