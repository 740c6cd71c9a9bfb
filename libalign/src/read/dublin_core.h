// Metadata as Office, OpenDocument and EPUB files write it: Dublin Core elements.
#pragma once

#include <string>
#include <string_view>

#include "libalign/document.h"
#include "read/raw_block.h"
#include "text/xml.h"

namespace libalign::detail {

struct DublinCore {
  std::string title, creator, language, date, source;
};

// Hears of title, creator, language, date and source wherever they stand; the first of each counts.
class DublinCoreHandler : public XmlHandler {
 public:
  void start_element(std::string_view name, const XmlAttributes& attributes) override;
  void end_element(std::string_view name) override;
  void text(std::string_view piece) override;

  const DublinCore& found() const { return found_; }

 private:
  DublinCore found_;
  std::string* open_ = nullptr;
  std::string value_;
};

DublinCore read_dublin_core(std::string_view xml, const std::string& place);

// A title for metadata that has none; the heading that repeats it is marked as such.
void apply(const std::string& said, Metadata& metadata, std::vector<RawBlock>& blocks);

}  // namespace libalign::detail
