#include "read/xhtml.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "read/html_guard.h"

namespace libalign::detail {

void close_empty_elements(std::string& xhtml) {
  using namespace std::literals;
  static constexpr std::array kVoid = {"br"sv,    "hr"sv,    "img"sv,   "meta"sv,  "link"sv,
                                       "col"sv,   "area"sv,  "base"sv,  "wbr"sv,   "input"sv,
                                       "embed"sv, "param"sv, "track"sv, "source"sv};
  for (std::size_t at = xhtml.find('<'); at != std::string::npos; at = xhtml.find('<', at + 1)) {
    if (at + 1 >= xhtml.size() || xhtml[at + 1] == '!' || xhtml[at + 1] == '?' || xhtml[at + 1] == '/')
      continue;
    char quote = '\0';
    std::size_t end = at + 1;
    for (; end < xhtml.size(); ++end) {  // "/>" in a value closes nothing
      const char c = xhtml[end];
      if (quote != '\0')
        quote = c == quote ? '\0' : quote;
      else if (c == '"' || c == '\'')
        quote = c;
      else if (c == '>' || c == '<')
        break;
    }
    if (end >= xhtml.size()) return;
    if (xhtml[end] == '>' && xhtml[end - 1] == '/') {
      const std::string name = tag_name_at(xhtml, at);
      if (std::find(kVoid.begin(), kVoid.end(), name) == kVoid.end())
        std::fill(xhtml.begin() + static_cast<std::ptrdiff_t>(at),
                  xhtml.begin() + static_cast<std::ptrdiff_t>(end) + 1, ' ');
    }
    at = xhtml[end] == '<' ? end - 1 : end;
  }
}

}  // namespace libalign::detail
