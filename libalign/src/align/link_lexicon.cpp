// Links that a dictionary or a glossary knows.
//
// A word is looked up as it stands and by its stem; what is found may stand in the other text as it is or in
// another form of the same stem or lemma ("dijo" of "decir"). Each such step costs a part of the probability.
// Of a translation in several words each longer word gets a share; an entry whose own key has several words
// is used from its other side only. A German word that is not listed is taken apart where both its parts are.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <unordered_map>
#include <vector>

#include "align/compounds.h"
#include "align/links.h"
#include "align/spellings.h"
#include "libalign/text.h"

namespace libalign::detail {
namespace {

constexpr float kOtherForm = 0.8F;     // the stem meets, not the word
constexpr float kPartOfPhrase = 0.4F;  // a word of a translation in several words
constexpr std::size_t kShortestPart = 4;

using StemIndex = std::unordered_multimap<std::string, TypeId>;

// A side, and how its words are looked up.
struct Side {
  const SideText& text;
  const std::string& language;
  Lexicon::Direction direction;
};

StemIndex index_stems(const Side& side, const Lexicon& lexicon) {
  StemIndex index;
  index.reserve(side.text.types.size());
  for (TypeId i = 0; i < side.text.types.size(); ++i) {
    const WordType& type = side.text.types[i];
    const auto add = [&](std::string_view word, const std::string& stemmed) {
      index.emplace(stemmed, i);
      lexicon.for_each_lemma(side.direction, word, stemmed,
                             [&](const Lemma& lemma) { index.emplace(lemma.stem, i); });
    };
    add(type.text, type.stem);
    if (type.number) continue;
    const std::string today = spelled_today(type.text, side.language);
    if (today != type.text) add(today, stem(side.language, today));
  }
  return index;
}

// Tells quickly that a word is none of some: most translations that a lexicon has do not stand in the text.
class Sieve {
 public:
  explicit Sieve(std::size_t words) : marked_(std::bit_ceil(16 * words + 64), false) {}
  void add(std::string_view word) { marked_[place_of(word)] = true; }
  bool may_have(std::string_view word) const { return marked_[place_of(word)]; }

