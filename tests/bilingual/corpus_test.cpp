// Corpora of stand-off links: XCES, TEI, InterText, ours and of others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <filesystem>

#include "bilingual/read_back.h"
#include "libalign/units.h"

namespace libalign {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

// A folder of files, the links among them.
class Corpus {
 public:
  Corpus& file(const std::string& name, const std::string& content) {
    std::filesystem::create_directories(std::filesystem::path(scratch_.file(name)).parent_path());
    write_content(scratch_.file(name), content);
    return *this;
  }
  Corpus& packed(const std::string& name, const std::string& content) {
    std::filesystem::create_directories(std::filesystem::path(scratch_.file(name)).parent_path());
    const gzFile out = gzopen(scratch_.file(name).c_str(), "wb");
    gzwrite(out, content.data(), static_cast<unsigned>(content.size()));
    gzclose(out);
    return *this;
  }
  Alignment read(const std::string& links, const BilingualOptions& options = {}) const {
    return read_bilingual(scratch_.file(links), options);
  }
  std::string error(const std::string& links) const {
    try {
      read(links);
    } catch (const DataError& error) {
      std::string text = error.what();
      const std::string folder = scratch_.folder().string() + "/";
      for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder))
        text.erase(at, folder.size());
      return text;
    }
    return "no error";
  }
  std::string path(const std::string& name) const { return scratch_.file(name); }

 private:
  Scratch scratch_;
};

std::string links_of(const std::string& links, const std::string& from = "es/a.xml.gz",
                     const std::string& to = "en/a.xml.gz") {
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE cesAlign PUBLIC \"-//CES//DTD XML "
         "cesAlign//EN\" "
         "\"\">\n<cesAlign version=\"1.0\">\n<linkGrp targType=\"s\" fromDoc=\"" +
         from + "\" toDoc=\"" + to + "\">\n" + links + "</linkGrp>\n</cesAlign>\n";
}

const char* const kSpanish =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<text>\n <p id=\"1\">\n  <s id=\"s1.1\">\n   <w "
    "id=\"w1\">¿</w>\n   "
    "<w id=\"w2\">Vienes</w>\n   <w id=\"w3\">,</w>\n   <w>Ana</w>\n   <w>?</w>\n  </s>\n  <s id=\"s1.2\">Sí "
    "&amp;\n   no.</s>\n"
    " </p>\n <p id=\"2\"><s id=\"s2.1\">Fin.</s></p>\n</text>\n";
const char* const kEnglish =
    "<text><head><s id=\"s1.1\">Are you coming, Ana? Yes and no.</s></head><s id=\"s2.1\">Nobody.</s></text>";

TEST(Xces, IsReadAsOpusHasIt) {
  Corpus corpus;
  corpus.packed("es/a.xml.gz", kSpanish).file("en/a.xml", kEnglish);
  corpus.file("es-en.xml", links_of("<link id=\"SL1\" xtargets=\"s1.1 s1.2;s1.1\" certainty=\"0.88\"/>\n"
                                    "<link id=\"SL2\" xtargets=\";s2.1\" certainty=\"-1.5\" />\n"));
  const Alignment alignment = corpus.read("es-en.xml");
  EXPECT_EQ(shown(alignment),
            "2-1 automatic ¿Vienes, Ana? Sí & no. | Are you coming, Ana? Yes and no.\n0-1 automatic  | "
            "Nobody.\n1-0 "
            "automatic Fin. | \n");
  EXPECT_EQ(alignment.beads[0].confidence, 0.88);
  EXPECT_EQ(alignment.source.language(), "es");
  EXPECT_EQ(alignment.target.language(), "en");
  EXPECT_EQ(alignment.source.document().name, "es/a.xml.gz");
  EXPECT_EQ(alignment.source.document().blocks.size(), 2U);
  EXPECT_EQ(alignment.target.document().blocks[0].kind, BlockKind::heading);
  EXPECT_THAT(notes_of(alignment), testing::IsEmpty());
}

