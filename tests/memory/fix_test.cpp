#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "memory/dates.h"
#include "memory/helpers.h"
#include "memory/probes.h"
#include "memory/records.h"

namespace libalign {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

class MendedProbe : public testing::TestWithParam<Probe> {
 protected:
  std::string mended() {
    const std::string path = scratch_.file("probe.tmx");
    write_content(path, GetParam().bytes);
    report_ = mend({path}, scratch_.file("mended.tmx"), {}, scratch_.file("rest.tmx"));
    return scratch_.file("mended.tmx");
  }

  Scratch scratch_;
  MemoryMendReport report_;
};

// The rules that fix says it mends are not met any more; what it left out, neither.
TEST_P(MendedProbe, BreaksNoRuleThatFixMends) {
  for (const std::string& path : {mended(), scratch_.file("rest.tmx")}) {
    for (const MemoryFinding& finding : findings_of(path)) {
      const bool half =
          finding.rule == MemoryRule::empty_segment || finding.rule == MemoryRule::single_language;
      const bool by_option = finding.rule == MemoryRule::source_all;  // only the user knows
      if ((half && path.ends_with("rest.tmx")) || by_option) continue;
      EXPECT_FALSE(info_of(finding.rule).mended) << path << ": " << info_of(finding.rule).name;
      EXPECT_FALSE(info_of(finding.rule).refused) << path << ": " << info_of(finding.rule).name;
    }
  }
}

TEST_P(MendedProbe, IsTheSameWhenMendedAgain) {
  const std::string once = mended();
  mend({once}, scratch_.file("twice.tmx"));
  EXPECT_EQ(content_of(scratch_.file("twice.tmx")), content_of(once));
}

TEST_P(MendedProbe, KeepsEveryUnitThatCouldBeRead) {
  mended();
  EXPECT_EQ(report_.written + report_.half_empty, report_.read + (GetParam().name == "two_targets" ? 1 : 0));
}

TEST_P(MendedProbe, PassesXmllint) {
  if (!has_program("xmllint")) GTEST_SKIP() << "xmllint (libxml2-utils) is not installed";
  if (!std::filesystem::exists(shared("tmx/tmx14.dtd"))) GTEST_SKIP() << "../shared is not there";
  const std::string path = mended();
  write_content(scratch_.file("xml.xsd"), kXmlSchema);
  std::filesystem::copy_file(shared("tmx/tmx14.xsd"), scratch_.file("tmx14.xsd"));
  std::filesystem::copy_file(shared("tmx/tmx14.dtd"), scratch_.file("tmx14.dtd"));
  const std::string lint = "xmllint --nonet --noout ";
  for (const std::string& file : {path, scratch_.file("rest.tmx")}) {
    const ProgramResult dtd = run(lint + "--valid '" + file + "'");
    EXPECT_EQ(dtd.output, "");
    EXPECT_EQ(dtd.status, 0);
    const ProgramResult schema = run(lint + "--schema '" + scratch_.file("tmx14.xsd") + "' '" + file + "'");
    EXPECT_EQ(schema.status, 0) << schema.output;
  }
}

std::string name_of_probe(const testing::TestParamInfo<Probe>& info) { return info.param.name; }
INSTANTIATE_TEST_SUITE_P(OfTheTable, MendedProbe, testing::ValuesIn(probes()), name_of_probe);
INSTANTIATE_TEST_SUITE_P(OfTheOtherRules, MendedProbe, testing::ValuesIn(more_probes()), name_of_probe);

// What the units are after fix, where a probe changes them.
TEST(Fix, MendsTextsAndCodes) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"La&nbsp;casa &#233; &amp;",
       "La\xC2\xA0"
       "casa é &amp;"},
      {"R&D <b>x</b> <br/> 3 < 4 &foo; &#1;.",
       "R&amp;D &lt;b&gt;x&lt;/b&gt; &lt;br/&gt; 3 &lt; 4 &amp;foo; ."},
      {"a\x0B"
       "b\x01"
       "c",
       "a bc"},
      {"\n      uno\n      dos\n    ", "uno dos"},
      {"uno&#13;dos", "uno dos"},
      {" uno  dos\t", "uno  dos"},
      {"cancio\xCC\x81n", "canción"},
      {"<![CDATA[<b> & c]]>", "&lt;b&gt; &amp; c"},
      {"x<bpt i=\"1\">&lt;b></bpt>y", "x<it pos=\"begin\">&lt;b&gt;</it>y"},
      {"x<ept i=\"1\">&lt;/b></ept>y", "x<it pos=\"end\">&lt;/b&gt;</it>y"},
      {"<bpt>a</bpt>x<ept>b</ept>y", "<it pos=\"begin\">a</it>x<it pos=\"end\">b</it>y"},
      {"<bpt i=\"1\"/>x<ept i=\"1\"/>", "<bpt i=\"1\"/>x<ept i=\"1\"/>"},
      {"<ph x=\"1\" assoc=\"q\" color=\"red\"/>x", "<ph/>x"},
      {"<it>a</it>x", "<ph>a</ph>x"},
      {"<ut x=\"3\">a<sub>b</sub></ut>x", "<ph>a<sub>b</sub></ph>x"},
      {"<hi type=\"b\">x <ph>&lt;</ph></hi>", "<hi type=\"b\">x <ph>&lt;</ph></hi>"},
      {"<sub>x</sub>y", "xy"},
      {"<ph>a<ph>b</ph></ph>y", "<ph>ab</ph>y"},
      {"<note>x</note>y", "y"},
  };
  const Scratch scratch;
  for (const auto& [before, after] : rows) {
    write_content(scratch.file("a.tmx"), memory_of({"es-ES=" + before + "|en-US=x"}));
    mend({scratch.file("a.tmx")}, scratch.file("b.tmx"));
    EXPECT_EQ(units_of(scratch.file("b.tmx")), "es-ES=" + after + "|en-US=x\n") << before;
  }
}

