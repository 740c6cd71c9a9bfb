// Apertium's bilingual dictionaries, compiled (.autobil.bin): finite-state transducers whose paths spell an
// entry on both sides, letter beside letter, each side ending in tags: ca:co s:c a:h <n>:e 0:<n> 0:<m>.
//
// The basic idea: take the largest transducer of the file (the words) and walk its paths up to the first tag
// of each side. States that lie on a cycle spell patterns (numbers, addresses, any unknown word), of which
// there is no end, so no path goes through them.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "lexicon/dictionary.h"
#include "lexicon/transducer.h"
#include "libalign/text.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kMostSteps = 10'000'000;
constexpr std::size_t kLongestPath = 1000;

class Walker {
 public:
  Walker(const Alphabet& alphabet, const Transducer& transducer, EntryCollector& collector)
      : alphabet_(alphabet),
        transducer_(transducer),
        collector_(collector),
        closed_(states_on_cycles(transducer)) {}

  // Depth first, without recursion: the path may be long.
  void walk() {
    enter(transducer_.initial, sides_);
    while (!path_.empty()) {
      Step& step = path_.back();
      if (step.next == transducer_.first[step.state + 1] || ++steps_ > kMostSteps) {
        leave();
        continue;
      }
      const Transition transition = transducer_.transitions[step.next++];
      if (closed_[transition.to] || path_.size() > kLongestPath) continue;
      const std::array<Side, 2> before = sides_;
      if (extend(alphabet_.pairs[transition.pair])) {
        if (sides_[0].tag != 0 && sides_[1].tag != 0) {
          record();
        } else {
          if (transducer_.is_final[transition.to] && sides_[0].tag == 0 && sides_[1].tag == 0) record();
          enter(transition.to, before);
          continue;
        }
      }
      restore(before);
    }
    if (steps_ > kMostSteps) collector_.note(0, "{1}: has too many paths; the rest of them was left out.");
  }

 private:
  struct Side {
    std::size_t size = 0;  // bytes of its text so far
    Symbol tag = 0;        // its first tag
  };
  struct Step {
    std::uint32_t state = 0;
    std::size_t next = 0;
    std::array<Side, 2> before;
  };

  void enter(std::uint32_t state, const std::array<Side, 2>& before) {
    path_.push_back({state, transducer_.first[state], before});
  }
  void leave() {
    restore(path_.back().before);
    path_.pop_back();
  }
  void restore(const std::array<Side, 2>& sides) {
    sides_ = sides;
    for (std::size_t i = 0; i < 2; ++i) texts_[i].resize(sides[i].size);
  }

  // False where the entry is none for us.
  bool extend(const std::array<Symbol, 2>& pair) {
    for (std::size_t i = 0; i < 2; ++i) {
      const Symbol symbol = pair[i];
      if (symbol == 0 || sides_[i].tag != 0) continue;
      if (symbol < 0) {
        const std::u32string& tag = alphabet_.tags[static_cast<std::size_t>(-symbol - 1)];
        if (tag == U"num" || tag == U"web" || tag == U"email") return false;
        sides_[i].tag = symbol;
      } else if (symbol != '#') {  // parts the inflected word of a phrase from the rest
        append_utf8(texts_[i], static_cast<char32_t>(symbol));
        sides_[i].size = texts_[i].size();
      }
    }
    return true;
  }

  void record() {
    if (texts_[0].empty() || texts_[1].empty() || find_invalid_utf8(texts_[0]) ||
        find_invalid_utf8(texts_[1]))
      return;
    if (seen_.insert(texts_[0] + '\0' + texts_[1]).second) collector_.add(texts_[0], texts_[1]);
  }

  const Alphabet& alphabet_;
  const Transducer& transducer_;
  EntryCollector& collector_;
  std::vector<bool> closed_;
  std::vector<Step> path_;
  std::array<Side, 2> sides_;
  std::array<std::string, 2> texts_;
  std::unordered_set<std::string> seen_;
  std::size_t steps_ = 0;
};

}  // namespace

LexiconSource parse_apertium(const DictionaryInput& input, std::string_view file) {
  const LanguagePair languages = languages_of_name(input.path);
  EntryCollector collector(input, languages.first, languages.second);
  const CompiledDictionary dictionary = read_compiled_dictionary(file, input.path);
  if (!dictionary.largest.transitions.empty())
    Walker(dictionary.alphabet, dictionary.largest, collector).walk();
  return collector.finish("Apertium " + std::string(file_name(input.path)));
}

}  // namespace libalign::detail
