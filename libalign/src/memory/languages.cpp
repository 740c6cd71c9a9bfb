#include "memory/languages.h"

#include <algorithm>

#include "libalign/text.h"

namespace libalign::detail {

const std::string& CanonicalCodes::canonical(const std::string& code) {
  constexpr std::size_t kMost = 10000;
  const auto found = known_.find(code);
  if (found != known_.end()) return found->second;
  std::string made = canonical_language(code).value_or("");
  if (known_.size() >= kMost) {
    once_ = std::move(made);
    return once_;
  }
  return known_.emplace(code, std::move(made)).first->second;
}

bool same_code(std::string_view one, std::string_view other) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  return std::ranges::equal(one, other, {}, lower, lower);
}

std::optional<std::size_t> source_variant(const MemoryUnit& unit, const std::string& header_source) {
  const std::string* const own = find_attribute(unit.attributes, "srclang");
  const std::string& source = own == nullptr ? header_source : *own;
  for (std::size_t i = 0; i < unit.variants.size(); ++i) {
    if (same_code(unit.variants[i].language, source)) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> likely_source(const MemoryUnit& unit, const std::string& header_source) {
  if (const std::optional<std::size_t> exact = source_variant(unit, header_source)) return exact;
  const std::string* const own = find_attribute(unit.attributes, "srclang");
  const std::string_view wanted = primary_language(own == nullptr ? header_source : *own);
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < unit.variants.size(); ++i) {
    if (!same_code(primary_language(unit.variants[i].language), wanted)) continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found;
}

std::string languages_of(const MemoryUnit& unit) {
  constexpr std::size_t kMost = 8;
  std::string list;
  for (std::size_t i = 0; i < unit.variants.size(); ++i) {
    if (i > 0) list += ", ";
    if (i == kMost) return list + "...";
    list += unit.variants[i].language.empty() ? "?" : unit.variants[i].language;
  }
  return list;
}

}  // namespace libalign::detail
