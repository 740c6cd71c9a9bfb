// Apertium's bilingual dictionaries, compiled (.autobil.bin): finite-state transducers whose paths spell an
// entry on both sides, letter beside letter, each side ending in tags: ca:co s:c a:h <n>:e 0:<n> 0:<m>.
//
// The basic idea: take the largest transducer of the file (the words) and walk its paths up to the first tag
// of each side. States that lie on a cycle spell patterns (numbers, addresses, any unknown word), of which there
// is no end, so no path goes through them.
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

// Which states lie on a cycle: those of a strongly connected component of more than one state (Tarjan 1972, without
// recursion), and those with a transition to themselves.
class Cycles {
 public:
  explicit Cycles(const Transducer& transducer)
      : transducer_(transducer),
        cyclic_(transducer.is_final.size()),
        number_(cyclic_.size()),
        lowest_(cyclic_.size()),
        open_(cyclic_.size()) {
    visit(transducer.initial);
    while (!path_.empty()) {
      Step& step = path_.back();
      if (step.next == transducer_.first[step.state + 1]) {
        leave();
        continue;
      }
      const std::uint32_t to = transducer_.transitions[step.next++].to;
      if (to == step.state) cyclic_[to] = true;
      if (number_[to] == 0) {
        visit(to);
      } else if (open_[to]) {
        lowest_[step.state] = std::min(lowest_[step.state], number_[to]);
      }
    }
  }

  std::vector<bool> take() { return std::move(cyclic_); }

 private:
  struct Step {
    std::uint32_t state = 0;
    std::size_t next = 0;
  };

  void visit(std::uint32_t state) {
    number_[state] = lowest_[state] = ++visited_;
    open_[state] = true;
    component_.push_back(state);
    path_.push_back({state, transducer_.first[state]});
  }

  void leave() {
    const std::uint32_t state = path_.back().state;
    path_.pop_back();
    if (!path_.empty()) {
      std::uint32_t& lowest = lowest_[path_.back().state];
      lowest = std::min(lowest, lowest_[state]);
    }
    if (lowest_[state] != number_[state]) return;
    const bool several = component_.back() != state;
    for (bool last = false; !last;) {
      const std::uint32_t member = component_.back();
      component_.pop_back();
      open_[member] = false;
      if (several) cyclic_[member] = true;
      last = member == state;
    }
  }

  const Transducer& transducer_;
  std::vector<bool> cyclic_;
  std::vector<std::uint32_t> number_, lowest_;  // 0: not visited
  std::vector<bool> open_;
  std::vector<std::uint32_t> component_;
  std::vector<Step> path_;
  std::uint32_t visited_ = 0;
};

class Walker {
 public:
  Walker(const Alphabet& alphabet, const Transducer& transducer, EntryCollector& collector)
      : alphabet_(alphabet),
        transducer_(transducer),
        collector_(collector),
        closed_(Cycles(transducer).take()) {}

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
