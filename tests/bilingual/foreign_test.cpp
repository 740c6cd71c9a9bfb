// XLIFF, PO and memories of other tools.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bilingual/read_back.h"

namespace libalign {
namespace {

using testing::HasSubstr;

TEST(ForeignWordfast, IsReadInEachOfItsEncodings) {
  const std::string memory =
      "%20240101~000000\t%User ID,AB,AB Ana\t%TU=00000003\t%ES-ES\t%Wordfast TM "
      "v.6.01t/00\t%EN-US\t%---80442601.......\r\n"
      "20240102~101500\tAB\t2\tES-ES\tEl a\xF1o.\tEN-US\tThe year&'92;s end &'26; &'zz;.\tXX\r\n"
      "20240102~101501\tAB\t0\tES-ES\tUno.\tFR-FR\tUn.\r\n\r\n"
      "20240102~101502\tAB\t0\tES-ES\tTres.\tEN-US\t\r\n";
  std::string wide = "\xFF\xFE";
  for (const char c : memory) wide += c, wide += '\0';
  for (const std::string& bytes : {memory, wide}) {
    const Alignment alignment = read_back(bytes, "tm.txt");
    EXPECT_EQ(shown(alignment),
              "1-1 automatic El a\u00F1o. | The year\u2019s end & &'zz;.\n1-0 automatic Tres. | \n");
    EXPECT_EQ(alignment.source.language(), "es-ES");
    EXPECT_EQ(alignment.target.language(), "en-US");
  }
  EXPECT_EQ(error_of(memory + "20240102~101502\tAB\t0\tES-ES\tTres.\r\n", "tm.txt"),
            "tm.txt:6: this unit has 5 fields, and one of Wordfast has 7 at least. Mend or remove the line.");
}

TEST(ForeignXliff, LosesTagsButNoText) {
  const Alignment alignment = read_back(R"(<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.docx" source-language="es-ES"
  target-language="en-US" datatype="x"><header><note>nothing</note></header><body><group><trans-unit id="1" approved="yes">
<source>Un <g id="1">texto</g> <bpt id="2">&lt;b&gt;</bpt>en<ept id="2">&lt;/b&gt;</ept> negrita<x id="3"/>.</source>
<target>A <g id="1">text</g> in bold.</target>
<alt-trans match-quality="80"><source>Otro</source><target>Another</target></alt-trans><note>see p. 3</note></trans-unit>
<trans-unit id="2"><source>Sin traducir.</source></trans-unit>
<trans-unit id="3"><source>Por ver.</source><target state="needs-review-translation">To see.</target></trans-unit>
</group></body></file></xliff>)",
                                        "a.xlf");
  EXPECT_EQ(shown(alignment),
            "1-1 confirmed Un texto en negrita. | A text in bold. (see p. 3)\n1-0 automatic Sin traducir. | "
            "\n1-1 automatic "
            "Por ver. | To see.\n");
  EXPECT_EQ(alignment.source.language(), "es-ES");
  EXPECT_EQ(alignment.source.document().name, "a.docx");
}

TEST(ForeignXliff, TakesTheSegmentsOfAUnit) {
  const Alignment alignment =
      read_back(R"(<xliff version="1.2" xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"><file
 original="b" source-language="es-ES" target-language="en-GB"><body><trans-unit id="u"><source>Uno. Dos.</source>
<seg-source><mrk mtype="seg" mid="7">Uno.</mrk> <mrk mtype="seg" mid="8">Do<g id="1">s.</g></mrk></seg-source>
<target><mrk mtype="seg" mid="7">One.</mrk> <mrk mtype="seg" mid="8"/></target></trans-unit></body></file></xliff>)",
                "b.sdlxliff");
  EXPECT_EQ(shown(alignment), "1-1 automatic Uno. | One.\n1-0 automatic Dos. | \n");
  EXPECT_EQ(alignment.beads[0].id, "u-7");
}

