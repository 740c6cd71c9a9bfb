// Reading, writing, splitting, counting and comparing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <list>

#include "memory/helpers.h"
#include "memory/probes.h"
#include "write/make_alignment.h"

namespace libalign {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(MemoryReader, KeepsAttributesNotesPropsAndCodes) {
  const Scratch scratch;
  write_content(scratch.file("a.tmx"), good_memory());
  MemoryReader reader(scratch.file("a.tmx"));
  EXPECT_EQ(reader.header().version, "1.4");
  EXPECT_EQ(reader.header().encoding, "UTF-8");
  EXPECT_EQ(reader.header().source_language(), "es-ES");
  ASSERT_EQ(reader.header().infos.size(), 2U);
  EXPECT_TRUE(reader.header().infos[0].note);
  EXPECT_EQ(reader.header().infos[1].type, "x-source-file");
  MemoryUnit unit;
  ASSERT_TRUE(reader.next(unit));
  EXPECT_EQ(*find_attribute(unit.attributes, "tuid"), "a1");
  EXPECT_EQ(find_attribute(unit.attributes, "changeid"), nullptr);
  EXPECT_EQ(unit.infos[1].text, "0.97");
  EXPECT_EQ(unit.variants[0].infos[0].text, "Antes.");
  EXPECT_EQ(reader.place(unit.offset).text(), scratch.file("a.tmx") + ":9:5");
  EXPECT_EQ(reader.place(unit.variants[1].segment.offset).text(), scratch.file("a.tmx") + ":13:29");
  ASSERT_TRUE(reader.next(unit));
  EXPECT_EQ(unit.number, 1U);
  EXPECT_EQ(unit.variants[1].segment.text, "Song & “flower”.");
  EXPECT_FALSE(reader.next(unit));
  EXPECT_FALSE(reader.next(unit));
  EXPECT_THAT(reader.rest(), IsEmpty());
}

TEST(MemoryReader, ReadsTheSameUnitsFromEveryEncodingAndFromGzip) {
  const Scratch scratch;
  const std::string path = scratch.file("a.tmx");
  write_content(path, good_memory());
  const std::string expected = units_of(path);
  write_content(path, utf16le(good_memory()));
  EXPECT_EQ(units_of(path), expected);
  write_content(path, utf16le(good_memory()).substr(2));  // without the mark
  EXPECT_EQ(units_of(path), expected);
  write_content(path, "\xEF\xBB\xBF" + replaced(good_memory(), "UTF-8", "ISO-8859-1"));
  EXPECT_EQ(units_of(path), expected);
  for (const std::string& name : {scratch.file("a.tmx.gz"), scratch.file("two.gz")}) {
    gzFile file = gzopen(name.c_str(), "wb");
    const std::string good = good_memory();
    gzwrite(file, good.data(), 100);
    if (name.ends_with("two.gz")) {  // two packed files behind each other are one text
      gzclose(file);
      file = gzopen(name.c_str(), "ab");
    }
    gzwrite(file, good.data() + 100, static_cast<unsigned>(good.size() - 100));
    gzclose(file);
    EXPECT_EQ(units_of(name), expected);
  }
  std::string japanese = memory_of({"es-ES=uno|ja-JP=\x83\x65\x83\x58\x83\x67 \x81\x5C"});
  write_content(path, "<?xml version='1.0' encoding='Shift_JIS'?>\n" + japanese);
  EXPECT_EQ(units_of(path), "es-ES=uno|ja-JP=テスト ―\n");
}

// Pieces of the file end at every place in turn.
TEST(MemoryReader, DoesNotMindWhereAPieceOfTheFileEnds) {
  const Scratch scratch;
  const std::string path = scratch.file("a.tmx");
  const std::string unit = "es-ES=á &nbsp;€ 😀 &#233; R&D <b>x</b> <!-- ñ --> <![CDATA[<&]]>\x01|en-US=y";
  const std::string text = memory_of({unit, unit});
  constexpr std::size_t kPiece = std::size_t{1} << 17U;
  const std::size_t body = text.find("<body>") + 6;
  std::string expected;
  std::string places;
  for (std::size_t shift = 0; shift < 250; ++shift) {
    const std::size_t blanks = kPiece - body - shift;
    write_content(path, text.substr(0, body) + std::string(blanks, ' ') + text.substr(body));
    const std::string units = units_of(path);
    if (expected.empty()) expected = units;
    ASSERT_EQ(units, expected) << shift;
    std::string rules;
    for (const MemoryFinding& finding : findings_of(path)) {
      const std::size_t column = finding.place.column - (finding.place.line == 2 ? blanks : 0);
      rules += std::to_string(finding.place.line) + ":" + std::to_string(column) + " ";
    }
    if (places.empty()) places = rules;
    ASSERT_EQ(rules, places) << shift;
  }
}

TEST(MemoryReader, ReadsWhatWeWriteOurselvesWithoutAFinding) {
  const Scratch scratch;
  const std::string path = scratch.file("own.tmx");
  write_content(path, written(make_pairs({"Sí & <no>.", "Dos.", "😀 «x»"}, {"Yes & <no>.", "Two.", "😀 “x”"}),
                              WriteFormat::tmx));
  EXPECT_EQ(places_of(path), "");
  mend({path}, scratch.file("same.tmx"));
  EXPECT_EQ(content_of(scratch.file("same.tmx")), content_of(path));
}

TEST(MemoryReader, NeedsNoMoreThanALimitWhateverTheFileHolds) {
  const Scratch scratch;
  const std::string path = scratch.file("a.tmx");
  const std::string start = "<tmx version=\"1.4\"><header/><body><tu>";
  const auto rules = [&](const std::string& bytes) {
    write_content(path, bytes);
    MemoryCheckReport report;
    findings_of(path, {}, &report);
    return report;
  };
  const std::size_t much = std::size_t{18} << 20U;
  EXPECT_EQ(
      rules(start + "<note>" + std::string(much, 'x')).counts.at(static_cast<std::size_t>(MemoryRule::xml)),
      1U);
  EXPECT_EQ(
      rules(start + "<!--" + std::string(much, 'x')).counts.at(static_cast<std::size_t>(MemoryRule::xml)),
      1U);
  const MemoryCheckReport controls =
      rules("<tmx version=\"1.4\"><header/><body>" + std::string(1U << 20U, '\x01') + "</body></tmx>");
  EXPECT_EQ(controls.counts.at(static_cast<std::size_t>(MemoryRule::character)), 1U << 20U);
  std::string variants = start;
  for (int i = 0; i < 2000; ++i) variants += "<tuv xml:lang=\"a" + std::to_string(i) + "\"><seg/></tuv>";
  EXPECT_EQ(rules(variants + "</tu></body></tmx>").counts.at(static_cast<std::size_t>(MemoryRule::xml)), 1U);
}

TEST(MemoryWriter, PacksTheSameBytesEachTime) {
  const Scratch scratch;
  write_content(scratch.file("a.tmx"), good_memory());
  mend({scratch.file("a.tmx")}, scratch.file("b.tmx.gz"));
  mend({scratch.file("a.tmx")}, scratch.file("c.tmx.gz"));
  EXPECT_EQ(content_of(scratch.file("b.tmx.gz")), content_of(scratch.file("c.tmx.gz")));
  EXPECT_EQ(content_of(scratch.file("b.tmx.gz")).substr(0, 2), "\x1F\x8B");
  EXPECT_EQ(units_of(scratch.file("b.tmx.gz")), units_of(scratch.file("a.tmx")));
}

struct SplitResult {
  MemorySplitReport report;
  std::vector<std::string> names;
};

SplitResult split(const Scratch& scratch, const std::string& path, const MemorySplitOptions& options) {
  struct Part {
    OutputFile file;
    MemoryWriter writer;
    explicit Part(const std::string& name)
        : file(name, OutputFile::Existing::replace), writer(file.stream(), name) {}
  };
  std::list<Part> parts;
  SplitResult result;
  result.report =
      split_memory(path, options, [&](std::size_t number, const std::string& language) -> MemoryWriter& {
        result.names.push_back(
            scratch.file("part." + (language.empty() ? std::to_string(number) : language)));
        return parts.emplace_back(result.names.back()).writer;
      });
  for (Part& part : parts) part.file.commit();
  return result;
}

TEST(Split, CutsByUnitsBySizeAndByLanguage) {
  const Scratch scratch;
  const std::string path = scratch.file("a.tmx");
  std::vector<std::string> units;
  for (int i = 0; i < 25; ++i) units.push_back("es-ES=uno " + std::to_string(i) + "|en-US=one|fr-FR=un");
  units.emplace_back("de-DE=eins|fr-FR=un");
  write_content(path, memory_of(units));
  MemorySplitOptions options;
  options.units = 10;
  const SplitResult by_units = split(scratch, path, options);
  EXPECT_EQ(by_units.report.parts, 3U);
  std::string joined;
  for (const std::string& name : by_units.names) joined += units_of(name);
  EXPECT_EQ(joined, units_of(path));

  options = {};
  options.bytes = 3000;
  const SplitResult by_size = split(scratch, path, options);
  EXPECT_GT(by_size.report.parts, 2U);
  joined.clear();
  for (const std::string& name : by_size.names) {
    EXPECT_LE(std::filesystem::file_size(name), 3000U);
    joined += units_of(name);
  }
  EXPECT_EQ(joined, units_of(path));

  options = {};
  options.by_language = true;
  const SplitResult by_language = split(scratch, path, options);
  EXPECT_EQ(by_language.report.without_source, 1U);
  ASSERT_THAT(by_language.names, ElementsAre(scratch.file("part.en-US"), scratch.file("part.fr-FR")));
  EXPECT_EQ(units_of(by_language.names[1]).substr(0, 27), "es-ES=uno 0|fr-FR=un\nes-ES=");
  EXPECT_THAT(rules_of(by_language.names[1]), IsEmpty());
}

TEST(Split, MakesOnePartOfAnEmptyMemory) {
  const Scratch scratch;
  write_content(scratch.file("a.tmx"), memory_of({}));
  MemorySplitOptions options;
  options.units = 1;
  const SplitResult result = split(scratch, scratch.file("a.tmx"), options);
  EXPECT_EQ(result.report.parts, 1U);
  EXPECT_EQ(units_of(result.names.at(0)), "");
}

TEST(Stats, CountWhatIsThere) {
  const Scratch scratch;
  const std::string path = scratch.file("a.tmx");
  write_content(path, memory_of({"es-ES=uno dos|en-US=one <ph/>two", "es-ES=|en-US=x", "es-ES=OK|en-US=OK"}));
  const MemoryFigures figures = measure_memory(path);
  EXPECT_EQ(figures.units, 3U);
  EXPECT_EQ(figures.half_empty, 1U);
  EXPECT_EQ(figures.same_text, 1U);
  EXPECT_EQ(figures.languages.at("es-ES").words, 3U);
  EXPECT_EQ(figures.languages.at("es-ES").characters, 9U);
  EXPECT_EQ(figures.languages.at("es-ES").empty, 1U);
  EXPECT_EQ(figures.languages.at("en-US").with_codes, 1U);
  EXPECT_EQ(figures.languages.at("en-US").longest, 7U);
  EXPECT_EQ(figures.pairs.at("es-ES > en-US"), 3U);
  write_content(path, good_memory());
  EXPECT_EQ(measure_memory(path).first_date, "20250101T120000Z");
  EXPECT_EQ(measure_memory(path).people.at("ana"), 1U);
  EXPECT_EQ(measure_memory(path).tool, "bitext 1");
}

TEST(Diff, TellsWhatIsGoneNewAndChanged) {
  const Scratch scratch;
  const std::string a = scratch.file("a.tmx");
  const std::string b = scratch.file("b.tmx");
  write_content(a, memory_of({"es-ES=uno|en-US=one", "es-ES=dos|en-US=two", "es-ES=tres|en-US=three",
                              "es-ES=uno|en-US=one"}));
  write_content(b, memory_of({"es-ES=cuatro|en-US=four", "es-es=uno|en-US=one", "es-ES=dos|en-US=2"}));
  const auto diff = [&](const std::string& one, const std::string& other, MemoryDiffReport& report) {
    std::vector<std::string> lines;
    report = diff_memories(one, other, {}, [&](const MemoryDifference& d) {
      lines.push_back(std::to_string(static_cast<int>(d.kind)) + " " + std::to_string(d.place.line) + " " +
                      d.source + "=" + d.target);
    });
    return lines;
  };
  MemoryDiffReport report;
  EXPECT_THAT(diff(a, b, report),
              ElementsAre("2 4 dos=two", "0 5 tres=three", "0 6 uno=one", "1 3 cuatro=four", "3 5 dos=2"));
  EXPECT_EQ(report.same, 1U);
  EXPECT_EQ(report.removed, 2U);
  EXPECT_EQ(report.added, 1U);
  EXPECT_EQ(report.changed, 1U);
  EXPECT_THAT(diff(a, a, report), IsEmpty());
  EXPECT_EQ(report.same, 4U);
}

}  // namespace
}  // namespace libalign
