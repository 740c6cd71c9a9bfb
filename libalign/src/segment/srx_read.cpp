// An SRX file as XML. Elements are known by their local names and taken wherever they stand, so that files
// of both versions, with any namespace, and those that break the schema are read alike.
#include <expat.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include "libalign/error.h"
#include "segment/srx_program.h"
#include "text/xml_errors.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kDeepest = 100;

struct Reading {
  XML_Parser parser = nullptr;
  SrxFile file;
  std::string root;
  std::string* text = nullptr;  // where characters go: the beforebreak or afterbreak at hand
  std::size_t depth = 0, rules = 0;
  bool says_cascade = false, version_1 = false;
  Place stopped;  // where one of these was found
  bool declares_entities = false, too_deep = false, too_many = false;
};

std::string_view local_name(const XML_Char* name) {
  const std::string_view whole = name;
  const std::size_t colon = whole.rfind(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

class Attributes {
 public:
  explicit Attributes(const XML_Char** attributes) : attributes_(attributes) {}

  std::string_view get(std::string_view wanted) const {
    for (const XML_Char** at = attributes_; *at != nullptr; at += 2) {
      if (local_name(at[0]) == wanted) return at[1];
    }
    return {};
  }
  bool yes(std::string_view wanted, bool otherwise) const {
    const std::string_view value = get(wanted);
    return value == "yes" || (value != "no" && otherwise);
  }

 private:
  const XML_Char** attributes_;
};

void stop(Reading& reading, bool Reading::*why) {
  reading.*why = true;
  reading.stopped = {"", XML_GetCurrentLineNumber(reading.parser),
                     XML_GetCurrentColumnNumber(reading.parser) + 1};
  XML_StopParser(reading.parser, XML_FALSE);
}

void take_format_handle(SrxFile& file, const Attributes& attributes) {
  const std::string_view type = attributes.get("type");
  if (type == "start") file.include_start_tags = attributes.yes("include", file.include_start_tags);
  if (type == "end") file.include_end_tags = attributes.yes("include", file.include_end_tags);
  if (type == "isolated") file.include_isolated_tags = attributes.yes("include", file.include_isolated_tags);
}

void open_rule(Reading& reading, const Attributes& attributes) {
  if (++reading.rules > SrxRules::kMostRules) return stop(reading, &Reading::too_many);
  // Rules outside of any languagerule serve no language.
  if (reading.file.language_rules.empty()) return;
  SrxRule rule;
  rule.breaks = attributes.yes("break", true);
  rule.line = XML_GetCurrentLineNumber(reading.parser);
  reading.file.language_rules.back().rules.push_back(std::move(rule));
}

// Where the characters of a beforebreak or afterbreak go.
std::string* pattern_of(Reading& reading, bool before) {
  if (reading.file.language_rules.empty() || reading.file.language_rules.back().rules.empty()) return nullptr;
  SrxRule& rule = reading.file.language_rules.back().rules.back();
  return before ? &rule.before_break : &rule.after_break;
}

void XMLCALL start_element(void* data, const XML_Char* name, const XML_Char** list) {
  Reading& reading = *static_cast<Reading*>(data);
  if (++reading.depth > kDeepest) return stop(reading, &Reading::too_deep);
  const std::string_view element = local_name(name);
  const Attributes attributes(list);
  reading.text = nullptr;
  if (reading.depth == 1) {
    reading.root = element;
    reading.version_1 = attributes.get("version").starts_with("1");
  } else if (element == "header") {
    reading.says_cascade = !attributes.get("cascade").empty();
    reading.file.cascade = attributes.yes("cascade", true);
    reading.file.segment_subflows = attributes.yes("segmentsubflows", true);
  } else if (element == "formathandle") {
    take_format_handle(reading.file, attributes);
  } else if (element == "languagerule") {
    reading.file.language_rules.push_back({std::string(attributes.get("languagerulename")), {}});
  } else if (element == "rule") {
    open_rule(reading, attributes);
  } else if (element == "beforebreak" || element == "afterbreak") {
    reading.text = pattern_of(reading, element == "beforebreak");
  } else if (element == "languagemap") {
    if (++reading.rules > SrxRules::kMostRules) return stop(reading, &Reading::too_many);
    reading.file.language_maps.push_back({std::string(attributes.get("languagepattern")),
                                          std::string(attributes.get("languagerulename")),
                                          XML_GetCurrentLineNumber(reading.parser)});
  }
}

void XMLCALL end_element(void* data, const XML_Char* /*name*/) {
  Reading& reading = *static_cast<Reading*>(data);
  --reading.depth;
  reading.text = nullptr;
}

void XMLCALL characters(void* data, const XML_Char* text, int size) {
  Reading& reading = *static_cast<Reading*>(data);
  if (reading.text != nullptr) reading.text->append(text, static_cast<std::size_t>(size));
}

void XMLCALL entity_declared(void* data, const XML_Char* /*name*/, int /*is_parameter*/,
                             const XML_Char* /*value*/, int /*size*/, const XML_Char* /*base*/,
                             const XML_Char* /*system*/, const XML_Char* /*public_id*/,
                             const XML_Char* /*notation*/) {
  stop(*static_cast<Reading*>(data), &Reading::declares_entities);
}

// The trouble that stopped the parser.
DataError failure(const Reading& reading, const std::string& name) {
  Place place = reading.stopped;
  place.file = name;
  if (reading.declares_entities) {
    return {place,
            {"declares entities, which rules do not need and which can be used to do harm."},
            {"Remove the declarations."}};
  }
  if (reading.too_deep)
    return {place, {"elements stand in one another more than {1} deep.", {std::to_string(kDeepest)}}};
  if (reading.too_many) {
    return {place, {"holds more than {1} rules.", {std::to_string(SrxRules::kMostRules)}}, {"Remove some."}};
  }
  place.line = XML_GetCurrentLineNumber(reading.parser);
  place.column = XML_GetCurrentColumnNumber(reading.parser) + 1;
  return {
      place, xml_problem(XML_GetErrorCode(reading.parser)), {"Export the rules again, or mend the line."}};
}

}  // namespace

SrxFile read_srx(std::string_view bytes, const std::string& name) {
  if (bytes.size() > SrxRules::kMostBytes) {
    throw DataError({name}, {"larger than {1} MB.", {std::to_string(SrxRules::kMostBytes >> 20U)}},
                    {"Check that it is the right file."});
  }
  Reading reading;
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr),
                                                                            &XML_ParserFree);
  reading.parser = parser.get();
  XML_SetUserData(reading.parser, &reading);
  XML_SetElementHandler(reading.parser, start_element, end_element);
  XML_SetCharacterDataHandler(reading.parser, characters);
  XML_SetEntityDeclHandler(reading.parser, entity_declared);
  if (XML_Parse(reading.parser, bytes.data(), static_cast<int>(bytes.size()), 1) != XML_STATUS_OK)
    throw failure(reading, name);
  if (reading.root != "srx") {
    throw DataError({name}, {"is no SRX file: it begins with <{1}>.", {reading.root.substr(0, 40)}},
                    {"Export the rules of segmentation as SRX."});
  }
  if (!reading.says_cascade) reading.file.cascade = !reading.version_1;
  return std::move(reading.file);
}

}  // namespace libalign::detail
