// The alignment sets under ../shared/gold/align, as the trainer and the reports want them.
#pragma once

#include <string>
#include <vector>

#include "libalign/evaluate.h"
#include "libalign/lexicon.h"
#include "libalign/segment.h"

namespace bench {

struct GoldDocument {
  std::string name;
  libalign::Sentences source, target;
  libalign::Ladder gold;
};

struct GoldSet {
  std::string name;
  std::string source_language, target_language;
  std::vector<GoldDocument> documents;
};

// Throws libalign::DataError when a file is missing or broken. Languages are known for the sets that we have;
// others are read from a file `languages`.
GoldSet read_gold_set(const std::string& folder);

// The same document after somebody left out about `share` of the target, in runs of one to six sentences.
// Same seed, same document.
GoldDocument with_omissions(const GoldDocument& document, double share, unsigned seed);

// The same document after somebody left out single sentences of either side, each with probability `share`.
GoldDocument with_gaps(const GoldDocument& document, double share, unsigned seed);

// The lexicons below `folder` for the set's languages, best first.
std::vector<libalign::Lexicon> open_lexicons(const std::string& folder, const GoldSet& set);

// The bytes of a file; throws libalign::DataError when it cannot be opened.
std::string read_text(const std::string& path);

// The folders below `root` that hold gold files, sorted.
std::vector<std::string> find_gold_sets(const std::string& root);

}  // namespace bench
