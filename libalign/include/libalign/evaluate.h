// Gold beads and beads in, figures out.
//
//     Evaluation e = evaluate({{read_beads("doc01.gold"), read_beads("doc01.beads")}});
//     e.strict.f1;   // vecalign's strict F1, micro-averaged over documents
//
// Strict and lax precision and recall are defined as in vecalign's scorer (Thompson and Koehn 2019, after
// Sennrich and Volk 2010): precision counts beads with an empty side, right only when the gold has that very
// bead; recall leaves them out. Beads are sets per document: repeated ones count once, `[]:[]` not at all.
// Takes beads that overlap or skip sentences as they are; does not know how many sentences a text has.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "libalign/alignment.h"

namespace libalign {

// One line of a ladder file: any sets of 0-based numbers, and the confidence when the line gives one.
struct LadderBead {
  std::vector<std::size_t> source;
  std::vector<std::size_t> target;
  std::optional<double> confidence;
};

using Ladder = std::vector<LadderBead>;

// `[0, 1]:[0]` or `[0,1]:[0]:0.97` a line; a third field that is no number, further fields and blank lines
// are skipped. Throws DataError with line and column. "-" is standard input.
Ladder read_beads(const std::string& path);
Ladder parse_beads(std::string_view text, const std::string& name);
// The beads as the format `beads` has them: an unaligned sentence is a bead of its own, and so is each
// sentence of a pair that a person rejected.
Ladder to_ladder(const Alignment& alignment);

// precision = right / found, recall = recalled / wanted; a share of nothing is 0.
struct Score {
  double precision = 0, recall = 0, f1 = 0;
  std::size_t right = 0, found = 0;      // of the result
  std::size_t recalled = 0, wanted = 0;  // of the gold
};

struct EvaluatedPair {
  Ladder gold;
  Ladder result;
  // Lengths in code points of each sentence, for the character-level figures; empty: those are not computed.
  std::vector<std::size_t> source_lengths = {};
  std::vector<std::size_t> target_lengths = {};
  std::string gold_name = {};  // what errors call the two
  std::string result_name = {};
};

struct CalibrationBin {
  double from = 0, to = 0;  // half-open, the last one closed
  std::size_t beads = 0;
  double confidence = 0;  // mean of the bin
  // Share that is exactly right; an unaligned bead is when its sentences are in no pair of the gold.
  double accuracy = 0;
};

struct Evaluation {
  Score strict, lax;
  Score strict_pairs;  // strict over beads with two sides only
  Score links;         // (source sentence, target sentence) pairs
  Score unaligned;     // sentences in beads with an empty side
  // Pairs of characters (Langlais, Simard and Veronis 1998); needs lengths for every pair.
  std::optional<Score> characters;
  // "1-1", "2-1", ...: precision over the result's beads, recall over the gold's.
  std::map<std::string, Score> by_kind;
  // Empty when no bead has a confidence, or one is no probability (vecalign's costs).
  std::vector<CalibrationBin> calibration;
  double calibration_error = 0;  // expected calibration error over the bins
};

// Throws DataError when a bead names a sentence beyond the lengths given.
Evaluation evaluate(const std::vector<EvaluatedPair>& pairs);

// The figures as a table for people, and as one JSON object (a newline at the end of both).
std::string evaluation_table(const Evaluation& evaluation);
std::string evaluation_json(const Evaluation& evaluation);

}  // namespace libalign
