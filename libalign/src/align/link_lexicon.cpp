// Links that a dictionary or a glossary knows.
//
// A word is looked up as it stands and by its stem; what is found may stand in the other text as it is or in
// another form of the same stem. Each such step costs a part of the probability. Of a translation in several
// words each longer word gets a share; an entry whose own key has several words is used from its other side
// only.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "align/links.h"
#include "libalign/text.h"

namespace libalign::detail {
namespace {

constexpr float kOtherForm = 0.8F;     // the stem meets, not the word
constexpr float kPartOfPhrase = 0.4F;  // a word of a translation in several words
constexpr std::size_t kShortestPart = 4;

using StemIndex = std::unordered_multimap<std::string, TypeId>;

StemIndex index_stems(const SideText& side) {
  StemIndex index;
  index.reserve(side.types.size());
  for (TypeId i = 0; i < side.types.size(); ++i) index.emplace(side.types[i].stem, i);
  return index;
}

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

// Looks up every type of `from`; `add(type of from, type of to, probability)`.
template <class Add>
void look_up_all(const SideText& from, const SideText& to, const Lexicon& lexicon,
                 Lexicon::Direction direction, const Add& add) {
  const StemIndex stems = index_stems(to);
  for (TypeId e = 0; e < from.types.size(); ++e) {
    const WordType& type = from.types[e];
    if (type.number) continue;
    lexicon.look_up(direction, type.text, type.stem, [&](const Translation& translation) {
      const float probability = translation.probability * (translation.exact ? 1.0F : kOtherForm);
      if (translation.term.find(' ') == std::string_view::npos) {
        find_types(to, stems, translation.term, translation.stem,
                   [&](TypeId f, float factor) { add(e, f, probability * factor); });
        return;
      }
      const std::vector<std::string_view> words = words_of(translation.term);
      const std::vector<std::string_view> word_stems = words_of(translation.stem);
      for (std::size_t i = 0; i < words.size() && i < word_stems.size(); ++i) {
        if (words[i].size() < kShortestPart) continue;
        find_types(to, stems, words[i], word_stems[i],
                   [&](TypeId f, float factor) { add(e, f, probability * factor * kPartOfPhrase); });
      }
    });
  }
}

}  // namespace

void link_lexicon(const SideText& source, const SideText& target, const std::string& source_language,
                  const Lexicon& lexicon, AnchorKind kind, std::vector<Link>& links) {
  const bool turned = primary_language(lexicon.source_language()) != primary_language(source_language);
  const auto forward = turned ? Lexicon::Direction::backward : Lexicon::Direction::forward;
  const auto backward = turned ? Lexicon::Direction::forward : Lexicon::Direction::backward;
  // A term of the user's own is worth more than a dictionary's.
  const float boost = kind == AnchorKind::glossary ? 2.0F : 1.0F;
  const auto cap = [](float p) { return std::min(p, 0.95F); };
  look_up_all(source, target, lexicon, forward, [&](TypeId e, TypeId f, float probability) {
    links.push_back({e, f, cap(probability * boost), 0.5F * cap(probability * boost), kind});
  });
  look_up_all(target, source, lexicon, backward, [&](TypeId f, TypeId e, float probability) {
    links.push_back({e, f, 0.5F * cap(probability * boost), cap(probability * boost), kind});
  });
}

}  // namespace libalign::detail
