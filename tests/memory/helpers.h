// Memories in files, and what the tools say of them.
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "libalign/memory_care.h"
#include "write/scratch.h"

namespace libalign {

// What the schema of TMX imports from beside it.
inline const char* const kXmlSchema =
    R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
<xs:attribute name="lang" type="xs:string"/><xs:attribute name="space" type="xs:string"/></xs:schema>)";

inline std::vector<MemoryFinding> findings_of(const std::string& path, const MemoryCheckOptions& options = {},
                                              MemoryCheckReport* report = nullptr) {
  std::vector<MemoryFinding> findings;
  const MemoryCheckReport made =
      check_memory(path, options, [&](const MemoryFinding& finding) { findings.push_back(finding); });
  if (report != nullptr) *report = made;
  return findings;
}

// The rules that were met, each once, in the order of their names.
inline std::vector<std::string> rules_of(const std::string& path, const MemoryCheckOptions& options = {}) {
  std::set<std::string> names;
  for (const MemoryFinding& finding : findings_of(path, options))
    names.insert(std::string(info_of(finding.rule).name));
  return {names.begin(), names.end()};
}

// "2:7 entity" a line.
inline std::string places_of(const std::string& path) {
  std::string text;
  for (const MemoryFinding& finding : findings_of(path)) {
    text += std::to_string(finding.place.line) + ":" + std::to_string(finding.place.column) + " " +
            std::string(info_of(finding.rule).name) + "\n";
  }
  return text;
}

// A unit a line: "es-ES=Hola.|en-US=Hello.", codes as markup.
inline std::string units_of(const std::string& path) {
  std::string text;
  MemoryReader reader(path);
  for (MemoryUnit unit; reader.next(unit);) {
    for (std::size_t i = 0; i < unit.variants.size(); ++i) {
      const MemoryVariant& variant = unit.variants[i];
      text += (i > 0 ? "|" : "") + variant.language + "=" + markup_of(variant.segment);
    }
    text += "\n";
  }
  return text;
}

// Mends files into `path`; what is left out goes to `left_out` when it is named.
inline MemoryMendReport mend(const std::vector<std::string>& paths, const std::string& path,
                             const MemoryMendOptions& options = {}, const std::string& left_out = {}) {
  OutputFile file(path, OutputFile::Existing::replace);
  MemoryWriter writer(file.stream(), path);
  MemoryMendReport report;
  if (left_out.empty()) {
    report = mend_memories(paths, options, writer);
  } else {
    OutputFile rest(left_out, OutputFile::Existing::replace);
    MemoryWriter rest_writer(rest.stream(), left_out);
    report = mend_memories(paths, options, writer, &rest_writer);
    rest.commit();
  }
  file.commit();
  return report;
}

// A memory of units given as "es-ES=Hola.|en-US=Hello."; or with a tuid before: "tuid='1';es-ES=Hola.".
inline std::string memory_of(const std::vector<std::string>& units, const std::string& header = {}) {
  std::string text =
      "<tmx version=\"1.4\"><header creationtool=\"t\" creationtoolversion=\"1\" segtype=\"sentence\" "
      "o-tmf=\"t\" adminlang=\"en\" srclang=\"es-ES\" datatype=\"plaintext\"" +
      header + "/>\n<body>\n";
  for (std::string unit : units) {
    const std::size_t sign = unit.find(';');
    const bool named = unit.starts_with("tuid=");
    text += "<tu" + (named ? " " + unit.substr(0, sign) : "") + ">";
    if (named) unit.erase(0, sign + 1);
    for (std::size_t at = 0; at < unit.size();) {
      const std::size_t end = std::min(unit.find('|', at), unit.size());
      const std::string variant = unit.substr(at, end - at);
      const std::size_t equals = variant.find('=');
      text += "<tuv xml:lang=\"" + variant.substr(0, equals) + "\"><seg>" + variant.substr(equals + 1) +
              "</seg></tuv>";
      at = end + 1;
    }
    text += "</tu>\n";
  }
  return text + "</body></tmx>\n";
}

inline bool has_program(const std::string& name) { return run("command -v " + name).status == 0; }

}  // namespace libalign
