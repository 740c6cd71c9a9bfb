// The data files that are built into the library, parsed once.
#include <array>
#include <string_view>

#include "segment/abbreviations.h"

namespace libalign::detail {

extern const std::string_view kSegmentEn;
extern const std::string_view kSegmentEs;

namespace {

WordLists parsed(std::string_view text, std::string_view name) {
  WordLists lists;
  lists.add(text, name);
  return lists;
}

}  // namespace

const WordLists& built_in_lists(std::string_view primary_language) {
  static const WordLists none;
  if (primary_language == "en") {
    static const WordLists lists = parsed(kSegmentEn, "data/segment/en.txt");
    return lists;
  }
  if (primary_language == "es") {
    static const WordLists lists = parsed(kSegmentEs, "data/segment/es.txt");
    return lists;
  }
  return none;
}

}  // namespace libalign::detail
