// Small memories, each with one thing that some consumer minds: the rows of a table that was made by giving
// such files to seven of them. `dtd` and `schema` say what the two make of the file.
#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace libalign {

struct Probe {
  std::string name;
  std::string bytes;
  std::vector<std::string> rules;  // that check must name, no others
  bool dtd = true;
  bool schema = true;
  bool mendable = true;  // the units of the file are there after fix
};

inline void PrintTo(const Probe& probe, std::ostream* out) { *out << probe.name; }

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) return "REPLACED NOTHING: " + from;
  return text.replace(at, from.size(), to);
}

// The file that every consumer took.
inline std::string good_memory() {
  return R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="bitext" creationtoolversion="1" segtype="sentence" o-tmf="bitext" adminlang="en" srclang="es-ES" datatype="plaintext" creationdate="20250101T120000Z">
    <note>made by hand</note>
    <prop type="x-source-file">es.txt</prop>
  </header>
  <body>
    <tu tuid="a1" creationdate="20250101T120000Z" creationid="ana" usagecount="2">
      <note>first</note>
      <prop type="x-score">0.97</prop>
      <tuv xml:lang="es-ES"><prop type="x-context-pre">Antes.</prop><seg>La casa es azul.</seg></tuv>
      <tuv xml:lang="en-US"><seg>The house is blue.</seg></tuv>
    </tu>
    <tu tuid="a2">
      <tuv xml:lang="es-ES"><seg>Canción &amp; «flor».</seg></tuv>
      <tuv xml:lang="en-US"><seg>Song &amp; “flower”.</seg></tuv>
    </tu>
  </body>
</tmx>
)";
}

inline std::string utf16le(const std::string& ascii_and_latin) {
  std::string wide = "\xFF\xFE";
  for (std::size_t i = 0; i < ascii_and_latin.size(); ++i) {
    const auto byte = static_cast<unsigned char>(ascii_and_latin[i]);
    unsigned unit = byte;
    if (byte >= 0xE0) {
      unit = ((byte & 0x0FU) << 12U) | ((static_cast<unsigned char>(ascii_and_latin[i + 1]) & 0x3FU) << 6U) |
             (static_cast<unsigned char>(ascii_and_latin[i + 2]) & 0x3FU);
      i += 2;
    } else if (byte >= 0xC0) {
      unit = ((byte & 0x1FU) << 6U) | (static_cast<unsigned char>(ascii_and_latin[i + 1]) & 0x3FU);
      i += 1;
    }
    wide += static_cast<char>(unit & 0xFFU);
    wide += static_cast<char>(unit >> 8U);
  }
  return wide;
}

