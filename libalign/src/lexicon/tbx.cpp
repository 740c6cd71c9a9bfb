// TBX, both generations:
//
//     TBX 2: <termEntry> <langSet xml:lang="es"> <tig> or <ntig><termGrp> <term>
//     TBX 3: <conceptEntry> <langSec xml:lang="es"> <termSec> <term>
//
// All terms of the one language of an entry translate all of the other, but for those marked as deprecated or
// superseded. Nothing outside of the file is read, and a file that declares entities of its own is refused.
#include <expat.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "lexicon/dictionary.h"
#include "text/xml_errors.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kMostTermsOfEntry = 200;  // of a language
constexpr std::size_t kDeepest = 200;

struct Tbx {
  XML_Parser parser = nullptr;
  std::string from, to;  // empty until known
  std::vector<LexiconEntry> pairs;
  std::map<std::string, std::size_t> languages;  // terms of each, for the message where none fits

  std::map<std::string, std::vector<std::string>> entry;  // the terms of this entry by language
  std::string language, term, note;
  bool in_term = false, in_note = false, deprecated = false;
  std::size_t depth = 0;
  bool declares_entities = false, too_deep = false, too_many = false;
};

// "tbx:langSec" -> "langSec"
std::string_view local_name(const XML_Char* name) {
  const std::string_view whole = name;
  const std::size_t colon = whole.rfind(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

void take_term(Tbx& tbx) {
  std::string tidy;
  for (const char c : tbx.term) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) tidy += c;
    if (space && !tidy.empty() && tidy.back() != ' ') tidy += ' ';
  }
  if (tidy.ends_with(' ')) tidy.pop_back();
  if (!tidy.empty() && !tbx.language.empty() && !tbx.deprecated && tidy.size() <= kLongestTerm) {
    std::vector<std::string>& terms = tbx.entry[tbx.language];
    if (terms.size() < kMostTermsOfEntry) terms.push_back(std::move(tidy));
    if (tbx.languages.size() < kMostNotes || tbx.languages.contains(tbx.language))
      ++tbx.languages[tbx.language];
  }
  tbx.term.clear();
  tbx.deprecated = false;
}

void take_entry(Tbx& tbx) {
  // A file that was asked for no languages is of the first two that stand together.
  if (tbx.entry.size() >= 2) {
    const auto other = [&](const std::string& known) {
      const auto found =
          std::ranges::find_if(tbx.entry, [&](const auto& terms) { return terms.first != known; });
      return found->first;
    };
    if (tbx.from.empty() && tbx.to.empty()) {
      tbx.from = tbx.entry.begin()->first;
      tbx.to = other(tbx.from);
    }
    if (tbx.from.empty() && tbx.entry.contains(tbx.to)) tbx.from = other(tbx.to);
    if (tbx.to.empty() && tbx.entry.contains(tbx.from)) tbx.to = other(tbx.from);
  }
  const auto sources = tbx.entry.find(tbx.from);
  const auto targets = tbx.entry.find(tbx.to);
  if (sources != tbx.entry.end() && targets != tbx.entry.end()) {
    for (const std::string& source : sources->second) {
      for (const std::string& target : targets->second) tbx.pairs.push_back({source, target});
    }
  }
  tbx.entry.clear();
  if (tbx.pairs.size() > kMostEntries) {
    tbx.too_many = true;
    XML_StopParser(tbx.parser, XML_FALSE);
  }
}

void XMLCALL start_element(void* data, const XML_Char* name, const XML_Char** attributes) {
  Tbx& tbx = *static_cast<Tbx*>(data);
  if (++tbx.depth > kDeepest) {
    tbx.too_deep = true;
    XML_StopParser(tbx.parser, XML_FALSE);
    return;
  }
  const std::string_view element = local_name(name);
  const auto attribute = [&](std::string_view wanted) -> std::string_view {
    for (const XML_Char** at = attributes; *at != nullptr; at += 2) {
      if (local_name(at[0]) == wanted) return at[1];
    }
    return {};
  };
  if (element == "langSet" || element == "langSec") {
    tbx.language = plain_language(attribute("lang"));
  } else if (element == "tig" || element == "ntig" || element == "termSec") {
    tbx.term.clear();
    tbx.deprecated = false;
  } else if (element == "term") {
    tbx.term.clear();
    tbx.in_term = true;
  } else if (element == "termNote") {
    tbx.in_note =
        attribute("type") == "administrativeStatus" || attribute("type") == "normativeAuthorization";
    tbx.note.clear();
  } else if (element == "administrativeStatus") {  // TBX 3, tags instead of attributes
    tbx.in_note = true;
    tbx.note.clear();
  }
}

