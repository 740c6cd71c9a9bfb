// The lists of a language that a person can edit: data/segment/LANG.txt.
//
//     WordLists lists;
//     lists.add("[before a name]\nDr., Sra.\n", "es.txt");
//     lists.find("Dr")  ->  Abbreviation::before_name
//
// In: text with [sections] of entries parted by commas or line ends; `#` opens a comment. Out: look-ups that
// allocate nothing. An entry in lower case stands for its capitalised and upper-case forms too; an entry with
// a capital stands for itself. Spaces inside an entry may be there or not in the text: "EE. UU." finds
// "EE.UU." too.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace libalign::detail {

enum class Abbreviation : unsigned char {
  none,
  before_name,    // Dr., Sra.: what follows is a name, never a new sentence
  before_number,  // pág., Fig.: goes on before a number, a Roman numeral or a letter
  before_digits,  // No., mar.: words that are abbreviations only before digits
  inside,         // Inc., EE. UU.: ends a sentence only when the next word is one that begins sentences
  at_end,         // etc.: ends a sentence before any capital
};

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using StringSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;

class WordLists {
 public:
  struct Found {
    Abbreviation kind = Abbreviation::none;
    bool proper = false;  // the entry has capitals of its own: "U.S.", not "a.m."
  };

  struct Entry {
    std::string key;  // as find() takes it
    Abbreviation kind = Abbreviation::none;
    bool proper = false;
  };
  // All that the lists hold, sorted, for writing them in another form.
  struct Contents {
    std::vector<Entry> abbreviations;
    std::vector<std::string> units, labels, marked_names, starters, saying, after_ordinal;
  };
  Contents contents() const;

  // Adds the lists of `text`; throws DataError with `name` and the line when it is not well-formed.
  void add(std::string_view text, std::string_view name);

  // The kind of a key: the abbreviation without its last dot and without spaces ("EE.UU").
  Found find(std::string_view key) const;
  // Whether the key begins a longer abbreviation: "EE.UU" of "EE. UU.", "p.ej" of "p. ej.".
  bool is_beginning(std::string_view key) const;
  // "km", "s": abbreviations like those of [inside], but only behind a number.
  bool is_unit(std::string_view key) const;
  // "Pregunta", "P": kept with what follows at the start of a sentence.
  bool is_label(std::string_view key) const { return labels_.find(key) != labels_.end(); }
  // "Figure", "chapter": with its number it heads what follows.
  bool takes_number(std::string_view word) const { return contains(numbered_, word); }
  // "Yahoo!" and the like.
  bool is_marked_name(std::string_view word_with_mark) const {
    return marked_.find(word_with_mark) != marked_.end();
  }
  // Words as they come in the text, any case.
  bool begins_sentences(std::string_view word) const { return contains(starters_, word); }
  bool is_saying(std::string_view word) const { return contains(saying_, word); }
  bool follows_ordinal(std::string_view word) const { return contains(after_ordinal_, word); }

 private:
  enum class Section : unsigned char {
    none,
    abbreviations,
    units,
    labels,
    numbered,
    starters,
    saying,
    after_ordinal
  };

  Found find_shouted(std::string_view key) const;
  static bool contains(const StringSet& set, std::string_view word);
  void add_abbreviation(const std::string& key, Abbreviation kind);

  std::unordered_map<std::string, Abbreviation, StringHash, std::equal_to<>> exact_, any_case_;
  StringSet exact_beginnings_, any_case_beginnings_, marked_, units_, labels_, numbered_, starters_, saying_,
      after_ordinal_;
};

// The lists of a language (the first part of its BCP 47 tag); empty ones when we have none. Made once,
// shared, never changed.
const WordLists& built_in_lists(std::string_view primary_language);

}  // namespace libalign::detail
