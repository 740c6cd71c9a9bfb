#include "libalign/memory.h"

#include <algorithm>
#include <array>

#include "memory/escape.h"

namespace libalign {

const std::string* find_attribute(const std::vector<MemoryAttribute>& attributes, std::string_view name) {
  const auto found = std::ranges::find(attributes, name, &MemoryAttribute::name);
  return found == attributes.end() ? nullptr : &found->value;
}

std::string_view name_of(MemoryCode code) {
  static constexpr std::array<std::string_view, 7> kNames = {"bpt", "ept", "it", "ph", "hi", "sub", "ut"};
  return kNames.at(static_cast<std::size_t>(code));
}

std::string MemoryHeader::source_language() const {
  const std::string* const language = find_attribute(attributes, "srclang");
  return language == nullptr ? std::string{} : *language;
}

void MemoryUnit::clear() {
  attributes.clear();
  infos.clear();
  variants.clear();
  problems.clear();
  offset = 0;
}

std::string markup_of(const MemorySegment& segment) {
  std::string out;
  detail::append_markup(out, segment);
  return out;
}

}  // namespace libalign
