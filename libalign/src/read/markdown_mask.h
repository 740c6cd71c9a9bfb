// What Markdown's dialects write beside the text, taken out byte for byte so that offsets stay.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace libalign::detail {

// Stands where something was taken out; BlockWriter drops it. At the beginning of a line it opens a block of
// its own.
constexpr char kMasked = '\x01';

struct MaskedMarkdown {
  std::string text;                                 // as long as what came in
  std::size_t begin = 0;                            // behind the front matter
  std::map<std::string, std::string> front_matter;  // keys in small letters, values without quotes
};

// Front matter; footnote labels and references ([^1]); {#id .class} behind headings, code, links and
// [words]; ::: fences; the ":" of definitions; [!NOTE]; container marks deeper than any real document has.
MaskedMarkdown mask_markdown(std::string_view text);

// "Title" of "title: Title" lines between two "---" at the very beginning; empty when there is none. `end` is
// the byte behind it.
std::map<std::string, std::string> read_front_matter(std::string_view text, std::size_t& end);

}  // namespace libalign::detail
