#include "align/compounds.h"

#include <array>

#include "libalign/text.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kShortestPart = 4;  // bytes
constexpr std::size_t kShortestWord = 9;
constexpr std::size_t kLongestWord = 60;

bool is_known(const std::string& word, const std::string& language, const Lexicon& lexicon,
              Lexicon::Direction direction) {
  bool known = false;
  lexicon.for_each(direction, word, stem(language, word), [&known](const Translation&) { known = true; });
  return known;
}

bool begins_letter(std::string_view word, std::size_t at) {
  return (static_cast<unsigned char>(word[at]) & 0xC0U) != 0x80U;
}

}  // namespace

bool writes_compounds(std::string_view language) { return primary_language(language) == "de"; }

std::vector<std::string> parts_of_compound(std::string_view word, const std::string& language,
                                           const Lexicon& lexicon, Lexicon::Direction direction) {
  if (word.size() < kShortestWord || word.size() > kLongestWord) return {};
  for (std::size_t at = kShortestPart; at + kShortestPart <= word.size(); ++at) {
    if (!begins_letter(word, at)) continue;
    const std::string head(word.substr(at));
    if (!is_known(head, language, lexicon, direction)) continue;
    // Between the parts there may stand a letter or two that belong to neither.
    constexpr std::array<std::string_view, 6> kJoints = {"", "s", "n", "es", "en", "er"};
    for (const std::string_view joint : kJoints) {
      const std::string_view front = word.substr(0, at);
      if (!front.ends_with(joint) || front.size() < joint.size() + kShortestPart) continue;
      std::string modifier(front.substr(0, front.size() - joint.size()));
      if (is_known(modifier, language, lexicon, direction)) return {std::move(modifier), head};
    }
  }
  return {};
}

}  // namespace libalign::detail
