// Bilingual lexicons: made once from dictionaries, then mapped into memory, so that opening one costs nothing.
//
//     const Lexicon lexicon = Lexicon::open("es-en.lex");
//     lexicon.look_up(Lexicon::Direction::forward, fold("casas"), stem("es", fold("casas")), [](const Translation& t) {
//       use(t.term, t.probability);   // "house" .5, "home" .5
//     });
//
// Words are kept folded (see text.h: NFKC case folding, marks stripped) with their Snowball stems beside them. A term may hold several
// words, a space between each. Both directions of a pair live in one file. A file of the wrong kind, cut off or of another version throws DataError.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "libalign/error.h"

namespace libalign {

struct Translation {
  std::string_view term;     // folded, in the other language; words parted by one space
  std::string_view stem;     // its stem, word by word
  float probability = 0;     // 1/k for the k-th part of k translations listed
  bool exact = false;        // found by the word itself, not only by its stem
};

class Lexicon {
 public:
  enum class Direction { forward, backward };  // forward: from source_language() to target_language()

  static Lexicon open(const std::string& path);

  const std::string& source_language() const;
  const std::string& target_language() const;
  std::size_t size() const;            // pairs
  const std::string& hash() const;     // 16 hex digits over the content: goes into the provenance of an alignment
  const std::string& origin() const;   // free text: from which dictionaries, under which licence
  std::size_t max_words(Direction direction) const;  // of the longest key of a direction

  // Calls `found` for each translation of a folded word or phrase; by the word itself first, then by its stem.
  void look_up(Direction direction, std::string_view folded, std::string_view stemmed,
               const std::function<void(const Translation&)>& found) const;

 private:
  struct File;
  std::shared_ptr<const File> file_;
};

// A pair of terms as dictionaries and glossaries give them, not folded.
struct LexiconEntry {
  std::string source;
  std::string target;
};

struct LexiconSource {
  std::string source_language, target_language;
  std::string origin;
  std::vector<LexiconEntry> entries;
  std::vector<Message> notes;  // lines that were skipped, and why
};

// Reads a dictionary: dictd (.index beside .dict or .dict.dz), Apertium (.autobil.bin through lt-print), TSV, CSV, TBX (2 and 3); found by
// content and ending. Languages come from the file where it names them, else from the arguments. Throws DataError.
LexiconSource import_lexicon(const std::string& path, const std::string& source_language, const std::string& target_language);

// Folds, stems, sorts, joins duplicates and writes the compact form (beside, then renamed). Same entries, same bytes.
void write_lexicon(const std::vector<LexiconSource>& sources, const std::string& path);

// The same in memory, for a user's glossary.
Lexicon compile_lexicon(const std::vector<LexiconSource>& sources);

// The lexicon files for a pair of languages (either order, regions ignored) in `folders`, best first; found by name "es-en*.lex".
std::vector<std::string> find_lexicons(const std::vector<std::string>& folders, std::string_view source_language,
                                       std::string_view target_language);

}  // namespace libalign
