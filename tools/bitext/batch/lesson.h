// What a pair of documents teaches in the first pass of `--learn batch`: a line of a journal.
//
//     {"pair":17,"from":"es","to":"en","sentences":["la casa es grande\tthe house is big", ...]}
//     {"pair":18}
//
// The second form is that of a pair that teaches nothing: it failed, its languages are not known, or no
// sentence of it was taken.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libalign/alignment.h"

namespace bitext {

struct Lesson {
  struct Sentences {
    std::string source, target;  // as lexicon_term() gives them
    bool operator==(const Sentences&) const = default;
  };

  std::size_t pair = 0;  // its number in the list, from 1
  std::string from, to;  // without regions; empty when there are no sentences
  std::vector<Sentences> sentences;
  bool operator==(const Lesson&) const = default;
};

// The sure pairs of sentences of an alignment.
Lesson lesson_of(const libalign::Alignment& alignment);

// A line of the journal, without the line end.
std::string to_line(const Lesson& lesson);
// nullopt when the line is none: torn or damaged.
std::optional<Lesson> lesson_of_line(std::string_view line);

}  // namespace bitext
