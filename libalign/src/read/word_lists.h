// Reads the word lists of data/read: sections in brackets, a phrase a line, # for comments.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace libalign::detail {

// section -> phrases, as they stand
std::unordered_map<std::string, std::vector<std::string>> read_word_lists(std::string_view file);

// Small letters without marks, words parted by one space, no punctuation: what phrases are compared by. "A+"
// and "A-" keep their sign.
std::string plain_words(std::string_view text);

}  // namespace libalign::detail
