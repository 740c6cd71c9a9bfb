#include "read/entity.h"

#include "read/html_tree.h"

namespace libalign::detail {

std::string decode_entity(std::string_view entity, const std::string& name) {
  // The letter before it keeps white space from being dropped.
  const std::string html = "x" + std::string(entity);
  const HtmlTree tree(html, name);
  std::string decoded = tree.text_of(tree.root()).substr(1);
  return decoded.empty() ? " " : decoded;
}

}  // namespace libalign::detail
