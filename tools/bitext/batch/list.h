// The list of pairs that a batch aligns.
//
//     # a comment
//     es/doc01.txt<TAB>en/doc01.txt
//     es/doc02.txt<TAB>en/doc02.txt<TAB>0.98
//
// What stands behind the second name is passed over, as are empty lines and lines that start with #.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bitext {

struct ListedPair {
  std::string source;
  std::string target;
  bool operator==(const ListedPair&) const = default;
};

// `name` is what errors call the list. Throws DataError for a line without two names, and when there is no
// pair at all.
std::vector<ListedPair> parse_list(std::string_view text, const std::string& name);

// The first line of a list that was made of two folders: the languages of most of their documents.
//
//     # languages: es en
std::string line_on_languages(const std::string& from, const std::string& to);
// Both empty where a list has no such line.
std::pair<std::string, std::string> languages_of_list(std::string_view text);

// A file, or "-" for standard input.
std::vector<ListedPair> read_list(const std::string& name);

}  // namespace bitext
