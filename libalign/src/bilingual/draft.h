// What a reader of a bilingual file found, and the Alignment made of it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "libalign/alignment.h"
#include "libalign/bilingual.h"
#include "libalign/units.h"

namespace libalign::detail {

struct DraftSentence {
  std::string text;
  BlockKind block = BlockKind::paragraph;
  std::optional<Span> span, origin;  // where it stood, in the clean text and in the file
  std::optional<std::size_t> paragraph =
      {};  // the same for sentences of one paragraph; none: each is its own
};

struct DraftSide {
  std::vector<std::size_t> numbers;      // of its sentences; empty: the file does not say
  std::vector<DraftSentence> sentences;  // or all of them in one
};

struct DraftBead {
  DraftSide source, target;
  std::string id, note;
  BeadStatus status = BeadStatus::automatic;
  BeadOrder order = BeadOrder::in_order;
  double confidence = 1, translation = 1;
  std::vector<Anchor> evidence;
};

struct Draft {
  std::string name;                                                        // of the file
  std::string source_name, target_name, source_language, target_language;  // empty: it does not say
  Provenance provenance;
  std::vector<DraftBead> beads;
  std::vector<Message> notes;
  bool as_linked = false;  // beads stand in any order, and may not say what has moved
  bool breaks = false;     // line ends inside a text are the text's own, and not how the file is laid out
};

// In source order: the pairs outside of a longest sequence that runs forward on both sides have moved.
void mark_moved(std::vector<Bead>& beads);

// One text of a side, or none when it is blank.
DraftSide side_of(std::string text, std::vector<std::size_t> numbers = {});

struct Language {
  std::string tag;
  bool detected = false;
};
struct Arranged {
  Language source, target;
};

// Every sentence gets its number, and beads stand in the order of the source. Throws DataError when there are
// none.
Arranged arrange(Draft& draft, const BilingualOptions& options);

// The same two throw.
Alignment to_alignment(Draft draft, const BilingualOptions& options);
Units to_units(Draft draft, const BilingualOptions& options);

}  // namespace libalign::detail
