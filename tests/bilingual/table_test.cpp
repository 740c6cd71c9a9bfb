// Tables that a person has changed, or that come from elsewhere.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bilingual/read_back.h"

namespace libalign {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kHead = "id\tstatus\tsource_ids\ttarget_ids\tsource\ttarget\tnote\n";

TEST(Table, IsPutBackIntoTheOrderOfTheSource) {
  const Alignment alignment = read_back(kHead +
                                            "d\t\t\t2\t\tD.\t\n"
                                            "c\t\t2\t3\tC.\tc.\t\n"
                                            "a\t\t0\t0 1\tA.\ta1. a2.\t\n"
                                            "b\t\t1\t\tB.\t\t\n",
                                        "a.tsv", {"es", "en"});
  EXPECT_EQ(shown(alignment),
            "1-2 automatic A. | a1. a2.\n0-1 automatic  | D.\n1-0 automatic B. | \n1-1 automatic C. | c.\n");
  EXPECT_THAT(notes_of(alignment),
              ElementsAre("the rows stood in another order; they were put back into that of the source"));
}

TEST(Table, CountsAnewWhenARowIsGoneOrStandsTwice) {
  for (const char* const rows :
       {"a\t\t0\t0\tA.\ta.\t\nc\t\t2\t2\tC.\tc.\t\n", "a\t\t0\t0\tA.\ta.\t\na\t\t0\t0\tA.\ta.\t\n",
        "a\t\t0\tx\tA.\ta.\t\nc\t\t99999999999999999999\t2\tC.\tc.\t\n"}) {
    const Alignment alignment = read_back(kHead + rows, "a.tsv", {"es", "en"});
    ASSERT_EQ(alignment.beads.size(), 2U);
    EXPECT_EQ(alignment.source.size(), 2U);
    EXPECT_EQ(alignment.beads[1].target, std::vector<TargetIndex>{TargetIndex(1)});
    EXPECT_THAT(notes_of(alignment), ElementsAre(HasSubstr("counted anew")));
  }
}

TEST(Table, TakesEditsOfTextStatusAndRemark) {
  const Alignment alignment = read_back(kHead +
                                            "a\tConfirmed \t0\t0\tNuevo texto.\tNew text.\twas old\n"
                                            "b\tRechazado\t1\t1\tB.\tb.\t\n"
                                            "b\t\t2\t2\tC.\tc.\t\n",
                                        "a.tsv", {"es", "en"});
  EXPECT_EQ(
      shown(alignment),
      "1-1 confirmed Nuevo texto. | New text. (was old)\n1-1 rejected B. | b.\n1-1 automatic C. | c.\n");
  // The id that stands twice is told apart where it is written.
  EXPECT_THAT(written(alignment, WriteFormat::tmx), HasSubstr("tuid=\"b-s2\""));
}

TEST(Table, TellsSentencesOfABeadApartWhereItCan) {
  const Alignment alignment = read_back(kHead +
                                            "a\t\t0 1\t0\tFue así. Luego salió.\tIt was so, then he left.\t\n"
                                            "b\t\t2 3\t1\tsin borde alguno\tno border\t\n",
                                        "a.tsv", {"es", "en"});
  EXPECT_EQ(alignment.source.text(1), "Luego salió.");
  EXPECT_EQ(alignment.source.text(2), "sin borde alguno");
  EXPECT_EQ(alignment.source.text(3), "") << "number and kind stay";
  EXPECT_EQ(alignment.beads[1].kind(), "2-1");
}

TEST(Table, SaysWhichLineIsWrong) {
  EXPECT_EQ(
      error_of(kHead + "a\tdone\t0\t0\tA\ta\t\n", "a.tsv"),
      "a.tsv:2: the status “done” is none of automatic, confirmed, rejected. Write one of these, or leave it "
      "empty.");
  EXPECT_EQ(
      error_of("source\ttarget\tconfidence\nA\ta\t0.5\nB\tb\t97%\n", "a.tsv"),
      "a.tsv:3: “97%” in the column confidence is no number from 0 to 1. Mend it, or leave the cell empty.");
  EXPECT_EQ(error_of("uno\tdos\ttres\nA\ta\t1\n", "a.tsv"),
            "a.tsv:1: the first line does not name the columns source and target. Add a line of headings: "
            "source and "
            "target, or the codes of the two languages.");
  EXPECT_EQ(error_of("source\ttarget\n\t\n", "a.tsv"),
            "a.tsv: no pairs are in it. Check that it is the right file.");
  EXPECT_EQ(error_of("", "a.tsv"), "a.tsv: is empty. Check that it is the right file.");
}

TEST(Csv, TakesTheLineThatTellsExcelTheSeparator) {
  for (const std::string separator : {";", ",", "|"}) {
    const Alignment alignment = read_back(
        "sep=" + separator + "\r\nOrigen" + separator + "Destino\r\nuno" + separator + "\"one\"\r\n", "a.csv",
        {"es", "en"});
    EXPECT_EQ(shown(alignment), "1-1 automatic uno | one\n");
  }
  EXPECT_EQ(error_of("sep=;\nsource;target;status\na;b;none\n", "a.csv"),
            "a.csv:3: the status “none” is none of automatic, confirmed, rejected. Write one of these, or "
            "leave it empty.");
}

TEST(Csv, IsReadAsSpreadsheetsSaveIt) {
  const std::string spanish =
      "\uFEFFid;confidence;source;target\r\n1;0,97;\"Uno; "
      "\"\"dos\"\"\r\ntres.\";'-One\r\n\r\n;;;\r\n2;;Dos;Two";
  const Alignment alignment = read_back(spanish, "a.csv", {"es", "en"});
  EXPECT_EQ(shown(alignment), "1-1 automatic Uno; \"dos\" tres. | -One\n1-1 automatic Dos | Two\n");
  EXPECT_EQ(alignment.beads[0].confidence, 0.97);
  const Alignment ansi = read_back(
      "source,target\nA\xF1"
      "o que viene, \"se\xF1"
      "or\xED"
      "a\"\nOtro ni\xF1"
      "o,Another boy\n",
      "a.csv", {"es", "en"});
  EXPECT_EQ(ansi.source.text(0), "Año que viene");
  EXPECT_EQ(error_of("source,target\na,\"b\nc,d\n", "a.csv"),
            "a.csv:2: a quotation mark opens a cell that never ends. Close it, or double quotation marks "
            "that belong to "
            "the text.");
}

TEST(Table, TakesTwoColumnsNamedByTheirLanguages) {
  const Alignment alignment = read_back("en-US\tes\tsubject\nOne.\tUno.\tx\n", "glossary.tsv");
  EXPECT_EQ(alignment.source.language(), "en-US");
  EXPECT_EQ(alignment.target.language(), "es");
  EXPECT_EQ(shown(alignment), "1-1 automatic One. | Uno.\n");
  EXPECT_THAT(notes_of(alignment), IsEmpty());
}

TEST(Jsonl, SaysWhichLineIsWrong) {
  for (const char* const line :
       {"{\"id\": 1}", "[]", "{", "{\"source\":{\"ids\":[-1],\"texts\":[]},\"target\":{}}", "1"}) {
    EXPECT_EQ(error_of("\n" + std::string(line) + "\n", "a.jsonl"),
              "a.jsonl:2: this line is no bead as the format jsonl has them. Write the file again, or mend "
              "the line.")
        << line;
  }
}

TEST(Jsonl, DoesNotBelieveOffsetsThatCannotBe) {
  const Alignment alignment = read_back(
      R"({"source":{"ids":[0],"texts":["Uno"],"spans":[[0,3]]},"target":{"ids":[0],"texts":["One"],"spans":[[18446744073709551000,18446744073709551003]]}})"
      "\n",
      "a.jsonl", {"es", "en"});
  EXPECT_EQ(alignment.target[0].span, (Span{0, 3}));
}

TEST(ReadBilingual, SaysWhenItIsNoFileOfPairs) {
  EXPECT_EQ(error_of("Una carta.\n", "letter.doc"),
            "letter.doc: is no file of pairs that can be read. Those are TMX, TSV, CSV, XLSX, JSONL, XLIFF, "
            "PO, memories of Wordfast and the links of a corpus. A text is named with its translation.");
  EXPECT_EQ(error_of("\x1F\x8B\x08", "a.po.gz"),
            "a.po.gz: is cut off: it ends inside the packed data. Fetch or pack the file again.");
  EXPECT_THROW(read_bilingual("none.xlsx"), DataError);
}

}  // namespace
}  // namespace libalign
