// Apertium's analysers, compiled (.automorf.bin): transducers whose paths spell a word as it stands on one
// side, and its lemma and tags on the other: d:d i:e j:c o:i 0:r 0:<vblex> 0:<ifi> ...
//
// The basic idea: walk all paths to their ends, as apertium.cpp does with bilingual ones. Behind a + stands
// another word (an enclitic pronoun, say); such paths are many and their stems regular, so they are passed
// over.
#include "lexicon/forms.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <tuple>

#include "lexicon/transducer.h"
#include "libalign/lexicon.h"
#include "libalign/text.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kMostSteps = 50'000'000;
constexpr std::size_t kMostForms = 2'000'000;
constexpr std::size_t kLongestPath = 200;

class Walker {
 public:
  Walker(const CompiledDictionary& dictionary, std::string_view language)
      : alphabet_(dictionary.alphabet),
        transducer_(dictionary.largest),
        closed_(states_on_cycles(dictionary.largest)),
        language_(language) {}

  std::vector<WordForm> walk() {
    enter(transducer_.initial);
    std::size_t steps = 0;
    while (!path_.empty() && forms_.size() < kMostForms && ++steps < kMostSteps) {
      Step& step = path_.back();
      if (step.next == transducer_.first[step.state + 1]) {
        path_.pop_back();
        continue;
      }
      restore(step);
      const Transition transition = transducer_.transitions[step.next++];
      if (closed_[transition.to] || path_.size() > kLongestPath) continue;
      if (!extend(alphabet_.pairs[transition.pair])) continue;
      if (transducer_.is_final[transition.to]) record();
      enter(transition.to);
    }
    return std::move(forms_);
  }

 private:
  struct Step {
    std::uint32_t state = 0;
    std::size_t next = 0;
    std::size_t form = 0, lemma = 0;  // bytes of what is spelled so far
    bool tagged = false;
  };

  void enter(std::uint32_t state) {
    path_.push_back({state, transducer_.first[state], form_.size(), lemma_.size(), tagged_});
  }
  void restore(const Step& step) {
    form_.resize(step.form);
    lemma_.resize(step.lemma);
    tagged_ = step.tagged;
  }

  // False where the word is none for us.
  bool extend(const std::array<Symbol, 2>& pair) {
    if (pair[0] == ' ' || pair[0] < 0 || pair[1] == '+' || pair[1] == '#') return false;
    if (pair[0] > 0) append_utf8(form_, static_cast<char32_t>(pair[0]));
    if (pair[1] < 0) {
      const std::u32string& tag = alphabet_.tags[static_cast<std::size_t>(-pair[1] - 1)];
      if (!tagged_ && (tag == U"num" || tag == U"np" || tag == U"web" || tag == U"email")) return false;
      tagged_ = true;
    } else if (pair[1] > 0 && !tagged_) {
      append_utf8(lemma_, static_cast<char32_t>(pair[1]));
    }
    return true;
  }

  void record() {
    if (!tagged_ || form_.empty() || lemma_.empty() || form_ == lemma_) return;
    if (find_invalid_utf8(form_) || find_invalid_utf8(lemma_)) return;
    WordForm word = {lexicon_term(form_, language_), lexicon_term(lemma_, language_)};
    const auto is_word = [](const std::string& term) {
      return !term.empty() && term.find(' ') == std::string::npos;
    };
    if (!is_word(word.form) || !is_word(word.lemma)) return;
    if (stem(language_, word.form) != stem(language_, word.lemma)) forms_.push_back(std::move(word));
  }

  const Alphabet& alphabet_;
  const Transducer& transducer_;
  std::vector<bool> closed_;
  std::string language_;
  std::vector<Step> path_;
  std::string form_, lemma_;
  bool tagged_ = false;
  std::vector<WordForm> forms_;
};

}  // namespace

void sort_forms(std::vector<WordForm>& forms) {
  std::ranges::sort(forms, {}, [](const WordForm& word) { return std::tie(word.form, word.lemma); });
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
}

std::vector<WordForm> parse_analyser(const std::string& path, std::string_view file,
                                     std::string_view language) {
  const CompiledDictionary dictionary = read_compiled_dictionary(file, path);
  if (dictionary.largest.transitions.empty()) return {};
  std::vector<WordForm> forms = Walker(dictionary, language).walk();
  sort_forms(forms);
  return forms;
}

}  // namespace libalign::detail
