// Two collections of documents in, which document translates which out.
//
//     Collection sources, targets;
//     for (const std::string path : {"a.es.txt", "interview.es.html"})
//       sources.add(sketch_of(read_document(path), path));
//     for (const std::string path : {"a.en.txt"}) targets.add(sketch_of(read_document(path), path));
//     PairOptions options;
//     options.lexicons = {Lexicon::open("es-en.lex")};
//     for (const DocumentPair& pair : pair_documents(sources, targets, options).pairs)
//       use(sources.name(pair.source), targets.name(pair.target), pair.probability);
//
// The basic idea: a document is a long sentence. What the words of one say of the words of the other is counted
// as for beads (IBM model 1 over lexicon, cognates, numbers and names; docs/model.md), so that rare words weigh
// more. An index over words finds the candidates; order of the words, length, what the files say of themselves
// (links, dates, pictures, names) and a trial alignment decide among them; a document may have no partner. Cost
// grows with the number of documents, not with their product.
//
// Same collections and options, same result, whatever the number of threads. Neither opens files nor prints.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "libalign/document.h"
#include "libalign/lexicon.h"
#include "libalign/segment.h"

namespace libalign {

// What pairing keeps of a document, a few kilobytes.
struct Sketch {
  struct Word {
    std::string text;            // folded, a number in canonical form
    std::uint32_t count = 0;     // in the document
    std::uint32_t first = 0;     // its first place, in words from the beginning
    std::uint32_t capitals = 0;  // times with a capital inside a sentence
    bool number = false;
  };

  std::string name;      // relative to its folder, "/" between parts
  std::string language;  // BCP 47
  Metadata metadata;
  std::vector<Word> words;   // by text
  std::size_t tokens = 0;    // words and numbers
  std::size_t length = 0;    // code points
};

Sketch sketch_of(const Document& document, std::string name);

// One side: sketches, their words numbered. About 12 bytes a word of each document, and the vocabulary.
class Collection {
 public:
  Collection();
  Collection(Collection&& other) noexcept;
  Collection& operator=(Collection&& other) noexcept;
  ~Collection();

  void add(Sketch sketch);
  std::size_t size() const;
  const std::string& name(std::size_t document) const;
  // That of most of its documents; "und" when empty.
  const std::string& language() const;

  struct Content;
  const Content& content() const { return *content_; }

 private:
  std::unique_ptr<Content> content_;
};

// Something that speaks for or against a pair.
struct PairReason {
  Message text;       // "same picture", "order of the words they share: .93"
  double weight = 0;  // log odds
};

struct DocumentPair {
  std::size_t source = 0;  // numbers in the collections
  std::size_t target = 0;
  double probability = 0;  // that the one is a translation of the other, or of a part of it; calibrated
  std::vector<PairReason> reasons;
};

struct PairOptions {
  std::vector<Lexicon> lexicons;    // for the two languages, either direction
  std::vector<Lexicon> glossaries;  // a user's terms
  // The sentences of a document, for trial alignments; called from several threads. Without it, or where it
  // throws, there are none.
  std::function<Sentences(bool source_side, std::size_t document)> sentences;
  std::size_t candidates = 0;        // list that many candidates of each source, chosen or not
  double least_probability = 0.5;    // of a pair
  bool reasons = false;              // fill DocumentPair::reasons
  int threads = 1;                   // never changes the result
  std::function<void(std::size_t done, std::size_t all)> progress;  // of the trial alignments; one thread at a time
  std::string weights;               // the text of a weight file (data/pair/weights.txt); empty: the built-in one
};

struct Pairing {
  std::vector<DocumentPair> pairs;       // by source; each document at most once
  std::vector<DocumentPair> candidates;  // by source, best first
  // Documents of one side that say nearly the same: (first, later).
  std::vector<std::pair<std::size_t, std::size_t>> source_duplicates, target_duplicates;
};

// An empty side gives no pairs.
Pairing pair_documents(const Collection& sources, const Collection& targets, const PairOptions& options = {});

}  // namespace libalign
