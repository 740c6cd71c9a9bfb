#include "lexicon/transducer.h"

#include <utility>

#include "libalign/error.h"

namespace libalign::detail {
namespace {

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
  // A mark of four letters with eight bytes of flags behind it; none in old files. Flags change the format:
  // we know of none.
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
    return {{path_},
            {"is no Apertium dictionary, or is damaged (byte {1}).", {std::to_string(at_)}},
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

}  // namespace

CompiledDictionary read_compiled_dictionary(std::string_view file, const std::string& path) {
  CompiledDictionary dictionary;
  Bytes bytes(file, path);
  bytes.skip_mark("LTTB");
  bytes.text();  // the letters
  dictionary.alphabet = read_alphabet(bytes);
  for (std::size_t left = bytes.count(); left > 0; --left) {
    bytes.text();  // its name
    Transducer transducer = read_transducer(bytes, dictionary.alphabet.pairs.size());
    if (transducer.transitions.size() > dictionary.largest.transitions.size())
      dictionary.largest = std::move(transducer);
  }
  return dictionary;
}

}  // namespace libalign::detail
