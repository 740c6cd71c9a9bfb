// XHTML as HTML's parser needs it.
#pragma once

#include <string>

namespace libalign::detail {

// XML closes empty elements with "/>", which HTML takes for a tag that stays open: <title/> would swallow the
// book. They are blanked in place, so that offsets stay; <br/> and its like remain.
void close_empty_elements(std::string& xhtml);

}  // namespace libalign::detail