TEST(Fix, KeepsLineBreaksThatAreNoIndentationOutsideOfSentences) {
  const Scratch scratch;
  write_content(scratch.file("a.tmx"),
                replaced(memory_of({"es-ES=uno\r\ndos\n  tres|en-US=one\ntwo"}), "sentence", "block"));
  mend({scratch.file("a.tmx")}, scratch.file("b.tmx"));
  EXPECT_EQ(units_of(scratch.file("b.tmx")), "es-ES=uno\ndos tres|en-US=one\ntwo\n");
}

TEST(Fix, SetsTheSourceAndTheCodesRight) {
  const Scratch scratch;
  const std::string in = scratch.file("a.tmx");
  const std::string out = scratch.file("b.tmx");
  const auto header_source = [&] { return MemoryReader(out).header().source_language(); };
  write_content(in, replaced(memory_of({"en_us=one|es_ES=uno", "ES-es=dos|EN-US=two"}), "srclang=\"es-ES\"",
                             "srclang=\"ES\""));
  mend({in}, out);
  EXPECT_EQ(header_source(), "es-ES");
  EXPECT_EQ(units_of(out), "es-ES=uno|en-US=one\nes-ES=dos|en-US=two\n");

  MemoryMendOptions options;
  options.source_code = "en-GB";
  options.codes = {{"en_US", "en-GB"}, {"es-es", "es-MX"}};
  write_content(in, memory_of({"es-ES=uno|en-us=one", "es-ES=dos|en_US=two", "es-ES=tres|fr=trois"}));
  mend({in}, out, options);
  EXPECT_EQ(header_source(), "en-GB");
  // Only the code with the underscore is that of the option; English of any region is first, as asked.
  EXPECT_EQ(units_of(out), "en-US=one|es-MX=uno\nen-GB=two|es-MX=dos\nes-MX=tres|fr=trois\n");
  EXPECT_THAT(rules_of(out), ElementsAre());

  options.codes = {{"en", "e_"}};
  EXPECT_THROW(mend({in}, out, options), UsageError);
}

