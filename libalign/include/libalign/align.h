// Sentences and sentences in, an Alignment out.
//
//     AlignOptions options;
//     options.lexicons = {Lexicon::open("es-en.lex")};
//     Alignment alignment = align_sentences(split_sentences(read_document("a.es.txt")),
//                                           split_sentences(read_document("a.en.txt")), options);
//
// The model is a log-linear semi-Markov chain over beads (weights: data/align/weights.txt, formulas: docs/model.md). Every sentence comes back in
// exactly one bead. Same input and options, same result. Neither opens files nor prints.
#pragma once

#include <string>
#include <vector>

#include "libalign/alignment.h"
#include "libalign/lexicon.h"
#include "libalign/segment.h"

namespace libalign {

enum class Order { automatic, monotone, free };
enum class Learn { automatic, never, always };

// A place between sentences: what stands before it on one side is translated by what stands before it on the other.
struct Border {
  SourceIndex source;  // the first sentences behind it
  TargetIndex target;
};

struct AlignOptions {
  std::vector<Lexicon> lexicons;       // dictionaries for the pair, either direction
  std::vector<Lexicon> glossaries;     // a user's terms: outrank the lexicons
  Order order = Order::automatic;      // automatic: looks for moved text when much stays unaligned on both sides
  Learn learn = Learn::automatic;      // a lexicon from the text itself: where the dictionaries cover little or the text is long
  std::string weights;                 // the text of a weight file (data/align/weights.txt); empty: the built-in one
  // Known places that no bead crosses (units of a bilingual file, chapters), in order; that of the beginning and the end
  // may be left out. Between two of them with sentences on both sides at least one pair comes out. Nothing is moved then.
  std::vector<Border> borders;
  bool evidence = true;                // fill Bead::evidence
  int threads = 1;                     // never changes the result
};

// An empty side gives beads with that side empty. Languages are those of the documents. Throws UsageError for borders that
// run backwards or out of the texts, DataError for weights that are none.
Alignment align_sentences(const Sentences& source, const Sentences& target, const AlignOptions& options = {});

// The version of the library: "0.1.0".
const char* version();

}  // namespace libalign