TEST(ForeignXliff, ReadsTheSecondVersion) {
  const Alignment alignment =
      read_back(R"(<xliff xmlns="urn:oasis:names:tc:xliff:document:2.1" version="2.1" srcLang="es"
 trgLang="en"><file id="f"><unit id="u1"><mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match
 ref="#m"><source>X</source><target>Y</target></mtc:match></mtc:matches><segment id="s1" state="final"><source>Uno <pc
 id="1">dos</pc><cp hex="20AC"/>.</source><target>One two.</target></segment><ignorable><source> </source></ignorable><segment
 id="s2"><source>Tres.</source></segment></unit></file></xliff>)",
                "c.xlf");
  EXPECT_EQ(shown(alignment), "1-1 confirmed Uno dos€. | One two.\n1-0 automatic Tres. | \n");
  EXPECT_EQ(alignment.beads[1].id, "u1-2");
}

TEST(ForeignXliff, LeavesOutFilesOfOtherLanguages) {
  const auto file = [](const std::string& from, const std::string& to, const std::string& text) {
    return "<file source-language='" + from + "' target-language='" + to +
           "'><body><trans-unit id='1'><source>" + text +
           "</source><target>x</target></trans-unit></body></file>";
  };
  const Alignment alignment =
      read_back("<xliff version='1.2'>" + file("es", "en", "uno") + file("fr", "de", "deux") +
                    file("es-MX", "en-US", "tres") + "</xliff>",
                "a.xlf");
  EXPECT_EQ(shown(alignment), "1-1 automatic uno | x\n1-1 automatic tres | x\n");
  EXPECT_THAT(notes_of(alignment),
              testing::ElementsAre("files of other languages than es and en are left out: 1"));
}

TEST(ForeignXliff, SaysWhereItIsBroken) {
  EXPECT_THAT(error_of("<xliff version=\"1.2\">\n<file>\n<body></file></xliff>", "a.xlf"),
              testing::StartsWith("a.xlf:3:"));
  EXPECT_EQ(error_of("<html/>", "a.xlf"), "a.xlf: is no XLIFF. Check that it is the right file.");
  EXPECT_THAT(error_of("<!DOCTYPE x [<!ENTITY a \"b\">]><xliff>&a;</xliff>", "a.xlf"), HasSubstr("a.xlf:1:"));
}

TEST(Tmx, BringsBackPairsWithIdsStatusesAndRemarks) {
  Alignment before = interview();
  before.beads[2].note = "look";
  const Alignment after = read_back(written(before, WriteFormat::tmx), "a.tmx");
  EXPECT_EQ(shown(after),
            "1-1 automatic Nació en 1950 & vive aquí. | Born 1950. Lives here.\n1-1 confirmed Se fue <ayer>. "
            "| She left. "
            "(look)\n");
  EXPECT_EQ(after.beads[1].id, "50c04db8f06b3aab");
  EXPECT_EQ(after.beads[1].order, BeadOrder::moved);
  EXPECT_EQ(after.beads[0].confidence, 0.973125);
  EXPECT_EQ(after.source.document().name, "interview.es.html");
  EXPECT_EQ(after.target.language(), "en-US");
}

TEST(Tmx, TakesTwoLanguagesOfManyWithoutCodes) {
  const std::string memory = R"(<?xml version="1.0"?><tmx version="1.4"><header srclang="*all*"/><body>
<tu><tuv xml:lang="EN-us"><seg>One <bpt i="1">&lt;b&gt;</bpt>two<ept i="1">&lt;/b&gt;</ept> <hi>three</hi><ph>x</ph>.</seg></tuv>
<tuv xml:lang="fr"><seg>Un.</seg></tuv><tuv xml:lang="es-MX"><seg>Uno dos tres.</seg></tuv></tu>
<tu><tuv xml:lang="fr"><seg>Deux.</seg></tuv><tuv xml:lang="en"><seg>Two.</seg></tuv></tu></body></tmx>)";
  EXPECT_EQ(shown(read_back(memory, "a.tmx")),
            "1-1 automatic One two three. | Un.\n1-1 automatic Two. | Deux.\n");
  const Alignment chosen = read_back(memory, "a.tmx", {"es", "en"});
  EXPECT_EQ(shown(chosen), "1-1 automatic Uno dos tres. | One two three.\n");
  EXPECT_THAT(notes_of(chosen), testing::ElementsAre("units without es or en are left out: 1"));
}

