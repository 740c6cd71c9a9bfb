#include "memory/vocabulary.h"

#include <algorithm>
#include <array>

#include "memory/dates.h"

namespace libalign::detail {
namespace {

using K = AttributeKind;

constexpr auto kHeader = std::to_array<AttributeRule>({{"creationtool", K::free, true},
                                                       {"creationtoolversion", K::free, true},
                                                       {"segtype", K::segtype, true},
                                                       {"o-tmf", K::free, true},
                                                       {"adminlang", K::free, true},
                                                       {"srclang", K::free, true},
                                                       {"datatype", K::free, true},
                                                       {"o-encoding"},
                                                       {"creationdate", K::date},
                                                       {"creationid"},
                                                       {"changedate", K::date},
                                                       {"changeid"}});
constexpr auto kUnit = std::to_array<AttributeRule>({{"tuid"},
                                                     {"creationdate", K::date},
                                                     {"creationid"},
                                                     {"changedate", K::date},
                                                     {"changeid"},
                                                     {"usagecount", K::number},
                                                     {"lastusagedate", K::date},
                                                     {"srclang"},
                                                     {"segtype", K::segtype},
                                                     {"datatype"},
                                                     {"creationtool"},
                                                     {"creationtoolversion"},
                                                     {"o-tmf"},
                                                     {"o-encoding"}});
constexpr auto kVariant = std::to_array<AttributeRule>({{"creationdate", K::date},
                                                        {"creationid"},
                                                        {"changedate", K::date},
                                                        {"changeid"},
                                                        {"usagecount", K::number},
                                                        {"lastusagedate", K::date},
                                                        {"datatype"},
                                                        {"creationtool"},
                                                        {"creationtoolversion"},
                                                        {"o-tmf"},
                                                        {"o-encoding"}});
constexpr auto kInfo = std::to_array<AttributeRule>({{"xml:lang"}, {"o-encoding"}, {"lang"}});
constexpr auto kBpt = std::to_array<AttributeRule>({{"i", K::free, true}, {"x"}, {"type"}});
constexpr auto kEpt = std::to_array<AttributeRule>({{"i", K::free, true}});
constexpr auto kIt = std::to_array<AttributeRule>({{"pos", K::position, true}, {"x"}, {"type"}});
constexpr auto kPh = std::to_array<AttributeRule>({{"x"}, {"assoc", K::association}, {"type"}});
constexpr auto kHi = std::to_array<AttributeRule>({{"x"}, {"type"}});
constexpr auto kSub = std::to_array<AttributeRule>({{"datatype"}, {"type"}});
constexpr auto kUt = std::to_array<AttributeRule>({{"x"}});

}  // namespace

std::span<const AttributeRule> header_attributes() { return kHeader; }
std::span<const AttributeRule> unit_attributes() { return kUnit; }
std::span<const AttributeRule> variant_attributes() { return kVariant; }
std::span<const AttributeRule> info_attributes() { return kInfo; }

std::span<const AttributeRule> code_attributes(MemoryCode code) {
  switch (code) {
    case MemoryCode::bpt:
      return kBpt;
    case MemoryCode::ept:
      return kEpt;
    case MemoryCode::it:
      return kIt;
    case MemoryCode::ph:
      return kPh;
    case MemoryCode::hi:
      return kHi;
    case MemoryCode::sub:
      return kSub;
    default:
      return kUt;
  }
}

const AttributeRule* find_rule(std::span<const AttributeRule> rules, std::string_view name) {
  const auto found = std::ranges::find(rules, name, &AttributeRule::name);
  return found == rules.end() ? nullptr : &*found;
}

bool value_fits(AttributeKind kind, std::string_view value) {
  switch (kind) {
    case K::date:
      return is_tmx_date(value);
    case K::number:
      return !value.empty() && value.find_first_not_of("0123456789") == std::string_view::npos;
    case K::segtype:
      return value == "block" || value == "paragraph" || value == "sentence" || value == "phrase";
    case K::position:
      return value == "begin" || value == "end";
    case K::association:
      return value == "p" || value == "f" || value == "b";
    default:
      return true;
  }
}

std::string wanted_value(AttributeKind kind) {
  switch (kind) {
    case K::number:
      return "0, 1, 2 ...";
    case K::segtype:
      return "block, paragraph, sentence, phrase";
    case K::position:
      return "begin, end";
    case K::association:
      return "p, f, b";
    default:
      return "20250101T120000Z";
  }
}

}  // namespace libalign::detail