TEST(Fix, LeavesOutHalfEmptyUnitsAndKeepsThemApart) {
  const Scratch scratch;
  write_content(scratch.file("a.tmx"),
                memory_of({"es-ES=uno|en-US=", "es-ES=dos|en-US= |fr-FR=deux", "es-ES=|en-US=three",
                           "es-ES=cuatro", "es-ES=<ph/>|en-US=<ph/>"}));
  const MemoryMendReport report =
      mend({scratch.file("a.tmx")}, scratch.file("b.tmx"), {}, scratch.file("rest.tmx"));
  EXPECT_EQ(report.half_empty, 3U);
  EXPECT_EQ(units_of(scratch.file("b.tmx")), "es-ES=dos|fr-FR=deux\nes-ES=<ph/>|en-US=<ph/>\n");
  EXPECT_EQ(units_of(scratch.file("rest.tmx")), "es-ES=uno|en-US=\nes-ES=|en-US=three\nes-ES=cuatro\n");
}

TEST(Fix, MakesTwoUnitsOfTwoTargetsAndTwoNamesOfOne) {
  const Scratch scratch;
  write_content(scratch.file("a.tmx"), memory_of({"tuid=\"1\";es-ES=uno|en-US=one|en-US=a|fr-FR=un",
                                                  "tuid=\"1\";es-ES=dos|en-US=two"}));
  mend({scratch.file("a.tmx")}, scratch.file("b.tmx"));
  EXPECT_EQ(units_of(scratch.file("b.tmx")),
            "es-ES=uno|en-US=one|fr-FR=un\nes-ES=uno|en-US=a\nes-ES=dos|en-US=two\n");
  EXPECT_THAT(rules_of(scratch.file("b.tmx")), IsEmpty());
}

TEST(Fix, FlagsByPolicy) {
  const std::string es =
      "Esta es una frase bastante larga en español, con palabras suficientes para reconocer el idioma de "
      "ella.";
  const std::vector<std::string> units = {
      "es-ES=uno|en-US=one",
      "es-ES=uno|en-US=one",
      "es-ES=uno|en-US=the one",
      "es-ES=***|en-US=---",
      "es-ES=|en-US=x",
      "es-ES=Son 31.400 casas.|en-US=There are 31,400 houses.",
      "es-ES=Son 3 casas.|en-US=There are 4 houses.",
      "es-ES=Madrid|en-US=Madrid",
      "es-ES=Una frase (larga.|en-US=A long sentence.",
      "es-ES=Escriba a ana@casa.es.|en-US=Write to ana@house.org.",
      "es-ES=Sí, claro que vendrá mañana por la mañana.|en-US=Yes.",
      "es-ES=Otra frase.|en-US=" + es,
  };
  const Scratch scratch;
  write_content(scratch.file("a.tmx"), memory_of(units));
  MemoryMendOptions options;
  options.policy = MemoryPolicy::tm;
  const MemoryMendReport tm =
      mend({scratch.file("a.tmx")}, scratch.file("tm.tmx"), options, scratch.file("rest.tmx"));
  EXPECT_EQ(tm.written, 9U);
  EXPECT_EQ(tm.half_empty, 1U);
  EXPECT_EQ(tm.without_words, 1U);
  EXPECT_EQ(tm.duplicates, 1U);
  EXPECT_THAT(tm.flags,
              ElementsAre(Pair("addresses", 1), Pair("brackets", 1), Pair("conflict", 2), Pair("language", 1),
                          Pair("length", 2), Pair("numbers", 1), Pair("same", 1)));
  std::string flags;
  MemoryReader reader(scratch.file("tm.tmx"));
  for (MemoryUnit unit; reader.next(unit);) {
    for (const MemoryInfo& info : unit.infos) flags += info.type + "=" + info.text + " ";
    flags += "|";
  }
  EXPECT_EQ(
      flags,
      "x-flag=conflict |x-flag=conflict ||x-flag=numbers |x-flag=same |x-flag=brackets |x-flag=addresses |"
      "x-flag=length |x-flag=length language |");
  options.policy = MemoryPolicy::corpus;
  EXPECT_EQ(mend({scratch.file("a.tmx")}, scratch.file("corpus.tmx"), options).written, 12U);
  options.policy = MemoryPolicy::mt;
  const MemoryMendReport mt = mend({scratch.file("a.tmx")}, scratch.file("mt.tmx"), options);
  EXPECT_EQ(mt.written, 1U);
  EXPECT_EQ(units_of(scratch.file("mt.tmx")), "es-ES=Son 31.400 casas.|en-US=There are 31,400 houses.\n");
}

