#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "memory/helpers.h"
#include "memory/probes.h"

namespace libalign {
namespace {

using testing::ElementsAreArray;

class EachProbe : public testing::TestWithParam<Probe> {};

TEST_P(EachProbe, IsToldByItsRuleAndNoOther) {
  const Scratch scratch;
  const std::string path = scratch.file("probe.tmx");
  write_content(path, GetParam().bytes);
  EXPECT_THAT(rules_of(path), ElementsAreArray(GetParam().rules));
}

std::string name_of_probe(const testing::TestParamInfo<Probe>& info) { return info.param.name; }
INSTANTIATE_TEST_SUITE_P(OfTheTable, EachProbe, testing::ValuesIn(probes()), name_of_probe);
INSTANTIATE_TEST_SUITE_P(OfTheOtherRules, EachProbe, testing::ValuesIn(more_probes()), name_of_probe);

// Every rule that is no consumer's own is met by a probe, and so none can die unnoticed.
TEST(Probes, MeetEveryRule) {
  std::set<std::string> met;
  for (const auto& list : {probes(), more_probes()}) {
    for (const Probe& probe : list) met.insert(probe.rules.begin(), probe.rules.end());
  }
  for (const MemoryRuleInfo& rule : memory_rules()) {
    if (rule.rule >= MemoryRule::region) continue;
    EXPECT_TRUE(met.contains(std::string(rule.name))) << rule.name;
  }
}

TEST(Rules, StandInTheOrderOfTheirNumbers) {
  std::size_t number = 0;
  for (const MemoryRuleInfo& rule : memory_rules()) {
    EXPECT_EQ(static_cast<std::size_t>(rule.rule), number++) << rule.name;
    EXPECT_EQ(memory_rule_by_name(rule.name), rule.rule);
    EXPECT_FALSE(rule.problem.empty());
    EXPECT_FALSE(rule.advice.empty());
  }
  EXPECT_EQ(memory_rule_by_name("nothing"), std::nullopt);
}

TEST(Rules, StandInTheManual) {
  const std::string manual = content_of(BITEXT_SOURCE_DIR "/docs/memories.md");
  for (const MemoryRuleInfo& rule : memory_rules()) {
    const std::string row = "| `" + std::string(rule.name) + "` | " + (rule.refused ? "refused" : "odd") +
                            " | " + (rule.mended ? "mends" : "") + " |";
    EXPECT_NE(manual.find(row), std::string::npos) << row;
  }
}

// What the DTD and the schema refuse is refused by us.
TEST_P(EachProbe, IsRefusedWhereTheDtdOrTheSchemaRefusesIt) {
  const Probe& probe = GetParam();
  if (probe.dtd && probe.schema) return;
  const Scratch scratch;
  const std::string path = scratch.file("probe.tmx");
  write_content(path, probe.bytes);
  MemoryCheckReport report;
  findings_of(path, {}, &report);
  // TMX 1.1 to 1.3 have DTDs of their own.
  if (probe.rules.front() == "old-version") return;
  EXPECT_GT(report.refused(), 0U);
}

TEST_P(EachProbe, IsWhatXmllintSaysOfIt) {
  if (!has_program("xmllint")) GTEST_SKIP() << "xmllint (libxml2-utils) is not installed";
  if (!std::filesystem::exists(shared("tmx/tmx14.dtd"))) GTEST_SKIP() << "../shared is not there";
  const Probe& probe = GetParam();
  const Scratch scratch;
  const std::string path = scratch.file("probe.tmx");
  write_content(path, probe.bytes);
  const std::string lint = "xmllint --nonet --noout ";
  // The DTD's check only warns where lang stands for xml:lang, and of entities when it does not load the DTD.
  const bool dtd_sees = probe.name != "lang" && probe.name != "nbsp" && probe.name != "unknown_entity";
  const ProgramResult dtd = run(lint + "--dtdvalid '" + shared("tmx/tmx14.dtd") + "' '" + path + "'");
  // The schema imports that of XML's own attributes from beside it.
  write_content(scratch.file("xml.xsd"), kXmlSchema);
  std::filesystem::copy_file(shared("tmx/tmx14.xsd"), scratch.file("tmx14.xsd"));
  const ProgramResult schema =
      run(lint + "--noent --schema '" + scratch.file("tmx14.xsd") + "' '" + path + "'");
  EXPECT_EQ(dtd.status == 0, probe.dtd || !dtd_sees) << dtd.output;
  EXPECT_EQ(schema.status == 0, probe.schema) << schema.output;
}

TEST(Check, NamesLineAndColumnOfTheFileAsItIs) {
  const Scratch scratch;
  const std::string path = scratch.file("a.tmx");
  std::string text = good_memory();
  text = replaced(text, "La casa es azul.", "La &nbsp;\x01 cas\xE1 & R&D<br> \xC3\xA1 es\x02 azul.");
  write_content(path, text);
  // "      <tuv ...><prop ...>Antes.</prop><seg>La " is 76 characters.
  EXPECT_EQ(places_of(path),
            "12:77 entity\n"
            "12:83 character\n"
            "12:88 bad-byte\n"
            "12:90 ampersand\n"
            "12:93 ampersand\n"
            "12:95 element\n"
            "12:104 character\n");
}

TEST(Check, KnowsPlacesBehindWhatWasTakenOut) {
  const Scratch scratch;
  const std::string path = scratch.file("a.tmx");
  std::string text = replaced(good_memory(), "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">",
                              "<!-- a\nb ñ\n--><!DOCTYPE tmx SYSTEM \"tmx14.dtd\" [\n<!ENTITY a \"b\">\n]>");
  text = replaced(text, "tuid=\"a2\"", "tuid=\"a1\"");
  write_content(path, text);
  EXPECT_EQ(places_of(path), "4:4 doctype\n19:5 tuid-twice\n");
}

// They were taken for empty, and what they stood for was lost without a word.
TEST(Check, TellsOfEntitiesThatAreMadeOfOthers) {
  const Scratch scratch;
  const std::string path = scratch.file("a.tmx");
  std::string text =
      replaced(good_memory(), "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">",
               "<!DOCTYPE tmx [<!ENTITY a \"b\"><!ENTITY c \"&a; d\"><!ENTITY e \"<ph>x</ph>\">]>");
  text = replaced(text, "</seg>", " &a;&c;&e;</seg>");
  write_content(path, text);
  const std::vector<MemoryFinding> findings = findings_of(path);
  EXPECT_EQ(std::ranges::count(findings, MemoryRule::unknown_entity, &MemoryFinding::rule), 2);
  EXPECT_EQ(findings.size(), 3U);  // and the document type
}

TEST(Check, GoesOnBehindUnitsThatCannotBeRead) {
  const Scratch scratch;
  const std::string path = scratch.file("a.tmx");
  std::string text = good_memory().substr(0, good_memory().find("    <tu tuid=\"a1\""));
  for (int i = 0; i < 1000; ++i) {
    const std::string unit =
        "<tuv xml:lang=\"es-ES\"><seg>uno</seg></tuv><tuv xml:lang=\"en-US\"><seg>one</seg></tuv>";
    text += "<tu tuid=\"" + std::to_string(i) + "\">" +
            (i % 100 == 50 ? replaced(unit, "</seg>", "") : unit) + "</tu>\n";
  }
  write_content(path, text + "</body></tmx>\n");
  MemoryCheckReport report;
  const std::vector<MemoryFinding> findings = findings_of(path, {}, &report);
  ASSERT_EQ(findings.size(), 10U);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    EXPECT_EQ(findings[i].rule, MemoryRule::xml);
    EXPECT_EQ(findings[i].place.line, 9 + 50 + i * 100);
  }
  EXPECT_EQ(report.units, 990U);
  EXPECT_EQ(report.languages.at("es-ES"), 990U);
}

TEST(Check, CountsAllAndTellsAsManyAsAsked) {
  const Scratch scratch;
  const std::string path = scratch.file("a.tmx");
  write_content(path, replaced(good_memory(), "casa", std::string(100, '\x01')));
  MemoryCheckOptions options;
  options.most = 7;
  MemoryCheckReport report;
  EXPECT_EQ(findings_of(path, options, &report).size(), 7U);
  EXPECT_EQ(report.counts.at(static_cast<std::size_t>(MemoryRule::character)), 100U);
  options.most = 0;
  EXPECT_EQ(findings_of(path, options).size(), 100U);
}

struct ProfileRow {
  const char* change;
  const char* to;
  MemoryProfile profile;
  std::vector<std::string> rules;
};

TEST(Check, AddsTheLimitsOfOneConsumer) {
  const std::string third = "</tuv><tuv xml:lang=\"fr-FR\"><seg>La maison.</seg></tuv>";
  const std::string target = "<seg>The house is blue.</seg></tuv>";
  const std::string longest = std::string(8001, 'a');
  const std::string longer = std::string(2001, 'a');
  const std::vector<std::pair<ProfileRow, std::string>> rows = {
      {{"en-US", "en", MemoryProfile::trados, {"region"}}, ""},
      {{"en-US", "en", MemoryProfile::generic, {}}, ""},
      {{target.c_str(), "", MemoryProfile::trados, {"many-languages"}},
       "<seg>The house is blue.</seg>" + third},
      {{"The house is blue.", longer.c_str(), MemoryProfile::trados, {"too-long"}}, ""},
      {{"The house is blue.", longer.c_str(), MemoryProfile::wordfast, {}}, ""},
      {{"The house is blue.", longest.c_str(), MemoryProfile::wordfast, {"too-long"}}, ""},
      {{"en-US", "es-419", MemoryProfile::wordfast, {"long-code"}}, ""},
      {{"datatype=\"plaintext\"", "datatype=\"winres\"", MemoryProfile::smartling, {"datatype"}}, ""},
      {{"segtype=\"sentence\"", "segtype=\"paragraph\"", MemoryProfile::omegat, {"paragraphs"}}, ""},
      {{"a1", "a9", MemoryProfile::memoq, {}}, ""},
      {{"a1", "a9", MemoryProfile::phrase, {}}, ""},
  };
  const Scratch scratch;
  const std::string path = scratch.file("a.tmx");
  for (const auto& [row, to] : rows) {
    write_content(path, replaced(good_memory(), row.change, to.empty() ? row.to : to));
    MemoryCheckOptions options;
    options.profile = row.profile;
    EXPECT_THAT(rules_of(path, options), ElementsAreArray(row.rules))
        << row.change << " " << static_cast<int>(row.profile);
  }
}

TEST(Check, SaysOfAFileThatIsNoMemoryThatItIsNone) {
  const Scratch scratch;
  const std::string path = scratch.file("a.tmx");
  const auto error_of = [&](const std::string& bytes) -> std::string {
    write_content(path, bytes);
    try {
      findings_of(path);
    } catch (const DataError& error) {
      return std::string(error.what()).substr(path.size());
    }
    return "no error";
  };
  EXPECT_EQ(error_of(""), ": is empty. Name a .tmx or .tmx.gz file.");
  EXPECT_EQ(error_of(" \n\n"), ": is empty. Name a .tmx or .tmx.gz file.");
  EXPECT_EQ(
      error_of("<html><body/></html>"),
      ":1:1: is no translation memory in TMX: its first element is <html>. Name a .tmx or .tmx.gz file.");
  EXPECT_EQ(error_of("Hola.\n"),
            ":1:1: broken XML: a sign that may not stand here. Name a .tmx or .tmx.gz file.");
  EXPECT_EQ(error_of("PK\x03\x04zip"), ": is a zip archive. Unpack it, and name the .tmx file in it.");
  EXPECT_EQ(error_of("\x1F\x8B\x08"),
            ": is cut off: it ends inside the packed data. Fetch or pack the file again.");
  EXPECT_EQ(error_of("<?xml version='1.0' encoding='klingon'?><tmx/>"),
            ":1: the file says that its encoding is klingon, which nobody knows. Name the true one with "
            "--encoding, "
            "windows-1252 say.");
  EXPECT_EQ(error_of("<tmx version=\"1.4\" a=\"" + std::string(3U << 20U, 'x')),
            ":1:1: a tag is longer than 1 MB, or does not end. Mend the file, or make it again.");
}

TEST(Check, FindsNothingInAFileWithoutTroubleWhateverItsEncoding) {
  const Scratch scratch;
  const std::string path = scratch.file("a.tmx");
  std::string latin = replaced(good_memory(), "UTF-8", "windows-1252");
  for (const auto& [utf8, byte] : {std::pair("ó", "\xF3"), std::pair("«", "\xAB"), std::pair("»", "\xBB"),
                                   std::pair("“", "\x93"), std::pair("”", "\x94")})
    latin = replaced(latin, utf8, byte);
  write_content(path, latin);
  EXPECT_THAT(rules_of(path), ElementsAreArray({"not-utf-8"}));
  EXPECT_EQ(units_of(path),
            "es-ES=La casa es azul.|en-US=The house is blue.\n"
            "es-ES=Canción &amp; «flor».|en-US=Song &amp; “flower”.\n");
}

}  // namespace
}  // namespace libalign
