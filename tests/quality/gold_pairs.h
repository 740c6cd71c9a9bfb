// Pairs of sentence files with gold beads beside them, aligned as the program does with --sentences.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "libalign/align.h"
#include "libalign/evaluate.h"
#include "libalign/read.h"

namespace libalign::test {

inline Sentences read_sentences(const std::filesystem::path& path, const std::string& language) {
  ReadOptions options;
  options.sentences = true;
  options.language = language;
  return split_sentences(read_document(path.string(), options));
}

// The lexicons that the build made for a pair, best first.
inline std::vector<Lexicon> built_lexicons(const std::string& source, const std::string& target) {
  std::vector<Lexicon> lexicons;
  for (const std::string& path :
       find_lexicons({std::string(BITEXT_BINARY_DIR) + "/share/bitext/lexicons"}, source, target)) {
    lexicons.push_back(Lexicon::open(path));
  }
  return lexicons;
}

inline EvaluatedPair align_pair(const std::filesystem::path& stem, const std::string& source,
                                const std::string& target, const AlignOptions& options) {
  return {read_beads(stem.string() + ".gold"),
          to_ladder(align_sentences(read_sentences(stem.string() + ".src", source),
                                    read_sentences(stem.string() + ".tgt", target), options)),
          {},
          {}};
}

}  // namespace libalign::test
