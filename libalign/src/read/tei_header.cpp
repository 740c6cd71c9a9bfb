#include "read/tei_header.h"

#include <algorithm>

#include "libalign/text.h"
#include "read/clues.h"
#include "read/raw_block.h"
#include "read/word_lists.h"

namespace libalign::detail {
namespace {

bool means_translation(std::string_view text) {
  const std::string words = plain_words(text);
  return words.find("transl") != std::string::npos || words.find("traduc") != std::string::npos ||
         words.find("ubers") != std::string::npos || words == "trl";
}

}  // namespace

void TeiHeader::start(std::string_view element, const XmlAttributes& attributes) {
  path_.emplace_back(element);
  value_.clear();
  if (element == "respStmt") responsibility_.clear();
  if (element == "editor" || element == "author" || element == "persName" || element == "name") {
    if (const auto role = attributes.find("role")) role_ = *role;
  }
  if (element == "language" && language_.empty()) language_ = attributes["ident"];
  if (element == "date" && date_.empty()) date_ = attributes["when"];
}

void TeiHeader::end(std::string_view element) {
  const auto inside = [&](std::string_view name) {
    return std::find(path_.begin(), path_.end(), name) != path_.end();
  };
  const std::string value = seen_line(value_);
  if (inside("titleStmt")) {
    if (element == "title" && title_.empty()) title_ = value;
    if (element == "author" && author_.empty()) author_ = value;
    if (element == "resp") responsibility_ = value;
    const bool person = element == "editor" || element == "name" || element == "persName";
    if (person && translator_.empty() && (means_translation(role_) || means_translation(responsibility_)))
      translator_ = value;
  }
  if (element == "date" && date_.empty()) date_ = find_date(value);
  if (element == "editor" || element == "name" || element == "persName") role_.clear();
  if (!path_.empty()) path_.pop_back();
}

void TeiHeader::text(std::string_view piece) {
  constexpr std::size_t kLongest = 2000;
  if (value_.size() < kLongest) value_ += piece;
}

void TeiHeader::fill(Metadata& metadata) const {
  metadata.title = title_;
  metadata.byline = author_;
  metadata.translator = translator_;
  metadata.published = date_;
}

}  // namespace libalign::detail
