// TSV, JSONL and beads; names of formats; streams that fail.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>
#include <csignal>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

#include "libalign/evaluate.h"
#include "libalign/write.h"
#include "write/make_alignment.h"
#include "write/scratch.h"

namespace libalign {
namespace {

using namespace std::string_literals;
using testing::StartsWith;

// Those of one file.
std::vector<WriteFormat> stream_formats() {
  std::vector<WriteFormat> list;
  for (const FormatEntry& entry : formats()) {
    if (!entry.several_files) list.push_back(entry.format);
  }
  return list;
}

TEST(Formats, AreFoundByNameAndEnding) {
  EXPECT_THAT(format_names(), testing::IsSupersetOf({"tmx", "tsv", "jsonl", "beads", "xlsx", "moses"}));
  for (std::size_t i = 0; i < formats().size(); ++i) {
    const FormatEntry& entry = formats()[i];
    EXPECT_EQ(static_cast<std::size_t>(entry.format), i) << "the rows stand in the order of WriteFormat";
    EXPECT_EQ(format_by_name(entry.name), entry.format);
    ASSERT_FALSE(entry.endings.empty()) << "a batch needs one";
    for (const std::string_view ending : entry.endings)
      EXPECT_EQ(format_by_ending("dir.x/a.b" + std::string(ending)), entry.format) << ending;
  }
  EXPECT_EQ(format_by_ending("A.TMX"), WriteFormat::tmx);
  EXPECT_EQ(format_by_ending("a.tmx.gz"), WriteFormat::tmx);
  EXPECT_EQ(format_by_ending("a.sent.gz"), WriteFormat::bitextor);
  EXPECT_EQ(format_by_ending("corpus.moses/"), WriteFormat::moses);
  for (const char* path : {"", "-", "tmx", "a.txt", "a.tmx/b", "a.tmx.", "a.gz", "a.xlsx.gz", "a.moses.gz"})
    EXPECT_FALSE(format_by_ending(path)) << path;
  for (const char* name : {"", "TMX", "tmx ", "docx"}) EXPECT_FALSE(format_by_name(name)) << name;
}

TEST(Tsv, HasAHeaderAndEveryBead) {
  WriteReport report;
  EXPECT_EQ(
      written(interview(), WriteFormat::tsv, {}, &report),
      "id\tkind\tconfidence\ttranslation\tstatus\tsource_ids\ttarget_ids\tsource_text\ttarget_text\torder\n"
      "f012d9cceb6090ce\t1-2\t0.973125\t0.99\tautomatic\t0\t0 1\tNació en 1950 & vive aquí.\tBorn 1950. "
      "Lives here.\tin_order\n"
      "7278cf2d75236985\t1-0\t0.91\t0\tautomatic\t1\t\t¿Y usted?\t\tin_order\n"
      "50c04db8f06b3aab\t1-1\t0.5\t0.75\tconfirmed\t2\t3\tSe fue <ayer>.\tShe left.\tmoved\n"
      "690bc7e8fc766000\t0-1\t0.875\t0\tautomatic\t\t2\t\tAn advert.\tin_order\n");
  EXPECT_EQ(report.units, 2U);
  EXPECT_EQ(report.unaligned_source, 1U);
  EXPECT_EQ(report.unaligned_target, 1U);
}

TEST(Tsv, KeepsItsColumnsWhateverTheText) {
  const std::string bytes = written(make_pairs({"a\tb\nc\r\nd\u2028e\0f"s}, {"\t\n"}), WriteFormat::tsv);
  EXPECT_EQ(std::count(bytes.begin(), bytes.end(), '\n'), 2);
  EXPECT_EQ(std::count(bytes.begin(), bytes.end(), '\t'), 18);
  EXPECT_THAT(bytes, testing::HasSubstr("\ta b c d ef\t\tin_order\n"));
}

TEST(Jsonl, HoldsAllThatIsKnownOfABead) {
  const std::string bytes = written(interview(), WriteFormat::jsonl);
  EXPECT_EQ(
      bytes.substr(0, bytes.find('\n')),
      R"({"id":"f012d9cceb6090ce","kind":"1-2","order":"in_order","status":"automatic","confidence":0.973125,"translation":0.99,)"
      R"("source":{"ids":[0],"texts":["Nació en 1950 & vive aquí."],"spans":[[0,28]],"origins":[[10,38]],"blocks":["paragraph"]},)"
      R"("target":{"ids":[0,1],"texts":["Born 1950.","Lives here."],"spans":[[0,10],[11,22]],"origins":[[10,20],[21,32]],"blocks":["paragraph","paragraph"]},)"
      R"("evidence":[{"kind":"number","source":"1950","target":"1950","source_span":[10,14],"target_span":[5,9],"weight":2.5}]})");
  std::istringstream lines(bytes);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count)
    EXPECT_TRUE(nlohmann::json::accept(line)) << line;
  EXPECT_EQ(count, 4U);
}

TEST(Jsonl, SurvivesBrokenValues) {
  Alignment alignment = make_pairs({"bad \xFF\xC3", "two\nlines\x01"}, {"b", "c"});
  alignment.beads[0].confidence = std::numeric_limits<double>::quiet_NaN();
  alignment.beads[0].evidence.push_back(
      {AnchorKind::name, {5, 900}, {9, 2}, std::numeric_limits<double>::infinity()});
  const std::string bytes = written(alignment, WriteFormat::jsonl);
  const auto first = nlohmann::json::parse(bytes.substr(0, bytes.find('\n')));
  EXPECT_EQ(first["source"]["texts"][0], "bad \uFFFD\uFFFD");
  EXPECT_EQ(first["confidence"], 0);
  EXPECT_EQ(first["evidence"][0]["source"], "");
  EXPECT_EQ(std::count(bytes.begin(), bytes.end(), '\n'), 2);
}

TEST(Jsonl, FindsTheEndOfASentenceInTheFileBehindAnEntity) {
  // "caf&eacute;" in a file whose block ends at byte 20: the text is "café".
  Document document;
  document.name = "a.html";
  document.language = "es";
  document.text = "café";
  document.blocks.push_back({.text = {0, 5}, .origin = {3, 20}});
  document.origins.push_back({0, 3});
  OriginRun entity{3, 6};
  entity.exact = false;
  entity.text_step = entity.file_step = 0;
  document.origins.push_back(entity);
  Alignment alignment = make_pairs({"x"}, {"y"});
  alignment.source = Sentences(document, {{.span = {0, 5}}});
  EXPECT_EQ(nlohmann::json::parse(written(alignment, WriteFormat::jsonl))["source"]["origins"][0],
            (std::vector<int>{3, 20}));
  document.text += ".";
  document.origins.push_back({5, 14});
  alignment.source = Sentences(document, {{.span = {0, 5}}});
  EXPECT_EQ(nlohmann::json::parse(written(alignment, WriteFormat::jsonl))["source"]["origins"][0],
            (std::vector<int>{3, 14}));
}

TEST(Beads, AreVecalignsLadder) {
  EXPECT_EQ(written(interview(), WriteFormat::beads),
            "[0]:[0, 1]:0.973125\n[1]:[]:0.91\n[2]:[3]:0.5\n[]:[2]:0.875\n");
}

TEST(Beads, GiveEachUnalignedSentenceALineAndRejectedPairsToo) {
  Alignment alignment = make_pairs({"a", "b", "c"}, {"A", "B", "C"});
  alignment.beads = {make_bead({0, 1}, {}, 0.25), make_bead({2}, {0, 1}, 0.75), make_bead({}, {2}, 0.5)};
  alignment.beads[1].status = BeadStatus::rejected;
  EXPECT_EQ(written(alignment, WriteFormat::beads),
            "[0]:[]:0.25\n[1]:[]:0.25\n[2]:[]\n[]:[0]\n[]:[1]\n[]:[2]:0.5\n");
}

TEST(Beads, ComeBackAsTheyWere) {
  const Alignment alignment = interview();
  const Ladder before = to_ladder(alignment),
               after = parse_beads(written(alignment, WriteFormat::beads), "beads");
  ASSERT_EQ(after.size(), before.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_EQ(after[i].source, before[i].source);
    EXPECT_EQ(after[i].target, before[i].target);
    EXPECT_EQ(after[i].confidence, before[i].confidence);
  }
}

TEST(WriteAlignment, ThrowsWhenTheDiskIsFull) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "this system has no /dev/full";
  const std::vector<std::string> many(2000, "Una frase cualquiera, larga para llenar el búfer.");
  for (const Alignment& alignment : {make_pairs({"a"}, {"b"}), make_pairs(many, many)}) {
    for (const WriteFormat format : stream_formats()) {
      std::FILE* const full = std::fopen("/dev/full", "wb");
      WriteOptions options;
      options.output_name = "memory.tmx";
      try {
        write_alignment(alignment, full, format, options);
        ADD_FAILURE() << "a full disk went unseen";
      } catch (const DataError& error) {
        EXPECT_STREQ(error.what(), "memory.tmx: the disk is full. Free some space or write to another disk.");
      }
      std::fclose(full);
    }
  }
}

TEST(WriteAlignment, ThrowsWhenTheReaderGoesAwayInTheMiddle) {
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  const std::vector<std::string> many(5000, "Una frase cualquiera.");
  for (const WriteFormat format : stream_formats()) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    ::close(ends[0]);
    std::FILE* const stream = ::fdopen(ends[1], "wb");
    WriteOptions options;
    options.output_name = "-";
    try {
      write_alignment(make_pairs(many, many), stream, format, options);
      ADD_FAILURE() << "a closed pipe went unseen";
    } catch (const DataError& error) {
      EXPECT_THAT(error.what(), StartsWith("-: the program that reads the output has ended."));
    }
    std::fclose(stream);
  }
  std::signal(SIGPIPE, before);
}

}  // namespace
}  // namespace libalign
