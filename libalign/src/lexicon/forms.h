// Inflected words whose stem does not lead to the word that dictionaries list: "dijo" of "decir", "went" of
// "go". Of regular ones ("casas", "walked") the Snowball stem is enough, so these are left out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace libalign::detail {

struct WordForm {
  std::string form, lemma;  // single words, folded
  bool operator==(const WordForm&) const = default;
};

// In order of form and lemma, each once.
void sort_forms(std::vector<WordForm>& forms);

// Reads one of Apertium's analysers (spa-eng.automorf.bin): its bytes in, irregular forms out, sorted by form
// and lemma. `language` chooses the stemmer; `path` is for messages. Throws DataError on a broken file.
std::vector<WordForm> parse_analyser(const std::string& path, std::string_view file,
                                     std::string_view language);

}  // namespace libalign::detail
