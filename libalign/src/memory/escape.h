// Texts and attributes as XML. What XML forbids is left out.
#pragma once

#include <string>
#include <string_view>

#include "libalign/memory.h"

namespace libalign::detail {

void append_text(std::string& out, std::string_view text);
// With quotes around the value, and a blank before the name.
void append_attribute(std::string& out, std::string_view name, std::string_view value);
void append_attributes(std::string& out, const std::vector<MemoryAttribute>& attributes);
// What stands between <seg> and </seg>.
void append_markup(std::string& out, const MemorySegment& segment);

}  // namespace libalign::detail