TEST(Xces, JoinsSeveralPairsOfDocuments) {
  Corpus corpus;
  for (const char* const name : {"es/a.xml", "en/a.xml", "es/b.xml", "en/b.xml"})
    corpus.file(name, std::string("<text><p><s id=\"1\">") + name + "</s><s id=\"2\">Fin.</s></p></text>");
  std::string links = links_of("<link xtargets=\"1;1\"/><link xtargets=\"2;2\"/>\n");
  links.replace(links.find("</cesAlign>"), 0,
                "<linkGrp targType=\"s\" fromDoc=\"es/b.xml.gz\" toDoc=\"en/b.xml.gz\"><link "
                "xtargets=\"1;1\"/></linkGrp>\n");
  corpus.file("links.xml", links);
  const Alignment alignment = corpus.read("links.xml");
  EXPECT_EQ(shown(alignment),
            "1-1 automatic es/a.xml | en/a.xml\n1-1 automatic Fin. | Fin.\n1-1 automatic es/b.xml | "
            "en/b.xml\n1-0 automatic "
            "Fin. | \n0-1 automatic  | Fin.\n");
  EXPECT_EQ(alignment.source.document().blocks.size(), 2U);
  EXPECT_EQ(alignment.source.document().name, corpus.path("links.xml"));
}

TEST(InterText, HasTheSecondTextFirst) {
  Corpus corpus;
  corpus
      .file("x.es.xml",
            "<doc lang=\"es\"><p id=\"1\"><s id=\"1:1\">Uno.</s> <s id=\"1:2\">Dos.</s></p></doc>")
      .file("x.en.xml", "<doc lang=\"en\"><p id=\"1\"><s id=\"1:1\">One and two.</s></p></doc>")
      .file("x.es.en.xml",
            "<?xml version='1.0' encoding='utf-8'?>\n<linkGrp toDoc=\"x.en.xml\" "
            "fromDoc=\"x.es.xml\">\n<link type='1-2' "
            "xtargets='1:1;1:1 1:2' status='auto' mark='1'/>\n</linkGrp>");
  const Alignment alignment = corpus.read("x.es.en.xml");
  EXPECT_EQ(shown(alignment), "2-1 automatic Uno. Dos. | One and two.\n");
  EXPECT_LT(alignment.beads[0].confidence, kDoubtfulConfidence);
}

TEST(Tei, LinksAnyElementThatHasAnId) {
  Corpus corpus;
  corpus
      .file("es.xml",
            "<TEI xml:lang=\"es\" "
            "xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><s>no</s></teiHeader><text><body>"
            "<head xml:id=\"h\">Título</head><ab xml:id=\"a1\">Uno <hi>dos</hi>.</ab><p>no "
            "link</p></body></text></TEI>")
      .file("en text.xml",
            "<TEI xml:lang=\"en\"><text><body><ab xml:id=\"a1\">One two.</ab><ab "
            "xml:id=\"h\">Title</ab></body></text></TEI>")
      .file("links.xml",
            "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><standOff><linkGrp type=\"alignment\"><ptr "
            "target=\"es.xml#h\"/>"
            "<link target=\"es.xml#a1 en%20text.xml#a1\" cert=\"0.5\" "
            "subtype=\"confirmed\"/></linkGrp></standOff></TEI>");
  const Alignment alignment = corpus.read("links.xml");
  EXPECT_EQ(shown(alignment), "1-0 automatic Título | \n1-1 confirmed Uno dos. | One two.\n");
}

