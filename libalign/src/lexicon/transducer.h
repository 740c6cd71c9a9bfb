// Apertium's compiled dictionaries, as lttoolbox writes them: an alphabet of pairs of symbols, and
// transducers over it.
//
// Bytes of a .bin file in, its alphabet and its largest transducer out. The others are endless patterns for
// numbers and addresses.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace libalign::detail {

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

struct CompiledDictionary {
  Alphabet alphabet;
  Transducer largest;  // without states where the file has none
};

// All numbers in the result are in range. Throws DataError that names `path`.
CompiledDictionary read_compiled_dictionary(std::string_view file, const std::string& path);

// Which states lie on a cycle: no path that goes through them ends by itself.
std::vector<bool> states_on_cycles(const Transducer& transducer);

}  // namespace libalign::detail
