// Which attributes the elements of TMX 1.4 have, and what may stand in them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "libalign/memory.h"

namespace libalign::detail {

enum class AttributeKind : unsigned char { free, date, number, segtype, position, association };

struct AttributeRule {
  std::string_view name;
  AttributeKind kind = AttributeKind::free;
  bool required = false;
};

std::span<const AttributeRule> header_attributes();
std::span<const AttributeRule> unit_attributes();
std::span<const AttributeRule> variant_attributes();  // without xml:lang and lang
std::span<const AttributeRule> info_attributes();     // without type
std::span<const AttributeRule> code_attributes(MemoryCode code);

const AttributeRule* find_rule(std::span<const AttributeRule> rules, std::string_view name);
// Whether a value is one that the kind allows.
bool value_fits(AttributeKind kind, std::string_view value);
// What to write: "a number", "begin or end".
std::string wanted_value(AttributeKind kind);

}  // namespace libalign::detail
