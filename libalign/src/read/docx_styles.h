// Word's styles, as far as they say what a paragraph is: styles.xml.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "read/text_style.h"
#include "read/zip.h"
#include "text/xml.h"

namespace libalign::detail {

struct DocxStyle {
  std::string name;  // small letters; Word's own names are English in every language: "heading 1"
  std::string based_on;
  std::optional<int> outline;  // 0-8 are headings
  std::optional<bool> hidden;
  std::optional<bool> listed;
  std::optional<int> list_level;  // from 0
  std::string language;
  SaidStyle look;
};

// Takes <w:b>, <w:i> ... of a style or run; false for other properties.
bool say_look(std::string_view property, const XmlAttributes& attributes, SaidStyle& look);

class DocxStyles {
 public:
  // `member` may be missing: then there are none.
  static DocxStyles read(const Zip& zip, const std::string& member);

  // With what it inherits from the styles that it is based on; "" is the default paragraph.
  const DocxStyle& style(const std::string& id) const;
  const std::string& language() const { return language_; }

 private:
  class Handler;

  std::unordered_map<std::string, DocxStyle> styles_;
  std::string default_paragraph_;
  std::string language_;
};

}  // namespace libalign::detail
