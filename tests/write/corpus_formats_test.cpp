// The formats of corpora: what their files are called, and that no sentence is lost.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "libalign/write.h"
#include "write/make_alignment.h"
#include "write/scratch.h"

namespace libalign {
namespace {

using testing::HasSubstr;
using Files = std::map<std::string, std::string>;

Files files_of(const Alignment& alignment, WriteFormat format, WriteReport* report = nullptr) {
  const Scratch scratch;
  const auto out = make_output(scratch.file("c"), format, OutputFile::Existing::refuse);
  const WriteReport made = write_alignment(alignment, *out, format);
  out->commit();
  if (report != nullptr) *report = made;
  Files files;
  for (const auto& entry : std::filesystem::directory_iterator(scratch.file("c")))
    files[entry.path().filename().string()] = content_of(entry.path().string());
  return files;
}

// Two sentences in a heading and a paragraph.
Alignment with_blocks() {
  Alignment alignment = interview();
  Document source = alignment.source.document();
  source.blocks[0].kind = BlockKind::heading;
  source.metadata.url = "https://example.org/?a=1&b=2";
  std::vector<Sentence> sentences;
  for (std::size_t i = 0; i < alignment.source.size(); ++i) sentences.push_back(alignment.source[i]);
  sentences[2].block = 1;
  alignment.source = Sentences(std::move(source), std::move(sentences));
  return alignment;
}

Alignment hostile() {
  const std::vector<std::string> texts = {"a < b & \"c\" > d ]]>", "\t\n", std::string("a\0\x01 b\uFFFE", 9),
                                          "😀 שלום", "</s></p>"};
  Alignment alignment = make_pairs(texts, texts);
  alignment.beads[1].status = BeadStatus::rejected;
  return alignment;
}

TEST(Xces, LinksSentencesOfTwoDocuments) {
  const Files files = files_of(with_blocks(), WriteFormat::xces);
  ASSERT_EQ(files.size(), 3U);
  EXPECT_THAT(
      files.at("c.es.xml"),
      HasSubstr(
          "<p id=\"p1\" type=\"heading\">\n<s id=\"s1.1\" from=\"0\" to=\"28\">Nació en 1950 &amp; vive "
          "aquí.</s>\n</p>\n<p id=\"p2\" type=\"paragraph\">\n<s id=\"s2.1\" from=\"29\" to=\"39\">¿Y "
          "usted?</s>\n<s id=\"s2.2\" from=\"40\" to=\"54\">Se fue &lt;ayer&gt;.</s>\n</p>\n</body>"));
  EXPECT_THAT(files.at("c.es.xml"), HasSubstr("https://example.org/?a=1&amp;b=2"));
  EXPECT_EQ(files.at("c.links.xml"), R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">
<cesAlign version="1.0">
<linkGrp targType="s" fromDoc="c.es.xml" toDoc="c.en-US.xml">
<link id="SL1" xtargets="s1.1;s1.1 s2.1" certainty="0.973125"/>
<link id="SL2" xtargets="s2.1;" certainty="0.91"/>
<link id="SL3" xtargets="s2.2;s4.1" certainty="0.5" status="confirmed" order="moved"/>
<link id="SL4" xtargets=";s3.1" certainty="0.875"/>
</linkGrp>
</cesAlign>
)");
}

TEST(Tei, StandsOffTheTexts) {
  const Files files = files_of(with_blocks(), WriteFormat::tei);
  EXPECT_THAT(
      files.at("c.es.xml"),
      HasSubstr("<ab xml:id=\"p1\" type=\"heading\">\n<s xml:id=\"s1\" n=\"0-28\">Nació en 1950 &amp; vive "
                "aquí.</s>\n</ab>\n<p xml:id=\"p2\">"));
  EXPECT_THAT(files.at("c.links.xml"), HasSubstr(R"(<linkGrp type="alignment">
<link xml:id="b1" type="1-2" target="c.es.xml#s1 c.en-US.xml#s1 c.en-US.xml#s2" cert="0.973125"/>
<ptr xml:id="b2" type="unaligned" target="c.es.xml#s2" cert="0.91"/>
<link xml:id="b3" type="1-1" target="c.es.xml#s3 c.en-US.xml#s4" cert="0.5" subtype="confirmed" rend="moved"/>
<ptr xml:id="b4" type="unaligned" target="c.en-US.xml#s3" cert="0.875"/>
</linkGrp>)"));
}

TEST(InterText, PutsTheSecondTextFirst) {
  Alignment alignment = with_blocks();
  alignment.beads[0].confidence = 0.6;
  const Files files = files_of(alignment, WriteFormat::intertext);
  EXPECT_THAT(files.at("c.es.xml"),
              HasSubstr("<p id=\"2\" type=\"paragraph\">\n<s id=\"2:1\">¿Y usted?</s>\n<s id=\"2:2\">"));
  EXPECT_EQ(files.at("c.es.en-US.xml"), R"(<?xml version="1.0" encoding="UTF-8"?>
<linkGrp toDoc="c.en-US.xml" fromDoc="c.es.xml">
<link type="2-1" xtargets="1:1 2:1;1:1" status="auto" mark="1"/>
<link type="0-1" xtargets=";2:1" status="auto"/>
<link type="1-1" xtargets="4:1;2:2" status="man"/>
<link type="1-0" xtargets="3:1;" status="auto"/>
</linkGrp>
)");
}

TEST(Cwb, HasVerticalsAndBeadsInBothDirections) {
  const Files files = files_of(with_blocks(), WriteFormat::cwb);
  ASSERT_EQ(files.size(), 4U);
  EXPECT_THAT(
      files.at("c.es.vrt"),
      HasSubstr("<s id=\"s1\" from=\"0\" to=\"28\">\nNació\nen\n1950\n&amp;\nvive\naquí\n.\n</s>\n</p>\n"));
  EXPECT_EQ(files.at("c.es-en-US.beads"), "C_ES\tC_EN_US\ts\t{id}\ns1\ts1 s2\ns2\t\ns3\ts4\n\ts3\n");
  EXPECT_EQ(files.at("c.en-US-es.beads"), "C_EN_US\tC_ES\ts\t{id}\ns1 s2\ts1\n\ts2\ns4\ts3\ns3\t\n");
}

TEST(Manatee, MapsRangesOfStructures) {
  WriteReport report;
  const Files files = files_of(with_blocks(), WriteFormat::manatee, &report);
  EXPECT_EQ(files.at("c.es-en-US.map"), "0\t0,1\n1\t-1\n2\t-1\n-1\t2\n-1\t3\n");
  EXPECT_EQ(files.at("c.en-US-es.map"), "0,1\t0\n-1\t1\n-1\t2\n2\t-1\n3\t-1\n");
  EXPECT_THAT(files.at("c.es.vert"), HasSubstr("aquí\n<g/>\n.\n</s>"));
  ASSERT_EQ(report.notes.size(), 1U) << "the pair that has moved";
}

TEST(ParaConc, NumbersTheSameSegmentsOnBothSides) {
  const Files files = files_of(with_blocks(), WriteFormat::paraconc);
  EXPECT_EQ(files.at("c.es.txt"),
            "<seg id=\"1\">Nació en 1950 &amp; vive aquí.</seg>\n<seg id=\"2\">¿Y usted?</seg>\n<seg "
            "id=\"3\">Se fue "
            "&lt;ayer&gt;.</seg>\n<seg id=\"4\"></seg>\n");
  EXPECT_EQ(
      files.at("c.en-US.txt"),
      "<seg id=\"1\">Born 1950. Lives here.</seg>\n<seg id=\"2\"></seg>\n<seg id=\"3\">She left.</seg>\n<seg "
      "id=\"4\">An advert.</seg>\n");
}

// A vertical without a token in a sentence would shift what counts sentences.
TEST(Vertical, HasATokenInEverySentence) {
  const std::string vertical = files_of(hostile(), WriteFormat::cwb).at("c.es.vrt");
  EXPECT_THAT(vertical, HasSubstr("<s id=\"s2\" from=\"20\" to=\"22\">\n_\n</s>"));
}

TEST(CorpusFormats, AreWellFormedWhateverTheText) {
  if (run("xmllint --version").status != 0) GTEST_SKIP() << "xmllint (libxml2-utils) is not installed";
  for (const WriteFormat format : {WriteFormat::xces, WriteFormat::tei, WriteFormat::intertext}) {
    for (const Alignment& alignment : {with_blocks(), hostile(), make_pairs({}, {})}) {
      for (const auto& [name, bytes] : files_of(alignment, format)) {
        const Scratch scratch;
        write_content(scratch.file("a.xml"), bytes);
        EXPECT_EQ(run("xmllint --nonet --noout '" + scratch.file("a.xml") + "'").output, "") << name;
      }
    }
  }
}

TEST(CorpusFormats, TakeARejectedPairApart) {
  const Files files = files_of(hostile(), WriteFormat::xces);
  EXPECT_THAT(files.at("c.links.xml"), HasSubstr("xtargets=\"s2.1;\""));
  EXPECT_THAT(files.at("c.links.xml"), HasSubstr("xtargets=\";s2.1\""));
}

TEST(CorpusFormats, CallTwoTextsOfOneLanguageSourceAndTarget) {
  Alignment alignment = make_alignment({"a", "es", {"a"}}, {"b", "es", {"b"}}, {make_bead({0}, {0})});
  for (const FormatEntry& entry : formats()) {
    if (!entry.several_files) continue;
    const Files files = files_of(alignment, entry.format);
    EXPECT_TRUE(std::ranges::any_of(files, [](const auto& file) {
      return file.first.starts_with("c.source");
    })) << entry.name;
  }
}

}  // namespace
}  // namespace libalign
