// The data files that are built into the library, parsed once each.
#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "segment/abbreviations.h"

namespace libalign::detail {

extern const std::string_view kSegmentCa;
extern const std::string_view kSegmentDe;
extern const std::string_view kSegmentEn;
extern const std::string_view kSegmentEs;
extern const std::string_view kSegmentFr;
extern const std::string_view kSegmentGl;
extern const std::string_view kSegmentIt;
extern const std::string_view kSegmentPt;

namespace {

struct BuiltIn {
  std::string_view language;
  const std::string_view* text;
  std::once_flag once;
  WordLists lists;
};

}  // namespace

const WordLists& built_in_lists(std::string_view primary_language) {
  static std::array<BuiltIn, 8> all = {{{"ca", &kSegmentCa, {}, {}},
                                        {"de", &kSegmentDe, {}, {}},
                                        {"en", &kSegmentEn, {}, {}},
                                        {"es", &kSegmentEs, {}, {}},
                                        {"fr", &kSegmentFr, {}, {}},
                                        {"gl", &kSegmentGl, {}, {}},
                                        {"it", &kSegmentIt, {}, {}},
                                        {"pt", &kSegmentPt, {}, {}}}};
  static const WordLists none;
  for (BuiltIn& built_in : all) {
    if (built_in.language != primary_language) continue;
    std::call_once(built_in.once, [&] {
      built_in.lists.add(*built_in.text, "data/segment/" + std::string(built_in.language) + ".txt");
    });
    return built_in.lists;
  }
  return none;
}

}  // namespace libalign::detail
