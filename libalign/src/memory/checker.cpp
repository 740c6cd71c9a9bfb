#include "memory/checker.h"

#include <unicode/normalizer2.h>

#include <algorithm>
#include <cstring>

#include "libalign/text.h"
#include "memory/dates.h"
#include "memory/mender.h"
#include "text/ascii.h"

namespace libalign::detail {
namespace {

using Kind = MemoryPiece::Kind;

bool is_nfc(std::string_view text) {
  // Letters up to U+02FF are whole by themselves and nothing that joins them is among them.
  if (std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xCC; })) return true;
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  if (nfc == nullptr) return true;
  status = U_ZERO_ERROR;
  const bool normal =
      nfc->isNormalizedUTF8({text.data(), static_cast<std::int32_t>(text.size())}, status) != 0;
  return normal || U_FAILURE(status);
}

// A long value in a message helps nobody.
std::string shortened(std::string_view value) {
  constexpr std::size_t kMost = 60;
  if (value.size() <= kMost) return std::string(value);
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80U) --end;
  return std::string(value.substr(0, end)) + "…";
}

std::string_view first_text(const MemorySegment& segment) {
  if (segment.pieces.empty()) return segment.text;
  return segment.pieces.front().kind == Kind::text ? std::string_view(segment.pieces.front().text) : "";
}

std::string_view last_text(const MemorySegment& segment) {
  if (segment.pieces.empty()) return segment.text;
  return segment.pieces.back().kind == Kind::text ? std::string_view(segment.pieces.back().text) : "";
}

}  // namespace

// docs/memories.md says where the figures come from.
Checker::Limits Checker::limits_of(MemoryProfile profile) {
  switch (profile) {
    case MemoryProfile::trados:
      return {"Trados", 2000, 1000, 0, true, true, false, false};
    case MemoryProfile::omegat:
      return {"OmegaT", 0, 0, 0, false, false, false, true};
    case MemoryProfile::wordfast:
      return {"Wordfast", 8000, 0, 5, false, true, false, false};
    case MemoryProfile::phrase:
      return {"Phrase", 0, 1000, 0, false, false, false, false};
    case MemoryProfile::smartling:
      return {"Smartling", 0, 0, 0, false, false, true, false};
    default:
      return {};
  }
}

void Checker::note(MemoryRule rule, std::uint64_t offset, std::vector<std::string> arguments) {
  for (std::string& argument : arguments) argument = shortened(argument);
  problems_->push_back({rule, offset, std::move(arguments)});
}

// What would be said of every unit in the same words.
void Checker::note_once(MemoryRule rule, const std::string& value, std::uint64_t offset,
                        std::vector<std::string> arguments) {
  constexpr std::size_t kMost = 10000;
  if (told_.size() >= kMost) return;
  if (told_.insert(std::string(info_of(rule).name) + ' ' + value).second)
    note(rule, offset, std::move(arguments));
}

void Checker::attributes(std::string_view element, const std::vector<MemoryAttribute>& attributes,
                         std::span<const AttributeRule> rules, std::uint64_t offset) {
  std::size_t required = 0;
  for (const AttributeRule& rule : rules) required += rule.required ? 1 : 0;
  for (const MemoryAttribute& attribute : attributes) {
    const AttributeRule* const rule = find_rule(rules, attribute.name);
    if (rule == nullptr) {
      note(MemoryRule::attribute_unknown, offset, {std::string(element), attribute.name});
      continue;
    }
    if (rule->required) --required;
    if (rule->kind == AttributeKind::free || value_fits(rule->kind, attribute.value)) continue;
    if (rule->kind == AttributeKind::date) {
      note(MemoryRule::date, offset, {attribute.name, attribute.value});
    } else {
      note(MemoryRule::attribute_value, offset, {attribute.name, attribute.value, wanted_value(rule->kind)});
    }
  }
  if (required == 0) return;
  for (const AttributeRule& rule : rules) {
    if (rule.required && find_attribute(attributes, rule.name) == nullptr)
      note(MemoryRule::attribute_missing, offset, {std::string(element), std::string(rule.name)});
  }
}