inline std::vector<Probe> probes() {
  using namespace std::string_literals;
  const std::string good = good_memory();
  const std::string es = "La casa es azul.";
  const std::string en = "The house is blue.";
  const std::string es_seg = "<seg>" + es + "</seg>";
  const std::string en_seg = "<seg>" + en + "</seg>";
  std::string crlf;
  for (const char c : good) crlf += c == '\n' ? "\r\n"s : std::string(1, c);
  std::string lower = good;
  for (int i = 0; i < 3; ++i) lower = replaced(lower, "es-ES", "es-es");
  for (int i = 0; i < 2; ++i) lower = replaced(lower, "en-US", "en-us");
  const std::string doctype = "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n";
  const std::string source_tuv =
      "<tuv xml:lang=\"es-ES\"><prop type=\"x-context-pre\">Antes.</prop><seg>La casa es azul.</seg></tuv>";
  const std::string target_tuv = "<tuv xml:lang=\"en-US\"><seg>The house is blue.</seg></tuv>";

  return {
      {"good", good, {}},
      {"no_doctype", replaced(good, doctype, ""), {}},
      {"public_doctype",
       replaced(good, "SYSTEM", "PUBLIC \"-//LISA OSCAR:1998//DTD for Translation Memory eXchange//EN\""),
       {}},
      {"bom", "\xEF\xBB\xBF" + good, {}},
      {"crlf", crlf, {}},
      {"emoji", replaced(good, es, es + " \xF0\x9F\x98\x80"), {}},
      {"utf16", utf16le(replaced(good, "UTF-8", "UTF-16")), {"not-utf-8"}},
      {"source_without_region", replaced(good, "srclang=\"es-ES\"", "srclang=\"es\""), {"source-missing"}},
      {"lower_case_codes", lower, {"language-case"}},
      {"source_all", replaced(good, "srclang=\"es-ES\"", "srclang=\"*all*\""), {"source-all"}},
      {"target_first",
       replaced(replaced(good, target_tuv, ""), source_tuv, target_tuv + source_tuv),
       {"source-second"}},
      {"raw_control", replaced(good, es, "La casa\x0B es azul."), {"character"}, false, false},
      {"control_by_number", replaced(good, es, "La casa&#x0B; es azul."), {"character"}, false, false},
      {"noncharacter", replaced(good, es, "La casa\xEF\xBF\xBE es azul."), {"character"}, false, false},
      {"nbsp", replaced(good, es, "La&nbsp;casa es azul."), {"entity"}, false, false},
      {"empty_target", replaced(good, en_seg, "<seg></seg>"), {"empty-segment"}},
      {"no_target", replaced(good, target_tuv, ""), {"single-language"}},
      {"no_creationtool",
       replaced(good, " creationtool=\"bitext\"", ""),
       {"attribute-missing"},
       false,
       false},
      {"no_segtype", replaced(good, " segtype=\"sentence\"", ""), {"attribute-missing"}, false, false},
      {"note_after_tuv",
       replaced(good, target_tuv, target_tuv + "<note>late</note>"),
       {"order"},
       false,
       false},
      {"prop_after_seg",
       replaced(good, en_seg, en_seg + "<prop type=\"x-a\">b</prop>"),
       {"order"},
       false,
       false},
      {"prop_without_type",
       replaced(good, "<prop type=\"x-score\">", "<prop>"),
       {"attribute-missing"},
       false,
       false},
      {"date_of_iso",
       replaced(good, "<tu tuid=\"a1\" creationdate=\"20250101T120000Z\"",
                "<tu tuid=\"a1\" creationdate=\"2025-01-01T12:00:00Z\""),
       {"date"}},
      {"date_without_zone",
       replaced(good, "<tu tuid=\"a1\" creationdate=\"20250101T120000Z\"",
                "<tu tuid=\"a1\" creationdate=\"20250101T120000\""),
       {"date"}},
      {"lang",
       replaced(good, "<tuv xml:lang=\"en-US\">" + en_seg, "<tuv lang=\"en-US\">" + en_seg),
       {"lang-attribute"},
       false,
       false},
      {"bpt_without_ept", replaced(good, es, "La <bpt i=\"1\">&lt;b></bpt>casa es azul."), {"code-pair"}},
      {"x_in_source_only", replaced(good, es, "La <ph x=\"1\">&lt;br></ph>casa es azul."), {"code-match"}},
      {"inline_tags",
       replaced(
           replaced(good, es, "La <bpt i=\"1\" x=\"1\">&lt;b></bpt>casa<ept i=\"1\">&lt;/b></ept> es azul."),
           en, "The <bpt i=\"1\" x=\"1\">&lt;b></bpt>house<ept i=\"1\">&lt;/b></ept> is blue."),
       {}},
      {"version_14b", replaced(good, "version=\"1.4\"", "version=\"1.4b\""), {"version"}, false, false},
      {"xmlns",
       replaced(good, "<tmx ", "<tmx xmlns=\"http://www.lisa.org/tmx14\" "),
       {"attribute-unknown"},
       false,
       false},
      {"xml_space",
       replaced(good, "<tmx ", "<tmx xml:space=\"preserve\" "),
       {"attribute-unknown"},
       false,
       false},
      {"private_attribute",
       replaced(good, "<tu tuid=\"a1\"", "<tu tuid=\"a1\" quality=\"90\""),
       {"attribute-unknown"},
       false,
       false},
      {"usagecount", replaced(good, "usagecount=\"2\"", "usagecount=\"many\""), {"attribute-value"}},
      {"tuid_twice", replaced(good, "tuid=\"a2\"", "tuid=\"a1\""), {"tuid-twice"}},
      {"two_targets",
       replaced(good, target_tuv, target_tuv + "<tuv xml:lang=\"en-US\"><seg>The home is blue.</seg></tuv>"),
       {"language-twice"}},
      {"indented_segment",
       replaced(good, es_seg, "<seg>\n        La casa\n        es azul.\n      </seg>"),
       {"blank-ends", "line-break"}},
      {"double_spaces_and_tabs", replaced(good, es, "La  casa\tes azul."), {}},
      {"spaces_of_unicode",
       replaced(good, es,
                "La\xC2\xA0"
                "casa\xE2\x80\x8B es\xC2\xAD azul\xEF\xBB\xBF."),
       {}},
      {"letters_in_pieces", replaced(good, "Canción", "Cancio\xCC\x81n"), {"not-nfc"}},
      {"cdata", replaced(good, es_seg, "<seg><![CDATA[La casa <b> & es azul.]]></seg>"), {}},
      {"carriage_return_by_number", replaced(good, es, "La casa&#13; es azul."), {"line-break"}},
  };
}

