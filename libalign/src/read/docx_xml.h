// What the readers of Word's XML share.
#pragma once

#include <string>
#include <string_view>

#include "libalign/error.h"
#include "text/xml.h"

namespace libalign::detail {

constexpr std::size_t kDocxDepth = 500;
inline const Message kSaveAgain = {"Open it in the program that made it and save it again."};

// Names of the document's own namespace without their prefix, which the root tells ("w:" nearly always);
// those of other namespaces as they stand ("m:t").
class DocxNames {
 public:
  std::string_view operator()(std::string_view name) {
    if (first_) {
      first_ = false;
      const std::size_t colon = name.find(':');
      if (colon != std::string_view::npos) prefix_ = name.substr(0, colon + 1);
    }
    return !prefix_.empty() && name.starts_with(prefix_) ? name.substr(prefix_.size()) : name;
  }

 private:
  bool first_ = true;
  std::string prefix_;
};

// <w:vanish/> and <w:vanish w:val="1"/> are true, w:val="0", "false" and "off" are not.
inline bool is_on(const XmlAttributes& attributes) {
  const std::string_view value = attributes.find_local("val").value_or("1");
  return value != "0" && value != "false" && value != "off";
}

// A small number, or `otherwise`.
inline int number_of(std::string_view text, int otherwise) {
  if (text.empty() || text.size() > 6) return otherwise;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return otherwise;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace libalign::detail