TEST(Merge, KeepsExactDuplicatesOnceAndFlagsConflictsInAllMemories) {
  const Scratch scratch;
  const std::string a = scratch.file("a.tmx");
  const std::string b = scratch.file("b.tmx");
  write_content(a, memory_of({"tuid=\"1\";es-ES=uno|en-US=one", "tuid=\"2\";es-ES=dos|en-US=two"}));
  // Another source language, another order, another spelling of the codes.
  write_content(b, replaced(memory_of({"tuid=\"1\";en-us=one|es_ES=uno", "tuid=\"2\";en-US=second|es-ES=dos",
                                       "en-US=three|es-ES=tres"}),
                            "srclang=\"es-ES\"", "srclang=\"en-US\""));
  MemoryMendOptions options;
  options.drop_duplicates = options.flag_conflicts = true;
  const MemoryMendReport report = mend({a, b}, scratch.file("all.tmx"), options);
  EXPECT_EQ(report.read, 5U);
  EXPECT_EQ(report.duplicates, 1U);
  // "dos" = "two" is from Spanish, "second" = "dos" from English: no two targets of one source.
  EXPECT_THAT(report.flags, IsEmpty());
  EXPECT_EQ(units_of(scratch.file("all.tmx")),
            "es-ES=uno|en-US=one\nes-ES=dos|en-US=two\nen-US=second|es-ES=dos\nen-US=three|es-ES=tres\n");
  EXPECT_THAT(rules_of(scratch.file("all.tmx")), IsEmpty());
  options.source_code = "es-ES";
  const MemoryMendReport one_way = mend({a, b}, scratch.file("all.tmx"), options);
  EXPECT_THAT(one_way.flags, ElementsAre(Pair("conflict", 2)));
  EXPECT_EQ(units_of(scratch.file("all.tmx")),
            "es-ES=uno|en-US=one\nes-ES=dos|en-US=two\nes-ES=dos|en-US=second\nes-ES=tres|en-US=three\n");
}

TEST(Merge, TellsContextsApartWhenAsked) {
  const std::string unit =
      "<tu><tuv xml:lang=\"es-ES\"><prop type=\"x-context-pre\">A</prop><seg>Sí.</seg></tuv><tuv "
      "xml:lang=\"en-US\"><seg>Yes.</seg></tuv></tu>";
  const Scratch scratch;
  write_content(scratch.file("a.tmx"),
                replaced(memory_of({}), "<body>", "<body>" + unit + unit + replaced(unit, "A", "B")));
  MemoryMendOptions options;
  options.drop_duplicates = true;
  EXPECT_EQ(mend({scratch.file("a.tmx")}, scratch.file("b.tmx"), options).written, 1U);
  options.by_context = true;
  EXPECT_EQ(mend({scratch.file("a.tmx")}, scratch.file("b.tmx"), options).written, 2U);
}

