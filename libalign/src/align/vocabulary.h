// The sentences of one side as the model sees them: word types with their counts, and the outer shape of each
// sentence.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "libalign/segment.h"
#include "libalign/text.h"

namespace libalign::detail {

using TypeId = std::uint32_t;

struct WordType {
  std::string text;  // folded; a number in canonical form
  std::string stem;
  std::uint32_t count = 0;      // tokens
  std::uint32_t sentences = 0;  // that hold it
  std::uint32_t capitals = 0;   // tokens written with a capital inside a sentence
  bool number = false;

  bool is_name() const { return capitals * 2 > count; }
};

struct Occurrence {
  TypeId type = 0;
  float count = 0;  // damped: the second occurrence in a sentence says less than the first
  float place = 0;  // from -1/2 at the beginning of the sentence to 1/2 at its end; of several, the mean
};

// Marks that translations tend to keep.
enum class Mark : unsigned char { question, exclamation, colon, semicolon, bracket, quote, kCount };

struct SentenceShape {
  std::uint32_t first = 0;  // its occurrences: [first, last) of SideText::occurrences
  std::uint32_t last = 0;
  float tokens = 0;  // words and numbers, at least 1
  float length = 0;  // code points, at least 1; those of scripts without spaces count for what they say
  std::array<unsigned char, static_cast<std::size_t>(Mark::kCount)> marks{};
  EndClass end = EndClass::none;
  StartClass start = StartClass::other;
  bool speech = false;       // begins with a quote or a dash, as what somebody says does
  bool opens_block = false;  // the first sentence of its paragraph, heading, cell ...
  bool heading = false;      // heading, caption, cell: a block that stands for itself
};

struct SideText {
  std::vector<WordType> types;
  std::vector<Occurrence> occurrences;
  std::vector<SentenceShape> sentences;
  std::unordered_map<std::string, TypeId> by_text;
  double tokens = 0;
  double length = 0;
  bool has_blocks = false;  // some block holds several sentences: block borders say something

  std::size_t size() const { return sentences.size(); }
};

SideText make_side(const Sentences& sentences);

// The type that make_side() gives the word or number tokens[at] of `text`. "40 mil" and "40,000" are of one
// type, "40000": a number takes the word of its scale into account where one follows.
std::string type_text(const std::vector<Token>& tokens, std::size_t at, std::string_view text,
                      std::string_view language);

}  // namespace libalign::detail
