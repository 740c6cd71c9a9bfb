// What a page's head says of it: JSON-LD, Open Graph, links, <html lang>.
#pragma once

#include <string>
#include <string_view>

#include "libalign/document.h"
#include "read/html_tree.h"

namespace libalign::detail {

struct HeadOfPage {
  Metadata metadata;
  std::string language;      // BCP 47 or empty
  std::string page_title;    // <title>, with the site's name in it more often than not
  std::string article_body;  // JSON-LD's copy of the text, if any
};

HeadOfPage read_head(const HtmlTree& tree);

// Fills from one JSON-LD script: objects, arrays and @graph; what is broken is passed over.
void read_json_ld(std::string_view json, HeadOfPage& head);

}  // namespace libalign::detail