 private:
  // By the size and eight letters at either end.
  std::size_t place_of(std::string_view word) const {
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    const std::size_t size = std::min(word.size(), sizeof head);
    std::memcpy(&head, word.data(), size);
    std::memcpy(&tail, word.data() + (word.size() - size), size);
    std::uint64_t hash = (head ^ word.size()) * 0x9E3779B97F4A7C15U;
    hash = (hash ^ hash >> 32U ^ tail) * 0x9E3779B97F4A7C15U;
    return (hash >> 32U ^ hash) & (marked_.size() - 1);
  }
  std::vector<bool> marked_;
};

std::vector<std::string_view> words_of(std::string_view term) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < term.size();) {
    const std::size_t end = std::min(term.find(' ', begin), term.size());
    if (end > begin) words.push_back(term.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// Calls `found(type, factor)` for the types of `side` that are the word, or share its stem.
template <class Found>
void find_types(const SideText& side, const StemIndex& stems, std::string_view word, std::string_view stemmed,
                const Found& found) {
  const auto exact = side.by_text.find(std::string(word));
  if (exact != side.by_text.end()) found(exact->second, 1.0F);
  const auto [first, last] = stems.equal_range(std::string(stemmed));
  for (auto i = first; i != last; ++i) {
    if (exact == side.by_text.end() || i->second != exact->second) found(i->second, kOtherForm);
  }
}

// Looks up words of one side; `add(type of the other side, probability)` hears of what stands there.
class LookUp {
 public:
  LookUp(const Side& from, const Side& to, const Lexicon& lexicon)
      : to_(to.text),
        lexicon_(lexicon),
        direction_(from.direction),
        stems_(index_stems(to, lexicon)),
        sieve_(to.text.types.size() + stems_.size()) {
    for (const WordType& type : to_.types) sieve_.add(type.text);
    for (const auto& [stem, type] : stems_) sieve_.add(stem);
  }

  // Whether the lexicon has the word at all.
  template <class Add>
  bool translate(std::string_view word, std::string_view stemmed, const Add& add) const {
    bool known = false;
    lexicon_.for_each(direction_, word, stemmed, [&](const Translation& translation) {
      known = true;
      const float probability = translation.probability * (translation.exact ? 1.0F : kOtherForm);
      const auto [first, last] = meanings_of(translation);
      for (std::uint32_t k = first; k < last; ++k) {
        const Meaning& meaning = meanings_[k];
        const float whole = probability * meaning.factor;
        add(meaning.type, meaning.part ? whole * kPartOfPhrase : whole);
      }
    });
    return known;
  }

 private:
  // A type that a translation stands for.
  struct Meaning {
    TypeId type = 0;
    float factor = 1;
    bool part = false;  // of a translation in several words
  };
  using Range = std::pair<std::uint32_t, std::uint32_t>;  // of meanings_

  // Many words have the same translations: what one stands for is found once. Where its text lies in the
  // lexicon says which it is.
  Range meanings_of(const Translation& translation) const {
    const bool one_word = translation.term.find(' ') == std::string_view::npos;
    if (one_word && !may_stand(translation.term, translation.stem)) return {0, 0};
    const auto [place, fresh] = known_.try_emplace(translation.term.data());
    if (!fresh) return place->second;
    place->second.first = static_cast<std::uint32_t>(meanings_.size());
    if (one_word) {
      add_meanings(translation.term, translation.stem, false);
    } else {
      const std::vector<std::string_view> words = words_of(translation.term);
      const std::vector<std::string_view> word_stems = words_of(translation.stem);
      for (std::size_t i = 0; i < words.size() && i < word_stems.size(); ++i) {
        if (words[i].size() < kShortestPart) continue;
        add_meanings(words[i], word_stems[i], true);
      }
    }
    place->second.second = static_cast<std::uint32_t>(meanings_.size());
    return place->second;
  }

  bool may_stand(std::string_view word, std::string_view stemmed) const {
    return sieve_.may_have(word) || sieve_.may_have(stemmed);
  }

  void add_meanings(std::string_view word, std::string_view stemmed, bool part) const {
    if (!may_stand(word, stemmed)) return;
    find_types(to_, stems_, word, stemmed, [&](TypeId f, float factor) {
      meanings_.push_back({f, factor, part});
    });
  }

  const SideText& to_;
  const Lexicon& lexicon_;
  Lexicon::Direction direction_;
  StemIndex stems_;
  Sieve sieve_;
  mutable std::unordered_map<const char*, Range> known_;
  mutable std::vector<Meaning> meanings_;
};

// Looks up every type of `from`; `add(type of from, type of to, probability)`.
template <class Add>
void look_up_all(const Side& from, const Side& to, const Lexicon& lexicon, const Add& add) {
  const LookUp look_up(from, to, lexicon);
  const std::string& language = from.language;
  const bool compounds = writes_compounds(language);
  for (TypeId e = 0; e < from.text.types.size(); ++e) {
    const WordType& type = from.text.types[e];
    const bool known = look_up.translate(type.text, type.stem, [&](TypeId f, float p) { add(e, f, p); });
    if (known || type.number) continue;
    const std::string today = spelled_today(type.text, language);
    if (today != type.text && look_up.translate(today, stem(language, today),
                                                [&](TypeId f, float p) { add(e, f, p * kOtherForm); }))
      continue;
    if (!compounds) continue;
    for (const std::string& part : parts_of_compound(type.text, language, lexicon, from.direction))
      look_up.translate(part, stem(language, part), [&](TypeId f, float p) { add(e, f, p * kPartOfPhrase); });
  }
}

}  // namespace

void link_lexicon(const SideText& source, const SideText& target, const std::string& source_language,
                  const std::string& target_language, const Lexicon& lexicon, AnchorKind kind,
                  std::vector<Link>& links) {
  const bool turned = primary_language(lexicon.source_language()) != primary_language(source_language);
  const auto forward = turned ? Lexicon::Direction::backward : Lexicon::Direction::forward;
  const auto backward = turned ? Lexicon::Direction::forward : Lexicon::Direction::backward;
  const Side source_side = {source, source_language, forward};
  const Side target_side = {target, target_language, backward};
  // A term of the user's own is worth more than a dictionary's.
  const float boost = kind == AnchorKind::glossary ? 2.0F : 1.0F;
  const auto cap = [](float p) { return std::min(p, 0.95F); };
  look_up_all(source_side, target_side, lexicon, [&](TypeId e, TypeId f, float probability) {
    links.push_back({e, f, cap(probability * boost), 0.5F * cap(probability * boost), kind});
  });
  look_up_all(target_side, source_side, lexicon, [&](TypeId f, TypeId e, float probability) {
    links.push_back({e, f, 0.5F * cap(probability * boost), cap(probability * boost), kind});
  });
}

}  // namespace libalign::detail
