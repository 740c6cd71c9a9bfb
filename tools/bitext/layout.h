// Text for a terminal: how wide it is, and where its lines break.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bitext {

// Columns that a UTF-8 text takes: 2 for wide East Asian characters, 0 for combining marks.
std::size_t display_width(std::string_view text);

// Lines of at most `width` columns, broken where ICU allows it for the language; a longer word is cut. Never
// empty.
std::vector<std::string> wrap(std::string_view text, std::size_t width, std::string_view language = "en");

// Filled up with blanks to `width` columns.
std::string padded(std::string text, std::size_t width);

// The same for a paragraph of our own words: each line but the first begins with `indent` blanks.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

// Columns of the terminal behind a stream (1: output, 2: error), from 40 to `most`; `otherwise` when it is
// none. $COLUMNS overrides.
std::size_t terminal_width(int stream, std::size_t most, std::size_t otherwise);
bool is_terminal(int stream);

}  // namespace bitext
