// What we write comes back: the same beads, and from those the same bytes again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bilingual/read_back.h"

namespace libalign {
namespace {

using namespace std::string_literals;

Alignment remarked() {
  Alignment alignment = interview();
  alignment.beads[0].note = "look & see \"there\"";
  alignment.beads[0].confidence = 0.6;
  return alignment;
}

Alignment hostile() {
  const std::vector<std::string> texts = {"=1+1",
                                          "- ¿Vienes?",
                                          "@a",
                                          "'=x",
                                          "''''",
                                          "a \"b\" 'c', d; e",
                                          "\\ \\n %s \\\"",
                                          "< & > ]]> <!-- -->",
                                          "😀 𝔘 שלום",
                                          "_x000D_ _x5_ _x005F_",
                                          "uno dos.",
                                          "#, fuzzy",
                                          "1-1",
                                          "0012",
                                          "msgid \"x\""};
  Alignment alignment = make_pairs(texts, texts);
  for (std::size_t i = 0; i < alignment.beads.size(); ++i) {
    alignment.beads[i].status = static_cast<BeadStatus>(i % 3);
    alignment.beads[i].confidence = static_cast<double>(i) / 16;
  }
  return alignment;
}

// Of what a format may lose, nothing but the text inside a bead may differ: where its sentences meet.
void expect_same(const Alignment& before, const Alignment& after, WriteFormat format) {
  ASSERT_EQ(after.beads.size(), before.beads.size());
  for (std::size_t i = 0; i < before.beads.size(); ++i) {
    const Bead& was = before.beads[i];
    const Bead& is = after.beads[i];
    EXPECT_EQ(is.source, was.source) << i;
    EXPECT_EQ(is.target, was.target) << i;
    EXPECT_EQ(is.order, was.order) << i;
    EXPECT_NEAR(is.confidence, was.confidence, 1e-6) << i;
    EXPECT_NEAR(is.translation, was.translation, 1e-6) << i;
    EXPECT_EQ(after.source_text(is), before.source_text(was)) << i;
    EXPECT_EQ(after.target_text(is), before.target_text(was)) << i;
    EXPECT_EQ(after.id_of(is), before.id_of(was)) << i;
    if (format == WriteFormat::tsv) continue;  // no remarks
    EXPECT_EQ(is.note, was.note) << i;
  }
}

class RoundTrip : public testing::TestWithParam<WriteFormat> {};

TEST_P(RoundTrip, KeepsBeadsIdsStatusesAndRemarks) {
  const std::string name = "a" + std::string(entry_of(GetParam()).endings.front());
  for (const Alignment& before : {remarked(), hostile()}) {
    const std::string bytes = written(before, GetParam());
    const Alignment after = read_back(bytes, name, {before.source.language(), before.target.language()});
    expect_same(before, after, GetParam());
    for (std::size_t i = 0; i < before.beads.size(); ++i)
      EXPECT_EQ(after.beads[i].status, before.beads[i].status);
    EXPECT_THAT(notes_of(after), testing::IsEmpty());
    if (GetParam() == WriteFormat::jsonl || GetParam() == WriteFormat::xlsx) {
      EXPECT_EQ(written(after, GetParam()), bytes);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, RoundTrip,
                         testing::Values(WriteFormat::tsv, WriteFormat::jsonl, WriteFormat::csv,
                                         WriteFormat::xlsx, WriteFormat::xliff, WriteFormat::xliff2),
                         [](const auto& info) { return std::string(entry_of(info.param).name); });

TEST(RoundTripOfPo, KeepsAllButWhatHasNoSource) {
  const Alignment before = remarked();
  const Alignment after = read_back(written(before, WriteFormat::po), "a.po");
  EXPECT_EQ(shown(after),
            "1-2 automatic Nació en 1950 & vive aquí. | Born 1950. Lives here. (look & see \"there\")\n"
            "1-0 automatic ¿Y usted? | \n"
            "1-1 confirmed Se fue <ayer>. | She left.\n");
  EXPECT_EQ(after.source.language(), "es");
  EXPECT_EQ(after.target.language(), "en-US");
  const Alignment texts = hostile();
  expect_same(texts, read_back(written(texts, WriteFormat::po), "a.po"), WriteFormat::po);
}

TEST(RoundTripOfJsonl, KeepsOffsetsBlocksAndEvidence) {
  Alignment before = interview();
  Document document = before.source.document();
  document.blocks[0].kind = BlockKind::heading;
  std::vector<Sentence> sentences;
  for (std::size_t i = 0; i < before.source.size(); ++i) sentences.push_back(before.source[i]);
  before.source = Sentences(std::move(document), std::move(sentences));
  const std::string bytes = written(before, WriteFormat::jsonl);
  EXPECT_EQ(written(read_back(bytes, "a.jsonl", {"es", "en-US"}), WriteFormat::jsonl), bytes);
}

TEST(RoundTripOfXlsx, BringsNamesLanguagesAndProvenance) {
  const Alignment after = read_back(written(interview(), WriteFormat::xlsx), "a.xlsx");
  EXPECT_EQ(after.source.document().name, "interview.es.html");
  EXPECT_EQ(after.target.document().name, "article.en.html");
  EXPECT_EQ(after.source.language(), "es");
  EXPECT_EQ(after.target.language(), "en-US");
  EXPECT_EQ(after.provenance.options, interview().provenance.options);
  EXPECT_EQ(written(after, WriteFormat::tmx), written(interview(), WriteFormat::tmx))
      << "the memory is the same";
}

TEST(RoundTripOfXlsx, GoesThroughLibreOffice) {
  if (run("soffice --version").status != 0) GTEST_SKIP() << "LibreOffice is not installed";
  const Scratch scratch;
  Alignment before = hostile();
  before.beads.erase(before.beads.begin() + 9);  // LibreOffice reads "_x000D_" as it stands in a cell of ours
  write_content(scratch.file("a.xlsx"), written(before, WriteFormat::xlsx));
  const std::string office = "timeout 120 soffice -env:UserInstallation=file://" + scratch.file("profile") +
                             " --headless --convert-to ";
  const ProgramResult result = run("cd '" + scratch.folder().string() + "' && " + office + "ods a.xlsx && " +
                                   office + "xlsx --outdir out a.ods");
  if (!std::filesystem::exists(scratch.file("out/a.xlsx")))
    GTEST_SKIP() << "LibreOffice (libreoffice-calc) does not run: " << result.output;
  const Alignment after = read_bilingual(scratch.file("out/a.xlsx"));
  ASSERT_EQ(after.beads.size(), before.beads.size());
  for (std::size_t i = 0; i < before.beads.size(); ++i) {
    EXPECT_EQ(after.source_text(after.beads[i]), before.source_text(before.beads[i]));
    EXPECT_EQ(after.beads[i].status, before.beads[i].status);
    EXPECT_EQ(after.id_of(after.beads[i]), before.id_of(before.beads[i]));
  }
}

}  // namespace
}  // namespace libalign
