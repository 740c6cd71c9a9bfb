// The header of a TEI text: who wrote and translated it, when, in which language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libalign/document.h"
#include "text/xml.h"

namespace libalign::detail {

// Told of the elements inside <teiHeader>.
class TeiHeader {
 public:
  void start(std::string_view element, const XmlAttributes& attributes);
  void end(std::string_view element);
  void text(std::string_view piece);

  // Title, author, translator, date.
  void fill(Metadata& metadata) const;
  const std::string& language() const { return language_; }

 private:
  std::vector<std::string> path_;
  std::string value_;
  std::string title_, author_, translator_, date_, language_;
  std::string responsibility_;  // of the <respStmt> at hand
  std::string role_;
};

}  // namespace libalign::detail