// What the table has not: all other rules.
inline std::vector<Probe> more_probes() {
  const std::string good = good_memory();
  const std::string es = "La casa es azul.";
  const std::string en_seg = "<seg>The house is blue.</seg>";
  const std::string header_end = good.substr(good.find("  <body>"));
  std::string old = replaced(good, "version=\"1.4\"", "version=\"1.1\"");
  for (int i = 0; i < 4; ++i) old = replaced(old, "xml:lang", "lang");
  const std::string first_unit = good.substr(
      good.find("    <tu tuid=\"a1\""), good.find("    <tu tuid=\"a2\"") - good.find("    <tu tuid=\"a1\""));
  std::string no_units = replaced(good, first_unit, "");
  no_units.erase(no_units.find("    <tu tuid=\"a2\""),
                 no_units.find("  </body>") - no_units.find("    <tu tuid=\"a2\""));
  return {
      {"claims_utf16",
       replaced(good, "encoding=\"UTF-8\"", "encoding=\"UTF-16\""),
       {"encoding"},
       false,
       false},
      {"latin1_byte", replaced(good, "Canción", "Canci\xF3n"), {"bad-byte"}, false, false},
      {"unknown_entity",
       replaced(good, es, "La casa de &empresa; es azul."),
       {"unknown-entity"},
       false,
       false},
      {"bare_ampersand", replaced(good, es, "La casa R&D es azul."), {"ampersand"}, false, false},
      {"bare_less_than", replaced(good, es, "La casa 3 < 4 es azul."), {"less-than"}, false, false},
      {"crossed_tags",
       replaced(good, en_seg + "</tuv>", "<seg>The house is blue.</tuv></seg>"),
       {"xml"},
       false,
       false,
       false},
      {"own_entities",
       replaced(replaced(good, "\"tmx14.dtd\"", "\"tmx14.dtd\" [<!ENTITY empresa \"ACME\">]"), es,
                "La casa de &empresa; es azul."),
       {"doctype"}},
      {"html_in_text", replaced(good, es, "La <b>casa</b> es<br> azul."), {"element"}, false, false},
      {"strange_element",
       replaced(good, "<note>first</note>", "<note>first</note><status>ok</status>"),
       {"element"},
       false,
       false},
      {"old_version", replaced(good, "version=\"1.4\"", "version=\"1.3\""), {"old-version"}, false, false},
      {"oldest_version", old, {"old-version"}, false, false},
      {"no_header", good.substr(0, good.find("  <header")) + header_end, {"no-header"}, false, false},
      {"misplaced", replaced(good, es, "La <sub>casa</sub> es azul."), {"misplaced"}, false, false},
      {"stray_text",
       replaced(good, "<note>first</note>", "<note>first</note> ok "),
       {"stray-text"},
       false,
       false},
      {"no_segment", replaced(good, en_seg, ""), {"no-segment"}, false, false},
      {"no_variant", replaced(good, first_unit, "<tu></tu>"), {"no-variant"}, false, false},
      {"ut", replaced(good, es, "La <ut>&lt;br></ut>casa es azul."), {"old-code"}},
      {"no_language",
       replaced(good, "<tuv xml:lang=\"en-US\">" + en_seg, "<tuv>" + en_seg),
       {"no-language"},
       false,
       false,
       false},
      {"underscore",
       replaced(good, "<tuv xml:lang=\"en-US\">" + en_seg, "<tuv xml:lang=\"en_US\">" + en_seg),
       {"language-code"}},
      {"damaged", replaced(good, es, "La casa es az\xEF\xBF\xBDl."), {"damaged-text"}},
      {"prop_without_x", replaced(good, "x-score", "score"), {"type-prefix"}},
      {"omegat", replaced(good, "creationtool=\"bitext\"", "creationtool=\"OmegaT\""), {"tool-name"}},
      {"no_units", no_units, {"no-units"}, true, true, false},
      {"blank_ends", replaced(good, es, es + " "), {"blank-ends"}},
      {"bad_segtype",
       replaced(good, "segtype=\"sentence\"", "segtype=\"text\""),
       {"attribute-value"},
       false,
       false},
      {"it_without_pos",
       replaced(good, es, "La <it>&lt;b></it>casa es azul."),
       {"attribute-missing"},
       false,
       false},
      {"cut_off", good.substr(0, good.size() - 30), {"xml"}, false, false},
  };
}

}  // namespace libalign