void Checker::infos(const std::vector<MemoryInfo>& infos) {
  for (const MemoryInfo& info : infos) {
    const char* const element = info.note ? "note" : "prop";
    attributes(element, info.attributes, info_attributes(), info.offset);
    if (info.note) continue;
    if (!info.has_type) {
      note(MemoryRule::attribute_missing, info.offset, {element, "type"});
    } else if (!info.type.starts_with("x-")) {
      note_once(MemoryRule::type_prefix, info.type, info.offset, {info.type});
    }
  }
}

void Checker::language(const std::string& code, std::uint64_t offset) {
  const std::string& canonical = codes_.canonical(code);
  const bool underscore = code.find('_') != std::string::npos;
  if (canonical.empty() || underscore) {
    note_once(MemoryRule::language_code, code, offset,
              {code, canonical.empty() ? std::string("es, en-US, zh-Hant") : canonical});
  } else if (canonical != code) {
    note_once(MemoryRule::language_case, code, offset, {code, canonical});
  }
  if (limits_.regions && code != "*all*" && code.find_first_of("-_") == std::string::npos)
    note_once(MemoryRule::region, code, offset, {code, limits_.consumer});
  if (limits_.code > 0 && code.size() > limits_.code)
    note_once(MemoryRule::long_code, code, offset, {code, limits_.consumer});
}

void Checker::datatype(const std::vector<MemoryAttribute>& attributes, std::uint64_t offset) {
  const std::string* const value = find_attribute(attributes, "datatype");
  if (!limits_.datatypes || value == nullptr) return;
  for (const char* const taken : {"unknown", "html", "plaintext", "rtf", "sgml", "xml"}) {
    if (*value == taken) return;
  }
  note_once(MemoryRule::datatype, *value, offset, {*value, limits_.consumer});
}

void Checker::header(const MemoryHeader& header, std::vector<MemoryProblem>& problems) {
  problems_ = &problems;
  const std::uint64_t at = header.offset;
  const std::uint64_t root = header.root_offset;
  if (header.encoding != "UTF-8") note(MemoryRule::utf16, root, {header.encoding});
  if (header.version == "1.1" || header.version == "1.2" || header.version == "1.3") {
    note(MemoryRule::old_version, root, {header.version});
    old_lang_ = header.version != "1.3";
  } else if (header.version.empty()) {
    note(MemoryRule::attribute_missing, root, {"tmx", "version"});
  } else if (header.version != "1.4") {
    note(MemoryRule::version, root, {header.version});
  }
  for (const MemoryAttribute& attribute : header.root)
    note(MemoryRule::attribute_unknown, root, {"tmx", attribute.name});
  if (!header.present) return;
  attributes("header", header.attributes, header_attributes(), at);
  infos(header.infos);
  for (const MemoryUde& ude : header.udes) {
    if (find_attribute(ude.attributes, "name") == nullptr)
      note(MemoryRule::attribute_missing, at, {"ude", "name"});
    for (const auto& map : ude.maps) {
      if (find_attribute(map, "unicode") == nullptr)
        note(MemoryRule::attribute_missing, at, {"map", "unicode"});
    }
  }
  source_ = header.source_language();
  if (source_ == "*all*") {
    note(MemoryRule::source_all, at);
  } else if (!source_.empty()) {
    language(source_, at);
  }
  const std::string* const tool = find_attribute(header.attributes, "creationtool");
  const std::string* const format = find_attribute(header.attributes, "o-tmf");
  if (tool != nullptr && *tool == "OmegaT" && (format == nullptr || *format != "OmegaT TMX"))
    note(MemoryRule::tool_name, at);
  const std::string* const segtype = find_attribute(header.attributes, "segtype");
  if (limits_.paragraphs && segtype != nullptr && *segtype == "paragraph")
    note(MemoryRule::paragraphs, at, {limits_.consumer});
  datatype(header.attributes, at);
}

