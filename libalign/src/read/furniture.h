// Which lines of a page are furniture: menus, share words, links to other pages, cookie and rights notices.
//
// The words are in data/read/furniture.txt. Nothing is taken away without proof that the text is a copied web
// page (a "skip to content", a cookie notice, or three other sorts of furniture; HTML may bring its own
// proof). Then go: what stands above the headline, lines that are furniture word for word, and the lines
// after the last paragraph from the first furniture on. Sentences of the article stay: where in doubt, a line
// stays.
#pragma once

#include <string_view>
#include <vector>

#include "read/raw_block.h"

namespace libalign::detail {

enum class Furniture : unsigned char { none, page, line, ad, opens, tags, button, contains };

// What a short text is by its words alone.
Furniture furniture_of(std::string_view text);

enum class Page : unsigned char {
  text,
  html,         // a page that shows no furniture of its own
  html_proven,  // menus or the like were found in its markup
};

std::vector<RawBlock> without_furniture(std::vector<RawBlock> blocks, Page page);

}  // namespace libalign::detail
