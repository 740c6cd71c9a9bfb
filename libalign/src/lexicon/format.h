// The compact form of a lexicon, as it lies in the file and in memory.
//
//     Header | text: languages, origin | for each side: terms, links, word table, stem table, forms, form
//     table | pool: all terms, stems and forms
//
// All numbers are in the byte order of the machine that wrote the file; every section begins at a multiple
// of 8. The terms of a side are sorted by stem, then by text, so those that share a stem stand together. A
// look-up touches one slot of a hash table, the term, its links and the terms they lead to: a handful of
// pages, whatever the size of the file.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace libalign::detail {

constexpr std::array<char, 8> kMagic = {'B', 'T', 'X', 'T', 'L', 'E', 'X', '\n'};
constexpr std::uint32_t kFormatVersion = 2;
constexpr std::uint32_t kByteOrder = 0x01020304;

constexpr std::size_t kMostLinks = 64;          // translations kept of one term
constexpr std::size_t kMostProbes = 512;        // slots a look-up may walk over; the writer keeps within it
constexpr std::size_t kMostTermsOfStem = 1024;  // terms of one stem that a look-up considers
constexpr std::size_t kMostLemmas = 16;         // terms that one form is a form of
constexpr std::uint32_t kMostTerms = 1U << 24;  // of one side: a link has 24 bits for the term

struct Section {
  std::uint64_t offset = 0;  // from the start of the file, in bytes
  std::uint64_t count = 0;   // of elements
};

struct Term {
  std::uint32_t text = 0;   // offset into the pool
  std::uint32_t stem = 0;   // offset into the pool
  std::uint32_t first = 0;  // its first link
  std::uint8_t text_size = 0;
  std::uint8_t stem_size = 0;
  std::uint8_t links = 0;
  std::uint8_t unused = 0;
};

// The translation in the upper 24 bits, its probability in the lower 8: see Probabilities.
using Link = std::uint32_t;

// How a file writes probabilities: dictionaries as 1/n, what was counted in texts as n/255.
enum class Probabilities : std::uint32_t { denominators, parts };
constexpr std::uint8_t kWhole = 255;

// An irregular form of a term (forms.h). Those of one text stand together, sorted by text.
struct Form {
  std::uint32_t text = 0;  // offset into the pool
  std::uint32_t term = 0;  // the upper 24 bits; the lower 8 are the size of the text
};

// Open addressing with linear steps; the size is a power of two.
struct Slot {
  std::uint32_t tag = 0;  // the upper half of the hash
  std::uint32_t term =
      0;  // number of the term + 1; 0 for a free slot. Of a stem: its first term; of a form: the first Form
};

struct Side {
  Section terms, links, words, stems, forms, form_table;
};

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint32_t version = kFormatVersion;
  std::uint32_t byte_order = kByteOrder;
  std::uint64_t file_size = 0;
  std::uint64_t content_hash = 0;  // over everything behind the header
  std::uint64_t header_hash = 0;   // over the header with this field at 0
  std::uint32_t pairs = 0;
  std::array<std::uint32_t, 2> max_words = {};
  Probabilities probabilities = Probabilities::denominators;
  std::array<std::uint32_t, 2> forms_are_stems = {};  // of each side: 1 where Form texts are stems, not words
  std::array<Section, 2> languages = {};
  Section origin;
  Section pool;
  std::array<Side, 2> sides = {};
};

static_assert(sizeof(Term) == 16 && sizeof(Slot) == 8 && sizeof(Header) == 64 + 4 * 16 + 2 * 96 &&
              sizeof(Header) % 8 == 0);

// 64 bits of FNV-1a, eight bytes at a step and stirred at the end: quick, steady, not meant against forgers.
std::uint64_t hash_bytes(std::string_view bytes);

}  // namespace libalign::detail