void Checker::unit(const MemoryUnit& unit, std::vector<MemoryProblem>& problems) {
  problems_ = &problems;
  damaged_ = std::ranges::any_of(problems, [](const MemoryProblem& problem) {
    return problem.rule == MemoryRule::bad_byte || problem.rule == MemoryRule::character;
  });
  const std::string* const id = compare_tuids_ ? find_attribute(unit.attributes, "tuid") : nullptr;
  const Hash128 mark = id == nullptr ? Hash128{} : tuids_.announce(*id);
  attributes("tu", unit.attributes, unit_attributes(), unit.offset);
  datatype(unit.attributes, unit.offset);
  infos(unit.infos);
  for (const MemoryVariant& one : unit.variants) variant(one);
  if (id != nullptr && tuids_.insert(mark)) note(MemoryRule::tuid_twice, unit.offset, {*id});
  if (unit.variants.empty()) return note(MemoryRule::variant_missing, unit.offset);
  languages_of_unit(unit);
  source(unit);
  code_matches(unit);
}

void Checker::languages_of_unit(const MemoryUnit& unit) {
  if (unit.variants.size() == 1)
    note(MemoryRule::single_language, unit.offset, {unit.variants.front().language});
  if (limits_.two_languages && unit.variants.size() > 2)
    note_once(MemoryRule::many_languages, "", unit.offset, {limits_.consumer});
  for (std::size_t i = 1; i < unit.variants.size(); ++i) {
    const std::string& language = unit.variants[i].language;
    const auto same = [&](const MemoryVariant& other) { return same_code(other.language, language); };
    // A unit may have thousands: only the nearest are compared.
    const auto end = unit.variants.begin() + static_cast<std::ptrdiff_t>(i);
    const auto begin = i > 200 ? end - 200 : unit.variants.begin();
    if (!language.empty() && std::any_of(begin, end, same))
      note(MemoryRule::language_twice, unit.variants[i].offset, {language});
  }
}

void Checker::source(const MemoryUnit& unit) {
  const std::string* const own = find_attribute(unit.attributes, "srclang");
  const std::string& source = own == nullptr ? source_ : *own;
  if (source.empty() || source == "*all*") return;
  const std::optional<std::size_t> found = source_variant(unit, source_);
  if (!found) {
    note(MemoryRule::source_missing, unit.offset, {source, languages_of(unit)});
  } else if (*found > 0) {
    note(MemoryRule::source_second, unit.offset, {source});
  }
}

void Checker::variant(const MemoryVariant& variant) {
  attributes("tuv", variant.attributes, variant_attributes(), variant.offset);
  datatype(variant.attributes, variant.offset);
  infos(variant.infos);
  if (variant.language.empty()) {
    note(MemoryRule::language_missing, variant.offset);
  } else {
    if (variant.old_attribute && !old_lang_)
      note(MemoryRule::lang_attribute, variant.offset, {variant.language});
    language(variant.language, variant.offset);
    constexpr std::size_t kMost = 1000;
    if (last_language_ == languages_.end() || last_language_->first != variant.language) {
      if (languages_.size() < kMost || languages_.contains(variant.language))
        last_language_ = languages_.try_emplace(variant.language, 0).first;
    }
    if (last_language_->first == variant.language) ++last_language_->second;
  }
  if (!variant.segment.present) return note(MemoryRule::segment_missing, variant.offset);
  segment(variant);
}

