// A file that holds a text and its translation in, the Alignment that it is out: what write_alignment() wrote and a
// person changed meanwhile, or what another tool made.
//
//     OutputFile table("review.tsv", OutputFile::Existing::replace);
//     std::fputs("source\ttarget\tstatus\nUno.\tOne.\tconfirmed\n", table.stream());
//     table.commit();
//     const Alignment reviewed = read_bilingual("review.tsv");
//     use(reviewed.beads[0].status == BeadStatus::confirmed);
//
// Read are TSV, CSV and XLSX with a line of headings (ours, or two columns named by their languages), JSONL of ours,
// XLIFF 1.2 and 2.x, PO, TMX (the units that have both languages), and texts of the same number of lines (Moses), alone or with a file that says which
// sentences belong together (beads, hunalign's ladder). Of corpora: XCES cesAlign, TEI linkGrp and InterText, with the texts
// that they link, which are looked for beside the file of links and nowhere else. gzip is unpacked.
//
// Ids, statuses, confidences, remarks and numbers of sentences are kept. Rows in another order are put back; where
// numbers are missing or stand twice, because rows were removed or copied, sentences are counted anew and a note
// says so. What a file does not say is taken to be right: a confidence of 1. Inline tags are left out, their text
// stays; alternative translations are not read.
#pragma once

#include <cstddef>
#include <string>

#include "libalign/alignment.h"

namespace libalign {

struct BilingualOptions {
  std::string source_language;  // BCP 47; empty: what the file says, else detected
  std::string target_language;
  std::string encoding = {};    // of tables, PO; an ICU name; empty: detected
  std::size_t max_bytes = std::size_t{256} << 20;  // larger files are refused, packed ones by what they hold
};

// `path` is a file, or "-" for standard input. Throws DataError with the place: what cannot be read, holds no
// pairs, or says what makes no sense.
Alignment read_bilingual(const std::string& path, const BilingualOptions& options = {});

// Two texts with a sentence a line: line by line, or as `links` says (beads or a ladder; empty: none). Or two texts of a
// corpus with the links of XCES, TEI or InterText, whatever these call the texts.
Alignment read_lines(const std::string& source, const std::string& target, const std::string& links = {},
                     const BilingualOptions& options = {});

}  // namespace libalign
