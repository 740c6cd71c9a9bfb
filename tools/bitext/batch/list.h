// The list of pairs that a batch aligns.
//
//     # a comment
//     es/doc01.txt<TAB>en/doc01.txt
//     es/doc02.txt<TAB>en/doc02.txt<TAB>0.98
//
// What stands behind the second name is passed over, as are empty lines and lines that start with #. Lines
// end with LF, CR LF or, in a file without any LF, with CR.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
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

// What a list that was made of two folders says of them, in its first lines.
//
//     # languages: es en
//     # unread: es/broken.html
struct ListHead {
  std::string from, to;  // of most of their documents; both empty where the list does not say it
  std::vector<std::string>
      unread;  // documents that stand in no pair because they could not be read; without line ends
  bool operator==(const ListHead&) const = default;
};

std::string to_text(const ListHead& head);
ListHead head_of_list(std::string_view text);

// The text of a list: of a file, or "-" for standard input.
std::string read_list(const std::string& name);

}  // namespace bitext