void Checker::segment(const MemoryVariant& variant) {
  const MemorySegment& segment = variant.segment;
  const std::string& text = segment.text;
  if (!segment.pieces.empty()) codes(segment);
  if (!has_content(segment)) return note(MemoryRule::empty_segment, segment.offset, {variant.language});
  const std::string_view first = first_text(segment);
  const std::string_view last = last_text(segment);
  if ((!first.empty() && kBlanks.find(first.front()) != std::string_view::npos) ||
      (!last.empty() && kBlanks.find(last.back()) != std::string_view::npos))
    note(MemoryRule::blank_ends, segment.offset, {variant.language});
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin != std::string::npos) {
    const std::size_t end = text.find_last_not_of(kBlanks);
    // One after the other: find_first_of() would look at each character by itself.
    if (text.find('\n', begin) < end || text.find('\r', begin) < end)
      note(MemoryRule::line_break, segment.offset, {variant.language});
  }
  if (limits_.characters > 0 && text.size() > limits_.characters) {
    const std::size_t length = count_code_points(text);
    if (length > limits_.characters)
      note(MemoryRule::too_long, segment.offset,
           {std::to_string(length), limits_.consumer, std::to_string(limits_.characters)});
  }
  if (is_ascii(text)) return;
  if (!is_nfc(text)) note(MemoryRule::not_nfc, segment.offset, {variant.language});
  if (!damaged_ && text.find("\xEF\xBF\xBD") != std::string::npos)
    note(MemoryRule::damaged_text, segment.offset, {variant.language});
}

void Checker::codes(const MemorySegment& segment) {
  struct Begun {
    std::string i;
    std::uint64_t offset = 0;
  };
  std::vector<Begun> begun;
  std::set<std::string> begun_names;
  for (const MemoryPiece& piece : segment.pieces) {
    if (piece.kind != Kind::open) continue;
    attributes(name_of(piece.code), piece.attributes, code_attributes(piece.code), piece.offset);
    if (piece.code == MemoryCode::ut) note(MemoryRule::old_code, piece.offset);
    const std::string* const i = find_attribute(piece.attributes, "i");
    if (i == nullptr) continue;
    if (piece.code == MemoryCode::bpt) {
      if (begun_names.insert(*i).second) {
        begun.push_back({*i, piece.offset});
      } else {
        note(MemoryRule::code_pair, piece.offset, {"bpt", *i, "begin"});
      }
    } else if (piece.code == MemoryCode::ept) {
      if (begun_names.erase(*i) == 0) note(MemoryRule::code_pair, piece.offset, {"ept", *i, "end"});
    }
  }
  for (const Begun& one : begun) {
    if (begun_names.erase(one.i) > 0) note(MemoryRule::code_pair, one.offset, {"bpt", one.i, "begin"});
  }
}

// The x of the codes must be the same in all languages.
void Checker::code_matches(const MemoryUnit& unit) {
  std::vector<std::map<std::string, std::uint64_t>> marks;
  bool any = false;
  for (const MemoryVariant& variant : unit.variants) {
    marks.emplace_back();
    for (const MemoryPiece& piece : variant.segment.pieces) {
      if (piece.kind != Kind::open) continue;
      if (const std::string* const x = find_attribute(piece.attributes, "x")) {
        marks.back().try_emplace(*x, piece.offset);
        any = true;
      }
    }
  }
  if (!any) return;
  const auto& first = marks.front();
  for (std::size_t i = 1; i < marks.size(); ++i) {
    if (!unit.variants[i].segment.present) continue;
    for (const auto& [x, offset] : first) {
      if (!marks[i].contains(x)) return note(MemoryRule::code_match, offset, {x});
    }
    for (const auto& [x, offset] : marks[i]) {
      if (!first.contains(x)) return note(MemoryRule::code_match, offset, {x});
    }
  }
}

void Checker::end(std::size_t units, std::uint64_t bytes, std::vector<MemoryProblem>& problems) {
  problems_ = &problems;
  constexpr std::uint64_t kMegabyte = 1000000;
  if (units == 0) problems.push_back({MemoryRule::no_units, 0, {}, {}, 1, 1});
  if (limits_.megabytes > 0 && bytes > limits_.megabytes * kMegabyte) {
    problems.push_back(
        {MemoryRule::file_size,
         0,
         {std::to_string(bytes / kMegabyte), limits_.consumer, std::to_string(limits_.megabytes)},
         {},
         1,
         1});
  }
}

}  // namespace libalign::detail
