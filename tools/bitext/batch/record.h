// What a batch remembers of a pair: a line of its journal, and later a row of its report.
//
//     {"pair":17,"status":"done","sentences":[40,41],"kinds":{"1-1":38,"2-1":1}, ...}
//     {"pair":18,"status":"failed","place":"es/18.txt","problem":["no such file."],"advice":["Check the
//     path."]}
//
// Figures are rounded when a record is made, so that one that was read again is the same to the last bit.
// Notes are kept as patterns with their arguments: the report speaks the language of who makes it.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libalign/alignment.h"
#include "libalign/error.h"
#include "libalign/write.h"

namespace bitext {

struct RecordedNote {
  std::string file;  // as the list names it; empty when it is about the pair
  libalign::Message message;
  bool operator==(const RecordedNote&) const = default;
};

struct PairRecord {
  std::size_t pair = 0;  // its number in the list, from 1
  bool done = false;     // else it failed, and only place, problem and advice say something

  std::size_t source_sentences = 0, target_sentences = 0;
  std::size_t source_unaligned = 0, target_unaligned = 0;  // sentences
  std::map<std::string, std::size_t> kinds;                // "1-1" -> beads
  std::size_t pairs = 0;                                   // beads with both sides
  std::size_t moved = 0;
  std::size_t units = 0;  // written as pairs
  double confidence = 0;  // means over the pairs
  double translation = 0;
  std::vector<RecordedNote> doubts;  // why these may not be a text and its translation
  std::vector<RecordedNote> notes;   // what else was odd

  std::string place;
  libalign::Message problem, advice;

  bool operator==(const PairRecord&) const = default;
};

PairRecord record_of(const libalign::Alignment& alignment, const libalign::WriteReport& report);
PairRecord record_of(const libalign::Error& error);

// A line of the journal, without the line end.
std::string to_line(const PairRecord& record);
// nullopt when the line is none: torn, damaged, or of another kind.
std::optional<PairRecord> record_of_line(std::string_view line);

}  // namespace bitext