TEST(Records, AreGroupedTheSameInMemoryAndInFiles) {
  const auto groups_of = [](std::size_t in_memory) {
    detail::Records records(in_memory);
    for (std::uint64_t i = 0; i < 10000; ++i) {
      detail::Hasher hasher;
      hasher.add(i % 700);
      records.add({hasher.result(), i, i});
    }
    std::map<std::uint64_t, std::vector<std::uint64_t>> groups;
    records.each_group([&](std::span<const detail::Record> group) {
      for (const detail::Record& record : group) groups[group.front().unit].push_back(record.unit);
    });
    return groups;
  };
  const auto groups = groups_of(1000000);
  EXPECT_EQ(groups.size(), 700U);
  EXPECT_EQ(groups.at(3).size(), 15U);
  EXPECT_EQ(groups.at(3).at(1), 703U);
  EXPECT_EQ(groups_of(100), groups);
}

TEST(Fingerprints, AreDifferentForDifferentTexts) {
  std::set<detail::Hash128> seen;
  const auto of = [](const std::vector<std::string>& texts) {
    detail::Hasher hasher;
    for (const std::string& text : texts) hasher.add(text);
    return hasher.result();
  };
  for (int i = 0; i < 100000; ++i) seen.insert(of({std::to_string(i)}));
  EXPECT_EQ(seen.size(), 100000U);
  EXPECT_NE(of({"ab", "c"}), of({"a", "bc"}));
  EXPECT_NE(of({"abcdefgh"}), of({"abcdefgh", ""}));
  EXPECT_NE(of({std::string("a\0", 2)}), of({"a"}));
  detail::SeenSet set;
  std::size_t twice = 0;
  for (int i = 0; i < 2000000; ++i) twice += set.insert(std::to_string(i)) ? 1 : 0;
  EXPECT_EQ(twice, 0U);
  EXPECT_TRUE(set.insert("1234567"));
}

TEST(Dates, AreMendedWhereTheyAreClear) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"20250101T120000Z", "20250101T120000Z"},
      {"2025-01-01T12:00:00Z", "20250101T120000Z"},
      {"20250101T120000", "20250101T120000Z"},
      {"2025-01-01T01:30:00+02:00", "20241231T233000Z"},
      {"2024-02-29 23:59:59.123-0500", "20240301T045959Z"},
      {"2025-01-01", "20250101T000000Z"},
      {"2025-01-01T12:00", "20250101T120000Z"},
      {"01/02/2025", ""},
      {"2025-13-01", ""},
      {"20250230T000000Z", ""},
      {"", ""},
      {"yesterday", ""},
      {"20250101T120000+0100x", ""},
      {"99999999999999999999", ""},
  };
  for (const auto& [before, after] : rows)
    EXPECT_EQ(detail::mended_date(before).value_or(""), after) << before;
  EXPECT_FALSE(detail::is_tmx_date("20250230T000000Z"));
  EXPECT_FALSE(detail::is_tmx_date("20250101T250000Z"));
}

