// Apertium's bilingual dictionaries, compiled (.autobil.bin): finite-state transducers whose paths spell an entry on both sides,
// letter beside letter, each side ending in tags: ca:co s:c a:h <n>:e 0:<n> 0:<m>.
//
// The basic idea: read lttoolbox's file directly, take the largest transducer (the words; the others are endless patterns for
// numbers and addresses), and walk its paths up to the first tag of each side.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "lexicon/dictionary.h"
#include "libalign/text.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kMostSteps = 50'000'000;
constexpr std::size_t kLongestPath = 1000;

// lttoolbox's numbers: the two upper bits of the first byte say how many bytes follow.
class Bytes {
 public:
  Bytes(std::string_view bytes, const std::string& path) : bytes_(bytes), path_(path) {}

  std::uint32_t number() {
    const std::uint32_t first = byte();
    std::uint32_t value = first & 0x3FU;
    for (std::uint32_t more = first >> 6U; more > 0; --more) value = (value << 8U) | byte();
    return value;
  }
  // A count of things that take at least `size` bytes each: a larger one than the file can hold is a lie.
  std::size_t count(std::size_t size = 1) {
    const std::size_t value = number();
    if (value > (bytes_.size() - at_) / size) throw damaged();
    return value;
  }
  std::u32string text() {
    std::u32string read(count(), U'\0');
    for (char32_t& c : read) c = number();
    return read;
  }
  // A mark of four letters with eight bytes of flags behind it; none in old files. Flags change the format: we know of none.
  void skip_mark(std::string_view mark) {
    if (!bytes_.substr(at_).starts_with(mark)) return;
    at_ += mark.size();
    for (int i = 0; i < 8; ++i) {
      if (byte() != 0) {
        throw DataError({path_}, {"is of a newer or weighted kind of Apertium dictionary.", {}},
                        {"Take the dictionary of another version, or a TSV made with lt-print.", {}});
      }
    }
  }
  DataError damaged() const {
    return {{path_}, {"is no Apertium dictionary, or is damaged (byte {1}).", {std::to_string(at_)}},
            {"Install its package again.", {}}};
  }

 private:
  std::uint32_t byte() {
    if (at_ >= bytes_.size()) throw damaged();
    return static_cast<unsigned char>(bytes_[at_++]);
  }
  std::string_view bytes_;
  std::size_t at_ = 0;
  const std::string& path_;
};

// A letter (its code point), nothing (0), or the tag number -i - 1.
using Symbol = std::int32_t;

struct Alphabet {
  std::vector<std::u32string> tags;
  std::vector<std::array<Symbol, 2>> pairs;
};

struct Transition {
  std::uint32_t pair = 0;
  std::uint32_t to = 0;
};

struct Transducer {
  std::uint32_t initial = 0;
  std::vector<bool> is_final;
  std::vector<std::size_t> first;  // of the transitions of each state, and one behind the last
  std::vector<Transition> transitions;
};

Alphabet read_alphabet(Bytes& bytes) {
  Alphabet alphabet;
  alphabet.tags.resize(bytes.count());
  for (std::u32string& tag : alphabet.tags) tag = bytes.text();
  alphabet.pairs.resize(bytes.count(2));
  const auto tags = static_cast<Symbol>(alphabet.tags.size());
  for (auto& pair : alphabet.pairs) {
    for (Symbol& symbol : pair) {
      symbol = static_cast<Symbol>(bytes.number()) - tags;
      if (symbol < -tags || symbol > 0x10FFFF) throw bytes.damaged();
    }
  }
  return alphabet;
}

Transducer read_transducer(Bytes& bytes, std::size_t pairs) {
  Transducer transducer;
  bytes.skip_mark("LTTD");
  transducer.initial = bytes.number();
  std::vector<std::uint32_t> finals(bytes.count());
  std::uint32_t last = 0;
  for (std::uint32_t& state : finals) state = last += bytes.number();
  const std::size_t states = bytes.count();
  if (states == 0 || transducer.initial >= states) throw bytes.damaged();
  transducer.is_final.resize(states);
  for (const std::uint32_t state : finals) {
    if (state >= states) throw bytes.damaged();
    transducer.is_final[state] = true;
  }
  for (std::size_t state = 0; state < states; ++state) {
    transducer.first.push_back(transducer.transitions.size());
    std::uint32_t pair = 0;
    for (std::size_t left = bytes.count(2); left > 0; --left) {
      pair += bytes.number();
      if (pair >= pairs) throw bytes.damaged();
      transducer.transitions.push_back({pair, static_cast<std::uint32_t>((state + bytes.number()) % states)});
    }
  }
  transducer.first.push_back(transducer.transitions.size());
  return transducer;
}

class Walker {
 public:
  Walker(const Alphabet& alphabet, const Transducer& transducer, EntryCollector& collector)
      : alphabet_(alphabet), transducer_(transducer), collector_(collector), on_path_(transducer.is_final.size()) {}

  // Depth first, without recursion: the path may be long. A state is entered once a path, so that cycles end.
  void walk() {
    enter(transducer_.initial);
    while (!path_.empty()) {
      Step& step = path_.back();
      if (step.next == transducer_.first[step.state + 1] || ++steps_ > kMostSteps) {
        leave();
        continue;
      }
      const Transition transition = transducer_.transitions[step.next++];
      if (on_path_[transition.to] || path_.size() > kLongestPath) continue;
      const std::array<Side, 2> before = sides_;
      if (extend(alphabet_.pairs[transition.pair])) {
        if (sides_[0].tag != 0 && sides_[1].tag != 0) {
          record();
        } else {
          if (transducer_.is_final[transition.to] && sides_[0].tag == 0 && sides_[1].tag == 0) record();
          enter(transition.to);
          path_.back().before = {before[0], before[1]};
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

  void enter(std::uint32_t state) {
    on_path_[state] = true;
    path_.push_back({state, transducer_.first[state], sides_});
  }
  void leave() {
    on_path_[path_.back().state] = false;
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
    if (texts_[0].empty() || texts_[1].empty() || find_invalid_utf8(texts_[0]) || find_invalid_utf8(texts_[1])) return;
    if (seen_.insert(texts_[0] + '\0' + texts_[1]).second) collector_.add(texts_[0], texts_[1]);
  }

  const Alphabet& alphabet_;
  const Transducer& transducer_;
  EntryCollector& collector_;
  std::vector<bool> on_path_;
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
  Bytes bytes(file, input.path);
  bytes.skip_mark("LTTB");
  bytes.text();  // the letters
  const Alphabet alphabet = read_alphabet(bytes);
  Transducer largest;
  for (std::size_t left = bytes.count(); left > 0; --left) {
    bytes.text();  // its name
    Transducer transducer = read_transducer(bytes, alphabet.pairs.size());
    if (transducer.transitions.size() > largest.transitions.size()) largest = std::move(transducer);
  }
  if (!largest.transitions.empty()) Walker(alphabet, largest, collector).walk();
  return collector.finish("Apertium " + std::string(file_name(input.path)));
}

}  // namespace libalign::detail
