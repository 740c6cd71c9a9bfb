// What stands between a memory as it is and the XML parser: UTF-8 in, XML out that the parser takes, and a
// word on each thing that had to be changed.
//
// Changed are: bytes that are no UTF-8, characters that XML forbids (as such or as &#11;), entities of HTML
// and unknown ones, a bare & or <, and elements inside of a text that TMX does not have (<b>: text).
// Comments, processing instructions and the document type go: nobody reads them, and they could hide what
// costs memory. Entities that the document type declares as plain text are put in.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "libalign/memory.h"
#include "memory/places.h"

namespace libalign::detail {

class Filter {
 public:
  // `encoding`: of the file; when it is not UTF-8, marks of bad bytes (Utf8Source::kBad) are looked for.
  Filter(std::string name, std::string encoding, std::deque<MemoryProblem>& problems);

  struct Piece {
    std::string text;
    std::vector<Anchor> anchors;
    std::string rest;  // the end of the input, to come again before the next
  };
  // Clean text that begins at `offset` of all clean text. `last`: nothing will come after.
  Piece clean(std::string input, std::uint64_t offset, bool last);

  // "tmx11.dtd": what the document type names.
  const std::string& system_id() const { return system_id_; }

 private:
  enum class Mode { content, comment, instruction, doctype, cdata };
  class Pass;

  std::string name_, encoding_;
  bool converted_;
  std::deque<MemoryProblem>& problems_;
  Mode mode_ = Mode::content;
  LineAndColumn place_;
  bool in_text_ = false;  // of <seg>, <note> or <prop>
  std::string last_strange_;
  std::string doctype_, system_id_;
  LineAndColumn doctype_place_, tag_place_;
  std::map<std::string, std::string, std::less<>> declared_;  // entities: escaped text
  // Of a tag that is still open at the end of a piece: its length so far, and the quote that is open.
  std::size_t tag_ = 0;
  char quote_ = 0;
};

}  // namespace libalign::detail