TEST(Corpora, SayWhatIsWrongWithThem) {
  Corpus corpus;
  corpus.file("es/a.xml", kSpanish).file("en/a.xml", kEnglish);
  const auto error = [&](const std::string& links) {
    corpus.file("l.xml", links);
    return corpus.error("l.xml");
  };
  EXPECT_EQ(
      error(links_of("<link xtargets=\"s9;s1.1\"/>")),
      "l.xml:5: names the sentence s9, which is not in es/a.xml.gz. Check that the files belong together.");
  EXPECT_THAT(error(links_of("<link xtargets=\"s1.1;s1.1\"/><link xtargets=\"s1.1;\"/>")),
              HasSubstr("names the sentence s1.1 of es/a.xml.gz twice."));
  EXPECT_THAT(error(links_of("<link xtargets=\"s1.1\"/>")),
              StartsWith("l.xml:5:1: the link has no xtargets of two sides"));
  EXPECT_EQ(error(links_of("", "es/none.xml")),
            "l.xml:4: names the document es/none.xml, which is not there. Put the document beside it, or "
            "name both: bitext "
            "convert l.xml SOURCE TARGET OUT.");
  EXPECT_THAT(error("<cesAlign/>"), HasSubstr("links no texts: no linkGrp is in it."));
  EXPECT_THAT(error(links_of("<link>")), StartsWith("l.xml:5:"));
  EXPECT_THAT(error("<TEI><linkGrp><link target=\"#a #b\"/></linkGrp></TEI>"),
              HasSubstr("does not name a sentence of another file"));
  EXPECT_THAT(error("<TEI><linkGrp><link target=\"a.xml#a b.xml#b c.xml#c\"/></linkGrp></TEI>"),
              HasSubstr("links more than two texts."));
  EXPECT_THAT(error("<TEI><linkGrp><ptr target=\"a.xml#a\"/></linkGrp></TEI>"),
              HasSubstr("l.xml:1: links one text only"));
  corpus.file("es/a.xml", "<text><s id=\"1\"/><s id=\"1\"/></text>");
  EXPECT_EQ(error(links_of("<link xtargets=\"1;\"/>")),
            "es/a.xml.gz:1:18: the id 1 stands here a second time. Give each sentence an id of its own.");
  corpus.file("es/a.xml", "<text><s id=\"1\">");
  EXPECT_THAT(error(links_of("<link xtargets=\"1;\"/>")), StartsWith("es/a.xml.gz:1:"));
}

TEST(Corpora, OpenNothingOutsideOfTheirFolder) {
  Corpus corpus;
  corpus.file("secret.xml", kSpanish).file("c/en/a.xml", kEnglish);
  std::filesystem::create_directories(corpus.path("c/es"));
  std::filesystem::create_symlink(corpus.path("secret.xml"), corpus.path("c/es/link.xml"));
  std::filesystem::create_symlink("../en/a.xml", corpus.path("c/es/inside.xml"));
  for (const std::string& name :
       {std::string("../secret.xml"), std::string("en/../../secret.xml"), corpus.path("secret.xml"),
        std::string("es/link.xml"), std::string("es/link.xml.gz")}) {
    corpus.file("c/l.xml", links_of("<link xtargets=\"s1.1;\"/>", name));
    EXPECT_THAT(corpus.error("c/l.xml"), HasSubstr("which is not in its folder. Put the document beside it"))
        << name;
  }
  for (const char* const name : {"", "en", "/dev/null", "es/none.xml"}) {
    corpus.file("c/l.xml", links_of("<link xtargets=\"s1.1;\"/>", name));
    EXPECT_THAT(corpus.error("c/l.xml"), StartsWith("c/l.xml:4: names ")) << name;
  }
  corpus.file("c/l.xml", links_of("<link xtargets=\"s1.1;s1.1\"/>", "es/inside.xml", "en/a.xml"));
  EXPECT_EQ(corpus.error("c/l.xml"), "no error");
}

