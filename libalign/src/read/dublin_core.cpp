#include "read/dublin_core.h"

#include <algorithm>

#include "libalign/text.h"
#include "read/word_lists.h"

namespace libalign::detail {
void DublinCoreHandler::start_element(std::string_view name, const XmlAttributes& /*attributes*/) {
  open_ = nullptr;
  const std::string_view local = local_name(name);
  if (local == "title")
    open_ = &found_.title;
  else if (local == "creator")
    open_ = &found_.creator;
  else if (local == "language")
    open_ = &found_.language;
  else if (local == "date")
    open_ = &found_.date;
  else if (local == "source")
    open_ = &found_.source;
  if (open_ != nullptr && !open_->empty()) open_ = nullptr;
  value_.clear();
}

void DublinCoreHandler::end_element(std::string_view /*name*/) {
  if (open_ != nullptr) *open_ = seen_line(value_);
  open_ = nullptr;
}

void DublinCoreHandler::text(std::string_view piece) {
  constexpr std::size_t kLongest = 2000;
  if (open_ != nullptr && value_.size() < kLongest) value_ += piece;
}

DublinCore read_dublin_core(std::string_view xml, const std::string& place) {
  DublinCoreHandler handler;
  const Message advice = {"Open it in the program that made it and save it again."};
  if (!xml.empty()) parse_xml(xml, place, handler, {.advice = advice});
  return handler.found();
}

void apply(const std::string& said, Metadata& metadata, std::vector<RawBlock>& blocks) {
  // Programs that print name the document so when it has no title.
  if (metadata.title.empty() && !said.starts_with("Microsoft Word")) metadata.title = said;
  const std::string words = plain_words(metadata.title);
  const auto title = std::find_if(blocks.begin(), blocks.end(), [&](const RawBlock& block) {
    return block.kind == BlockKind::heading && !words.empty() && plain_words(block.text) == words;
  });
  if (title != blocks.end()) title->title = true;
}

}  // namespace libalign::detail
