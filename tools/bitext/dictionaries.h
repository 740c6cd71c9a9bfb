// The lexicons and glossaries that an alignment works with.
#pragma once

#include <string>
#include <vector>

#include "libalign/alignment.h"
#include "libalign/error.h"
#include "libalign/lexicon.h"

namespace bitext {

struct NamedNote {
  std::string file;
  libalign::Message note;
};

// Reads the whole file. Throws DataError when its content is not what was written.
void check_intact(const libalign::Lexicon& lexicon, const std::string& path);

// Opens a compiled lexicon and checks that it is intact, or reads a dictionary in any form that
// import_lexicon() knows, and notes how many terms it has. Throws DataError, also when it is of other
// languages.
libalign::Lexicon open_dictionary(const std::string& path, const std::string& source_language,
                                  const std::string& target_language, std::vector<NamedNote>& notes);

// The lexicons of the data folders for two languages. A file that cannot be read gives a note: a broken one
// must not stop the work.
std::vector<libalign::Lexicon> installed_lexicons(const std::string& source_language,
                                                  const std::string& target_language,
                                                  std::vector<NamedNote>& notes);

// How many pairs have a term of the glossaries in their evidence. `paths`: the glossaries' files; none: no
// note.
std::vector<NamedNote> glossary_notes(const libalign::Alignment& alignment,
                                      const std::vector<std::string>& paths);

}  // namespace bitext