TEST(Tmx, IsReadWhatCanBeRead) {
  const Alignment alignment = read_back(
      "<?xml version=\"1.0\"?><tmx version=\"1.4\"><header creationtool=\"x\" creationtoolversion=\"1\" "
      "segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" srclang=\"es\" datatype=\"x\"/><body><tu><tuv "
      "xml:lang=\"es\"><seg>A\x0B&nbsp;b</seg></tuv><tuv "
      "xml:lang=\"en\"><seg>C</seg></tuv></tu></body></tmx>",
      "a.tmx");
  EXPECT_EQ(alignment.beads.size(), 1U);
  EXPECT_THAT(notes_of(alignment), testing::ElementsAre(HasSubstr("bitext tmx check names them")));
  EXPECT_THAT(error_of("<html/>", "a.tmx"), HasSubstr("a.tmx"));
}

TEST(ForeignPo, ReadsBytesThatAreWrittenAsNumbers) {
  BilingualOptions options;
  options.source_language = "es";
  options.target_language = "en";
  EXPECT_EQ(shown(read_back("msgid \"se\\303\\261or \\x41\\1012\"\nmsgstr \"sir\\xg\"\n", "a.po", options)),
            "1-1 confirmed señor AA2 | sirxg\n");
  EXPECT_EQ(
      error_of("msgid \"se\\361or\"\nmsgstr \"sir\"\n", "a.po"),
      "a.po:1: this text holds bytes that are no UTF-8, written as numbers. Write the letters themselves.");
}

TEST(ForeignPo, TakesFinishedTranslationsAsConfirmed) {
  const Alignment alignment = read_back(R"(# Translators
msgid ""
msgstr ""
"Project-Id-Version: x\n"
"Language: es\n"

#: src/a.c:1
msgid "One "
"line\n"
msgstr "Una "
"línea\n"

#, fuzzy, c-format
#| msgid "old"
msgid "Two \"quoted\""
msgstr "Dos"

msgid "%d file"
msgid_plural "%d files"
msgstr[0] "%d archivo"
msgstr[1] "%d archivos"

#~ msgid "gone"
#~ msgstr "ido"

msgid "Untranslated"
msgstr ""
)",
                                        "es.po", {"en", ""});
  EXPECT_EQ(shown(alignment),
            "1-1 confirmed One line | Una línea\n1-1 automatic Two \"quoted\" | Dos\n1-1 confirmed %d file | "
            "%d archivo\n1-1 "
            "confirmed %d files | %d archivos\n1-0 automatic Untranslated | \n");
  EXPECT_EQ(alignment.target.language(), "es");
  EXPECT_EQ(error_of("msgid \"a\"\nmsgstr \"b\"\nnonsense\n", "a.po"),
            "a.po:3: this line is none of a PO file. Check it with msgfmt.");
}

// The reviewer takes the mark away: that is a yes.
TEST(OurPo, ConfirmsWhatIsNoLongerFuzzy) {
  Alignment before = make_pairs({"Uno."}, {"One."});
  before.beads[0].confidence = 0.3;
  std::string bytes = written(before, WriteFormat::po);
  EXPECT_EQ(read_back(bytes, "a.po").beads[0].status, BeadStatus::automatic);
  bytes.erase(bytes.find("#, fuzzy\n"), 9);
  EXPECT_EQ(read_back(bytes, "a.po").beads[0].status, BeadStatus::confirmed);
}

}  // namespace
}  // namespace libalign
