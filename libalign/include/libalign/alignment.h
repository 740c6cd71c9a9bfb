// What an alignment is: beads that cover every sentence of both sides exactly once.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "libalign/error.h"
#include "libalign/segment.h"
#include "libalign/span.h"

namespace libalign {

enum class BeadOrder { in_order, moved };
enum class BeadStatus { automatic, confirmed, rejected };
enum class AnchorKind { number, date, name, cognate, lexicon, glossary, learned };

// The names that formats print: "in_order", "moved"; "automatic", ...; "number", ...
const char* name_of(BeadOrder order);
const char* name_of(BeadStatus status);
const char* name_of(AnchorKind kind);

// A document's file name without its folders: "article.en.html".
std::string_view short_name(const Document& document);

// Pairs below this confidence are called doubtful: the first to look at.
inline constexpr double kDoubtfulConfidence = 0.7;

// A term of the source that matches one of the target.
struct Anchor {
  AnchorKind kind = AnchorKind::lexicon;
  Span source;        // bytes of the source document's text
  Span target;        // bytes of the target document's text
  double weight = 0;  // in nats: what this match adds to the bead's score
};

// Sentences of the source and their translation. Either side may be empty, not both. Numbers rise within a
// side; they are consecutive unless a person made the bead.
struct Bead {
  std::vector<SourceIndex> source;
  std::vector<TargetIndex> target;
  BeadOrder order = BeadOrder::in_order;
  BeadStatus status = BeadStatus::automatic;
  double confidence = 0;  // probability that exactly these are the right borders, 0..1
  // Probability that the one side translates the other, 0..1; 0 for a bead with an empty side.
  double translation = 0;
  std::vector<Anchor> evidence;
  std::string id;    // what the file that it was read from calls it; empty: Alignment::id_of() makes one
  std::string note;  // a person's remark

  std::string kind() const;  // "1-1", "2-1", "0-1"
  bool unaligned() const { return source.empty() || target.empty(); }
};

// How an alignment was made, so that it can be made again.
struct Provenance {
  std::string version;                // of libalign
  std::vector<std::string> options;   // "order=monotone", "learn=auto", ... sorted
  std::vector<std::string> lexicons;  // "es-en.lex 0123456789abcdef"
};

// How a note begins that speaks of passages left in the other language; its first argument is their number.
inline constexpr const char* kUntranslatedNote =
    "{1} pairs have the same text on both sides: parts of these files are perhaps not translated.";

struct Alignment {
  Sentences source;
  Sentences target;
  // In source order; beads with an empty source side stand where they fall in the target.
  std::vector<Bead> beads;
  Provenance provenance;
  std::vector<Message> notes;  // "these do not look like translations of each other"

  // A bead's sentences, joined by a space (by nothing in zh, ja, th ...).
  std::string source_text(const Bead& bead) const;
  std::string target_text(const Bead& bead) const;
  // Stable over runs: 16 hex digits over the documents' names (without folders), languages and the bead's
  // text, unless the bead brings its own. Two beads with the same texts have the same id; the writers tell them apart.
  std::string id_of(const Bead& bead) const;
};

}  // namespace libalign
