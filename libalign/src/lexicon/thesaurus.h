// A thesaurus in the form of MyThes, as LibreOffice and Debian's packages mythes-* have it -> groups of words
// of one sense.
//
//     UTF-8                                       the encoding, in the first line
//     agradar|2                                   a headword and the number of its senses, then a line each:
//     -|complacer|gustar|caer en gracia           part of speech, words of the same sense
//     (verb)|gratify|satisfy (generic term)       remarks stand in brackets behind a word
//
// Antonyms, and words that are only related, are left out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace libalign::detail {

struct Thesaurus {
  std::string language;
  std::string origin;  // the name of the file
  // Of each sense the headword first, then the words that may stand for it; UTF-8.
  std::vector<std::vector<std::string>> senses;
};

// `path` is for messages. Throws DataError where the file is no thesaurus, breaks off, is in an encoding that
// nobody knows, or holds more than kMostEntries senses. An empty file is an empty thesaurus.
Thesaurus parse_thesaurus(const std::string& path, std::string_view bytes, const std::string& language);

}  // namespace libalign::detail
