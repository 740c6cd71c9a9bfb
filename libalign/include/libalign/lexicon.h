// Bilingual lexicons: made once from dictionaries, then mapped into memory, so that opening one costs
// nothing.
//
// In: dictionaries (dictd, Apertium, TSV, CSV, TBX) as files. Out: a compiled lexicon, and translations of
// single terms.
//
//     const Lexicon lexicon = Lexicon::open("es-en.lex");
//     const std::string word = lexicon_term("Casas", "es");
//     lexicon.look_up(Lexicon::Direction::forward, word, lexicon_stem(word, "es"), [](const Translation& t) {
//       use(t.term, t.probability);   // "house" .5, "home" .5
//     });
//
// Words are kept folded (see text.h: NFKC case folding, marks stripped) with their Snowball stems beside
// them. A term may hold several words, a space between each: those that tokenize() finds, so "mother-in-law"
// is "mother in law" and "3.5 % rate" is "3.5 rate". Both directions of a pair live in one file.
//
// What it does not do: it knows no grammar, no senses and no parts of speech, and it does not notice when
// somebody changes a file that is mapped. A file of the wrong kind, cut off or of another version throws
// DataError; a file with flipped bytes inside may lose entries or give odd ones, but never reads outside
// itself (intact() tells).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "libalign/error.h"

namespace libalign {

struct Translation {
  std::string_view term;  // folded, in the other language; words parted by one space
  std::string_view stem;  // its stem, word by word
  float probability = 0;  // 1/k of k translations listed; see write_lexicon
  bool exact = false;     // found by the word itself, not only by its stem or lemma
};

// A word of the lexicon that another is an irregular form of: "decir" of "dijo".
struct Lemma {
  std::string_view term;  // folded
  std::string_view stem;
};

struct LexiconSource;

class Lexicon {
 public:
  enum class Direction { forward, backward };  // forward: from source_language() to target_language()

  // The most translations that one look-up gives.
  static constexpr std::size_t kMostFound = 256;

  // Maps a compiled lexicon; reads its first page only.
  static Lexicon open(const std::string& path);

  const std::string& source_language() const;
  const std::string& target_language() const;
  std::size_t size() const;  // pairs
  // 16 hex digits over the content: goes into the provenance of an alignment.
  const std::string& hash() const;
  // Free text: from which dictionaries.
  const std::string& origin() const;
  // Words of the longest key of a direction.
  std::size_t max_words(Direction direction) const;

  // The compiled form, as it stands in a file: what open() reads.
  std::string_view bytes() const;

  // Reads the whole file and says whether its content still has the hash that it was written with.
  bool intact() const;

  // Calls `found` for each translation of a folded word or phrase; by the word itself first, then by its
  // stem, then, where the lexicon knows it for an irregular form, by its lemmas. A term comes once. An empty
  // `stemmed` looks up by word alone, an empty `folded` by stem alone.
  void look_up(Direction direction, std::string_view folded, std::string_view stemmed,
               const std::function<void(const Translation&)>& found) const;

  // The same for any callable, without std::function; allocates nothing.
  template <class Found>
  void for_each(Direction direction, std::string_view folded, std::string_view stemmed, Found&& found) const {
    using Callable = std::remove_reference_t<Found>;
    visit(direction, folded, stemmed, const_cast<void*>(static_cast<const void*>(std::addressof(found))),
          [](void* callable, const Translation& translation) {
            (*static_cast<Callable*>(callable))(translation);
          });
  }

  // Calls `found` with a Lemma for each word of the lexicon that `folded`, a word of the source language
  // (forward) or the target language, is, with its stem `stemmed`, an irregular form of: one whose stem does
  // not lead there.
  template <class Found>
  void for_each_lemma(Direction direction, std::string_view folded, std::string_view stemmed,
                      Found&& found) const {
    using Callable = std::remove_reference_t<Found>;
    visit_lemmas(direction, folded, stemmed,
                 const_cast<void*>(static_cast<const void*>(std::addressof(found))),
                 [](void* callable, const Lemma& lemma) { (*static_cast<Callable*>(callable))(lemma); });
  }

 private:
  struct File;
  explicit Lexicon(std::shared_ptr<const File> file) : file_(std::move(file)) {}
  friend Lexicon compile_lexicon(const std::vector<LexiconSource>& sources);

  void visit(Direction direction, std::string_view folded, std::string_view stemmed, void* context,
             void (*found)(void*, const Translation&)) const;
  void visit_lemmas(Direction direction, std::string_view folded, std::string_view stemmed, void* context,
                    void (*found)(void*, const Lemma&)) const;

  std::shared_ptr<const File> file_;
};

// A pair of terms as dictionaries and glossaries give them, not folded.
struct LexiconEntry {
  std::string source;
  std::string target;
  bool operator==(const LexiconEntry&) const = default;
};

struct LexiconSource {
  std::string source_language, target_language;
  std::string origin;
  std::vector<LexiconEntry> entries;
  std::vector<Message> notes;  // lines that were skipped, and why
};

// Reads a dictionary: dictd (.index beside .dict or .dict.dz), Apertium (.autobil.bin), TSV, CSV, TBX (2 and
// 3); found by content and ending. Languages come from the file where it names them, else from the arguments
// (either may be empty then): a file that names the same two languages the other way round is turned round.
// Throws DataError.
LexiconSource import_lexicon(const std::string& path, const std::string& source_language,
                             const std::string& target_language);

// How a lexicon keeps a term: its words and numbers as tokenize() finds them, folded, a space between each.
std::string lexicon_term(std::string_view text, std::string_view language);
// The stem of such a term, word by word.
std::string lexicon_stem(std::string_view term, std::string_view language);

// Folds, stems, sorts, joins duplicates and writes the compact form (beside, then renamed). Same entries,
// same bytes. All sources must be of the same two languages, in either order; the first one's order is the
// lexicon's.
//
// Earlier sources are better. The translations of a term are listed source by source; of a source, first
// those that are listed most often in all of them, then in its order; 64 at most. The j-th of the list gets
// the probability 1 / min(k, max(8, j)), k being how many are listed by its own source and those before it: a
// good first dictionary does not drown in the long lists of a later one, nor the head of a long list in its
// tail. Terms of more than 12 words or 255 bytes are left out.
//
// Replaces a regular file; throws DataError where a link, a device or a pipe stands. To write elsewhere, take
// compile_lexicon(sources).bytes().
void write_lexicon(const std::vector<LexiconSource>& sources, const std::string& path);

// The same in memory, for a user's glossary.
Lexicon compile_lexicon(const std::vector<LexiconSource>& sources);

// The lexicon files for a pair of languages (either order, regions ignored) in `folders`, best first: folder
// by folder, "es-en.lex" before "es-en-legal.lex" before "en-es.lex". Folders that are not there are passed
// over.
std::vector<std::string> find_lexicons(const std::vector<std::string>& folders,
                                       std::string_view source_language, std::string_view target_language);

}  // namespace libalign
