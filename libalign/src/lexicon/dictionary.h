// Dictionaries as bytes in memory -> terms and their translations. import_lexicon() (import.cpp) reads the
// files and chooses; what is here opens nothing, so that tests and the fuzzer can feed it anything.
//
// All throw DataError that names `input.path`; single bad lines become notes of the result.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "libalign/lexicon.h"

namespace libalign::detail {

constexpr std::size_t kMostFileBytes = std::size_t{512} << 20U;  // of a dictionary, unpacked
constexpr std::size_t kMostEntries = 5'000'000;
constexpr std::size_t kMostNotes = 100;
constexpr std::size_t kLongestTerm = 1000;  // bytes; what is longer is no term

struct DictionaryInput {
  std::string path;                              // for messages, and for languages in its name
  std::string source_language, target_language;  // as asked for; either may be empty
};

LexiconSource parse_dictd(const DictionaryInput& input, std::string_view index, std::string_view articles);
LexiconSource parse_apertium(const DictionaryInput& input, std::string_view file);
LexiconSource parse_tsv(const DictionaryInput& input, std::string_view text);
LexiconSource parse_csv(const DictionaryInput& input, std::string_view text);
LexiconSource parse_tbx(const DictionaryInput& input, std::string_view text);

// Collects entries and notes within the limits above, turned round where the dictionary runs against what was
// asked for.
class EntryCollector {
 public:
  // The languages of the dictionary where it names them, else empty.
  EntryCollector(const DictionaryInput& input, std::string_view first_language,
                 std::string_view second_language);

  void add(std::string first, std::string second);
  // `pattern` begins with "{1}: " for the place; `arguments` fill {2} and on. Line 0 is not known.
  void note(std::size_t line, std::string pattern, std::vector<std::string> arguments = {});
  LexiconSource finish(std::string origin);

 private:
  std::string path_;
  bool turned_ = false;
  std::size_t unlisted_notes_ = 0;
  LexiconSource source_;
};

// "es" for "spa", "es-MX", "ES"; empty for what is no language.
std::string plain_language(std::string_view tag);

// The languages that the name of a file holds: "freedict-eng-spa.index" -> eng, spa as en, es.
struct LanguagePair {
  std::string first, second;
};
LanguagePair languages_of_name(std::string_view path);

// The name without its folders.
std::string_view file_name(std::string_view path);

// An article of FreeDict -> its headword and translations, cleaned of grammar, notes, examples and glosses.
struct Article {
  std::string headword;
  std::vector<std::string> translations;
};
Article parse_article(std::string_view text);

// Inflates gzip (and dictzip, which is gzip), up to `most` bytes.
std::string gunzip(const std::string& path, std::string_view packed, std::size_t most);

}  // namespace libalign::detail
