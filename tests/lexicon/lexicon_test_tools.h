// What the tests of this room share: a folder of their own, and lexicons and messages as plain strings.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "libalign/lexicon.h"

namespace libalign::test {

// A folder that is gone when the test is.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "lexicon-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::string path(const std::string& name) const { return path_ + "/" + name; }
  std::string write(const std::string& name, std::string_view bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }

 private:
  std::string path_;
};

inline std::string read_bytes(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

// "a=b, c=d"
inline std::string pairs_of(const LexiconSource& source) {
  std::string pairs;
  for (const LexiconEntry& entry : source.entries) {
    pairs += (pairs.empty() ? "" : ", ") + entry.source + "=" + entry.target;
  }
  return pairs;
}

inline std::string notes_of(const LexiconSource& source) {
  std::string notes;
  for (const Message& note : source.notes) notes += (notes.empty() ? "" : "\n") + note.text();
  return notes;
}

// "house 0.50!, home 0.50!": the mark is for those found by the word itself.
inline std::string found_in(const Lexicon& lexicon, Lexicon::Direction direction, std::string_view text) {
  const bool forward = direction == Lexicon::Direction::forward;
  const std::string& language = forward ? lexicon.source_language() : lexicon.target_language();
  const std::string term = lexicon_term(text, language);
  std::ostringstream found;
  found.precision(2);
  found << std::fixed;
  lexicon.look_up(direction, term, lexicon_stem(term, language), [&](const Translation& translation) {
    found << (found.str().empty() ? "" : ", ") << translation.term << ' ' << translation.probability
          << (translation.exact ? "!" : "");
  });
  return found.str();
}

// The message of the error that `call` throws, or "" when it throws none.
template <class Call>
std::string error_of(Call call) {
  try {
    call();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

inline LexiconSource source_of(std::vector<LexiconEntry> entries, std::string from = "es",
                               std::string to = "en") {
  LexiconSource source;
  source.source_language = std::move(from);
  source.target_language = std::move(to);
  source.entries = std::move(entries);
  return source;
}

}  // namespace libalign::test