void XMLCALL end_element(void* data, const XML_Char* name) {
  Tbx& tbx = *static_cast<Tbx*>(data);
  --tbx.depth;
  const std::string_view element = local_name(name);
  if (element == "term") {
    tbx.in_term = false;
  } else if (element == "termNote" || element == "administrativeStatus") {
    tbx.deprecated =
        tbx.deprecated ||
        (tbx.in_note && (tbx.note.starts_with("deprecated") || tbx.note.starts_with("superseded")));
    tbx.in_note = false;
  } else if (element == "tig" || element == "ntig" || element == "termSec") {
    take_term(tbx);
  } else if (element == "langSet" || element == "langSec") {
    tbx.language.clear();
  } else if (element == "termEntry" || element == "conceptEntry") {
    take_entry(tbx);
  }
}

void XMLCALL characters(void* data, const XML_Char* text, int size) {
  Tbx& tbx = *static_cast<Tbx*>(data);
  std::string* into = tbx.in_term ? &tbx.term : tbx.in_note ? &tbx.note : nullptr;
  if (into != nullptr && into->size() <= 2 * kLongestTerm) into->append(text, static_cast<std::size_t>(size));
}

void XMLCALL entity_declared(void* data, const XML_Char* /*name*/, int /*is_parameter*/,
                             const XML_Char* /*value*/, int /*size*/, const XML_Char* /*base*/,
                             const XML_Char* /*system*/, const XML_Char* /*public_id*/,
                             const XML_Char* /*notation*/) {
  Tbx& tbx = *static_cast<Tbx*>(data);
  tbx.declares_entities = true;
  XML_StopParser(tbx.parser, XML_FALSE);
}

// The trouble that stopped the parser.
DataError failure(const Tbx& tbx, const std::string& path) {
  const Place place = {path, XML_GetCurrentLineNumber(tbx.parser),
                       XML_GetCurrentColumnNumber(tbx.parser) + 1};
  if (tbx.declares_entities) {
    return {place,
            {"declares entities, which a glossary does not need and which can be used to do harm.", {}},
            {"Remove the declarations.", {}}};
  }
  if (tbx.too_deep)
    return {place, {"elements stand in one another more than {1} deep.", {std::to_string(kDeepest)}}};
  if (tbx.too_many)
    return {place,
            {"holds more than {1} entries.", {std::to_string(kMostEntries)}},
            {"Cut it into smaller ones.", {}}};
  return {
      place, xml_problem(XML_GetErrorCode(tbx.parser)), {"Export the glossary again, or mend the line.", {}}};
}

}  // namespace

LexiconSource parse_tbx(const DictionaryInput& input, std::string_view text) {
  Tbx tbx;
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr),
                                                                            &XML_ParserFree);
  tbx.parser = parser.get();
  tbx.from = plain_language(input.source_language);
  tbx.to = plain_language(input.target_language);
  const bool asked = !tbx.from.empty() && !tbx.to.empty();
  XML_SetUserData(tbx.parser, &tbx);
  XML_SetElementHandler(tbx.parser, start_element, end_element);
  XML_SetCharacterDataHandler(tbx.parser, characters);
  XML_SetEntityDeclHandler(tbx.parser, entity_declared);
  constexpr std::size_t kPiece = std::size_t{1} << 20U;
  for (std::size_t at = 0;; at += kPiece) {
    const std::string_view piece = text.substr(std::min(at, text.size()), kPiece);
    const bool last = at + kPiece >= text.size();
    if (XML_Parse(tbx.parser, piece.data(), static_cast<int>(piece.size()), last ? 1 : 0) != XML_STATUS_OK) {
      throw failure(tbx, input.path);
    }
    if (last) break;
  }
  if (asked && tbx.pairs.empty() && !tbx.languages.empty()) {
    std::string present;
    for (const auto& [language, terms] : tbx.languages) present += (present.empty() ? "" : ", ") + language;
    throw DataError(
        {input.path},
        {"holds no pair of terms for {1}-{2}; its languages are {3}.", {tbx.from, tbx.to, present}},
        {"Name two of these with --from and --to.", {}});
  }
  EntryCollector collector(input, tbx.from, tbx.to);
  for (LexiconEntry& pair : tbx.pairs) collector.add(std::move(pair.source), std::move(pair.target));
  return collector.finish(std::string(file_name(input.path)));
}

}  // namespace libalign::detail