TEST(Corpora, AreBoundedByWhatTheirDocumentsHold) {
  Corpus corpus;
  corpus.packed("es/a.xml.gz", "<text>" + std::string(300'000, ' ') + "</text>").file("en/a.xml", kEnglish);
  corpus.file("l.xml", links_of("<link xtargets=\";s1.1\"/>"));
  EXPECT_THROW(corpus.read("l.xml", {"", "", "", 200'000}), DataError);
}

TEST(Corpora, TakeDocumentsThatAreNamed) {
  Corpus corpus;
  corpus.file("one.xml", kSpanish).file("two.xml", kEnglish);
  corpus.file("l.xml", links_of("<link xtargets=\"s1.1 s1.2;s1.1\"/>", "/far/away.xml", "../x.xml"));
  const Alignment alignment =
      read_lines(corpus.path("one.xml"), corpus.path("two.xml"), corpus.path("l.xml"));
  EXPECT_THAT(shown(alignment), StartsWith("2-1 automatic ¿Vienes, Ana? Sí & no. | Are you coming"));
}

TEST(Corpora, CanBeAlignedAnew) {
  Corpus corpus;
  corpus.packed("es/a.xml.gz", kSpanish).file("en/a.xml", kEnglish);
  corpus.file("l.xml", links_of("<link xtargets=\"s1.1 s1.2;s1.1\"/>"));
  const Alignment alignment = align_units(read_units(corpus.path("l.xml")));
  EXPECT_EQ(shown(alignment),
            "1-1 automatic ¿Vienes, Ana? | Are you coming, Ana?\n1-1 automatic Sí & no. | Yes and no.\n1-0 "
            "automatic Fin. | "
            "\n0-1 automatic  | Nobody.\n");
}

// Where no link says so, what crosses others has moved.
TEST(Corpora, FindOutWhatHasMoved) {
  Corpus corpus;
  const std::string text = "<text><s id=\"1\">A.</s><s id=\"2\">B.</s><s id=\"3\">C.</s></text>";
  corpus.file("es/a.xml", text).file("en/a.xml", text);
  corpus.file("l.xml", links_of("<link xtargets=\"3;1\"/><link xtargets=\"1;2\"/><link xtargets=\"2;3\"/>"));
  const Alignment alignment = corpus.read("l.xml");
  ASSERT_EQ(alignment.beads.size(), 3U);
  EXPECT_EQ(alignment.beads[0].order, BeadOrder::in_order);
  EXPECT_EQ(alignment.beads[2].order, BeadOrder::moved);
  EXPECT_THAT(notes_of(alignment), testing::IsEmpty());
}

class CorpusRoundTrip : public testing::TestWithParam<WriteFormat> {};

// InterText has no place for what has moved, nor for a confidence.
TEST_P(CorpusRoundTrip, BringsBackTextsLinksAndParagraphs) {
  Alignment before = interview();
  before.beads[0].status = BeadStatus::confirmed;
  const Scratch scratch;
  const auto write = [&](const Alignment& alignment, const std::string& folder) {
    const auto out = make_output(scratch.file(folder), GetParam(), OutputFile::Existing::refuse);
    write_alignment(alignment, *out, GetParam(), {});
    out->commit();
  };
  write(before, "a");
  const std::string links = GetParam() == WriteFormat::intertext ? "/a.es.en-US.xml" : "/a.links.xml";
  const Alignment after = read_bilingual(scratch.file("a") + links);
  ASSERT_EQ(after.beads.size(), before.beads.size());
  for (std::size_t i = 0; i < before.beads.size(); ++i) {
    EXPECT_EQ(after.beads[i].source, before.beads[i].source) << i;
    EXPECT_EQ(after.beads[i].target, before.beads[i].target) << i;
    EXPECT_EQ(after.source_text(after.beads[i]), before.source_text(before.beads[i]));
    EXPECT_EQ(after.target_text(after.beads[i]), before.target_text(before.beads[i]));
    if (!before.beads[i].unaligned()) {
      EXPECT_EQ(after.beads[i].status, before.beads[i].status);
    }
    if (GetParam() != WriteFormat::intertext) {
      EXPECT_EQ(after.beads[i].order, before.beads[i].order) << i;
      EXPECT_NEAR(after.beads[i].confidence, before.beads[i].confidence, 1e-6);
    }
  }
  EXPECT_EQ(after.source.language(), before.source.language());
  EXPECT_EQ(after.target.language(), before.target.language());
  EXPECT_EQ(after.source.document().blocks.size(), before.source.document().blocks.size());
}

INSTANTIATE_TEST_SUITE_P(Formats, CorpusRoundTrip,
                         testing::Values(WriteFormat::xces, WriteFormat::tei, WriteFormat::intertext),
                         [](const auto& info) { return std::string(entry_of(info.param).name); });

}  // namespace
}  // namespace libalign