// The readers of other programs find the units of each probe that is mended.
TEST(Fix, MakesMemoriesThatTheTranslateToolkitReads) {
  const std::string python = "/usr/bin/python3";
  if (run(python + " -c 'import translate.storage.tmx'").status != 0)
    GTEST_SKIP() << "the Translate Toolkit (python3-translate) is not installed";
  const Scratch scratch;
  std::string expected;
  for (const auto& list : {probes(), more_probes()}) {
    for (const Probe& probe : list) {
      write_content(scratch.file("probe"), probe.bytes);
      mend({scratch.file("probe")}, scratch.file(probe.name + ".tmx"));
      MemoryReader reader(scratch.file(probe.name + ".tmx"));
      for (MemoryUnit unit; reader.next(unit);) {
        if (unit.variants[0].segment.pieces.empty() && unit.variants[1].segment.pieces.empty())
          expected +=
              probe.name + "\t" + unit.variants[0].segment.text + "\t" + unit.variants[1].segment.text + "\n";
      }
    }
  }
  write_content(scratch.file("read.py"),
                "import glob, os, sys\n"
                "from lxml import etree\n"
                "from translate.storage.tmx import tmxfile\n"
                "for path in glob.glob(sys.argv[1] + '/*.tmx'):\n"
                "    with open(path, 'rb') as file:\n"
                "        for unit in tmxfile(file, 'es', 'en').units:\n"
                "            code = etree.tostring(unit.xmlelement)\n"
                "            if b'<ph' in code or b'<it' in code or b'<bpt' in code: continue\n"
                "            name = os.path.basename(path)[:-4]\n"
                "            sys.stdout.buffer.write(('%s\\t%s\\t%s\\n' % (name, unit.source, "
                "unit.target)).encode('utf-8'))\n");
  const ProgramResult result =
      run(python + " '" + scratch.file("read.py") + "' '" + scratch.folder().string() + "'");
  EXPECT_EQ(result.status, 0) << result.output;
  const auto lines = [](const std::string& text) {
    std::multiset<std::string> set;
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1)
      set.insert(text.substr(at, text.find('\n', at) - at));
    return set;
  };
  EXPECT_EQ(lines(result.output), lines(expected));
}

TEST(Fix, MakesMemoriesThatOmegatReads) {
  const std::string jar = "/usr/share/omegat/OmegaT.jar";
  if (!std::filesystem::exists(jar)) GTEST_SKIP() << "OmegaT (package omegat) is not installed";
  if (run("javac -version").status != 0)
    GTEST_SKIP() << "the Java compiler (default-jdk-headless) is not installed";
  const Scratch scratch;
  const std::string folder = scratch.folder().string();
  const std::string classes = "'" + jar + ":" + folder + ":/usr/share/omegat/lib/*:/usr/share/java/*'";
  const ProgramResult compiled = run("javac -encoding UTF-8 -nowarn -cp " + classes + " -d '" + folder +
                                     "' '" BITEXT_SOURCE_DIR "/tests/write/ReadWithOmegat.java'");
  ASSERT_EQ(compiled.status, 0) << compiled.output;
  // All probes in one memory, for the sake of time: a Java machine takes a second to start.
  std::vector<std::string> paths;
  for (const auto& list : {probes(), more_probes()}) {
    for (const Probe& probe : list) {
      paths.push_back(scratch.file(probe.name + ".in"));
      write_content(paths.back(), probe.bytes);
    }
  }
  const std::string all = scratch.file("all.tmx");
  mend(paths, all);
  std::string expected;
  MemoryReader reader(all);
  for (MemoryUnit unit; reader.next(unit);) {
    // It gives codes a shape of its own, and drops invisible characters.
    const bool plain = unit.variants[0].segment.pieces.empty() &&
                       unit.variants[0].segment.text.find("\xE2\x80\x8B") == std::string::npos;
    if (plain && unit.variants[1].segment.pieces.empty())
      expected += unit.variants[0].segment.text + "\t" + unit.variants[1].segment.text + "\n";
  }
  const ProgramResult result =
      run("cd '" + folder + "' && java -Duser.home=. -cp " + classes + " ReadWithOmegat '" + all + "' 2>log");
  EXPECT_EQ(result.status, 0) << content_of(scratch.file("log"));
  std::size_t missing = 0;
  for (std::size_t at = 0; at < expected.size(); at = expected.find('\n', at) + 1) {
    const std::string line = expected.substr(at, expected.find('\n', at) - at + 1);
    if (result.output.find(line) == std::string::npos)
      ADD_FAILURE() << "OmegaT did not find: " << line << ++missing;
  }
  EXPECT_EQ(std::ranges::count(result.output, '\n'),
            static_cast<std::ptrdiff_t>(mend(paths, scratch.file("again.tmx")).written));
}

}  // namespace
}  // namespace libalign
