// A bilingual file (XLIFF, PO, TMX, a table) in, an Alignment of its sentences out.
//
//     OutputFile table("project.tsv", OutputFile::Existing::replace);
//     std::fputs("es\ten\nLlegó Ana. Traía 3 cartas.\tAna came. She had 3 letters.\n", table.stream());
//     table.commit();
//     const Alignment alignment = align_units(read_units("project.tsv"));
//     use(alignment.beads.size() == 2);
//
// read_bilingual() takes the pairs of such a file as they are. Here they are units: what the file pairs is
// text, and text is cut into sentences, which are aligned inside of their unit, or across all units. Every
// unit with text on both sides gives at least one pair; nothing that the file has paired comes apart wholly.
//
// Not for offsets into the file: a bilingual file is no text with a place for each byte, so documents have no
// origins.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "libalign/align.h"
#include "libalign/bilingual.h"
#include "libalign/document.h"
#include "libalign/segment.h"

namespace libalign {

// What the file pairs: some blocks of each document, [first, last); of one side none where it is blank.
struct Unit {
  std::size_t source_first = 0, source_last = 0;
  std::size_t target_first = 0, target_last = 0;
  BeadStatus status = BeadStatus::automatic;
  std::string id, note;
};

// The two texts of a bilingual file: a block for each paragraph of a unit's side. Units are in the order of
// the source; the target keeps its own order where the file tells it.
struct Units {
  Document source, target;
  std::vector<Unit> units;
  std::vector<Message> notes;  // what was odd in the file
};

// `path` is a file, or "-" for standard input; all formats of read_bilingual(). Throws DataError with the
// place: what cannot be read, holds no units, or has text on one side only.
Units read_units(const std::string& path, const BilingualOptions& options = {});

struct UnitOptions {
  bool across =
      false;  // units are only paragraphs: the two texts are aligned as a whole, whatever the file pairs
  bool whole = false;  // a side of a unit is one sentence: only confidence and evidence are made
  SegmentOptions segment = {};
  AlignOptions align = {};  // the borders are set here, and `order` has a meaning only across units
};

// A bead that is a unit keeps its id, status and remark; where a unit is cut into several, their ids are that
// of the unit with "-1", "-2" behind, they are automatic, and the first has the remark. What a person
// rejected stays one rejected pair, but for `across`.
Alignment align_units(const Units& units, const UnitOptions& options = {});

}  // namespace libalign
