// The formats that translators hand on: CSV, PO, Wordfast, XLIFF, XLSX, the page to read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libalign/write.h"
#include "write/make_alignment.h"
#include "write/scratch.h"

namespace libalign {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

Alignment remarked() {
  Alignment alignment = interview();
  alignment.beads[0].note = "look & see";
  alignment.beads[0].confidence = 0.6;
  return alignment;
}

// Texts that break careless writers, on both sides.
Alignment hostile() {
  const std::vector<std::string> texts = {"=1+1",
                                          "- ¿Vienes?",
                                          "@a",
                                          "'=x",
                                          "a \"b\" 'c', d;\te\nf",
                                          "\\ \\n %s",
                                          "< & > ]]> <!-- -->",
                                          std::string("a\0\x01\x0B", 4) + "\uFFFE",
                                          "😀 𝔘 שלום",
                                          "\xFF broken"};
  return make_pairs(texts, texts);
}

TEST(Csv, IsSafeForASpreadsheet) {
  EXPECT_EQ(
      written(remarked(), WriteFormat::csv),
      "\uFEFF\"id\",\"kind\",\"confidence\",\"status\",\"source_ids\",\"target_ids\",\"source\",\"target\","
      "\"note\",\"order\",\"translation\"\n"
      "\"f012d9cceb6090ce\",\"1-2\",\"0.6\",\"automatic\",\"0\",\"0 1\",\"Nació en 1950 & vive "
      "aquí.\",\"Born "
      "1950. Lives here.\",\"look & see\",\"in_order\",\"0.99\"\n"
      "\"7278cf2d75236985\",\"1-0\",\"0.91\",\"automatic\",\"1\",\"\",\"¿Y "
      "usted?\",\"\",\"\",\"in_order\",\"0\"\n"
      "\"50c04db8f06b3aab\",\"1-1\",\"0.5\",\"confirmed\",\"2\",\"3\",\"Se fue <ayer>.\",\"She "
      "left.\",\"\",\"moved\",\"0.75\"\n"
      "\"690bc7e8fc766000\",\"0-1\",\"0.875\",\"automatic\",\"\",\"2\",\"\",\"An "
      "advert.\",\"\",\"in_order\",\"0\"\n");
  const std::string bytes = written(hostile(), WriteFormat::csv);
  for (const char* cell :
       {"\"'=1+1\"", "\"'- ¿Vienes?\"", "\"'@a\"", "\"''=x\"", "\"a \"\"b\"\" 'c', d; e f\""})
    EXPECT_THAT(bytes, HasSubstr(cell));
  EXPECT_EQ(std::count(bytes.begin(), bytes.end(), '\n'), 11);
}

TEST(Po, MarksWhatIsToBeLookedAt) {
  WriteReport report;
  EXPECT_EQ(written(remarked(), WriteFormat::po, {}, &report), R"(msgid ""
msgstr ""
"Project-Id-Version: interview.es.html | article.en.html\n"
"Language: en-US\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"X-Source-Language: es\n"
"X-Source-File: interview.es.html\n"
"X-Target-File: article.en.html\n"
"X-Generator: bitext 0.1.0\n"

# look & see
#. kind=1-2 confidence=0.6 translation=0.99 status=automatic order=in_order source_ids=0 target_ids=0,1
#, fuzzy
msgctxt "f012d9cceb6090ce"
msgid "Nació en 1950 & vive aquí."
msgstr "Born 1950. Lives here."

#. kind=1-0 confidence=0.91 translation=0 status=automatic order=in_order source_ids=1 target_ids=
msgctxt "7278cf2d75236985"
msgid "¿Y usted?"
msgstr ""

#. kind=1-1 confidence=0.5 translation=0.75 status=confirmed order=moved source_ids=2 target_ids=3
msgctxt "50c04db8f06b3aab"
msgid "Se fue <ayer>."
msgstr "She left."

)");
  ASSERT_EQ(report.notes.size(), 1U);
  EXPECT_EQ(report.notes[0].text(), "target sentences without a counterpart, which PO cannot hold: 1");
}

TEST(Po, IsACatalogueForGettext) {
  if (run("msgfmt --version").status != 0) GTEST_SKIP() << "msgfmt (gettext) is not installed";
  const Scratch scratch;
  for (const Alignment& alignment : {remarked(), hostile(), make_pairs({"a", "a"}, {"b", "c"})}) {
    write_content(scratch.file("a.po"), written(alignment, WriteFormat::po));
    const ProgramResult result = run("LC_ALL=C msgfmt -o /dev/null '" + scratch.file("a.po") + "'");
    EXPECT_EQ(result.status, 0) << result.output;
    EXPECT_EQ(result.output, "");
  }
}

TEST(Wordfast, IsUtf16WithAUnitALine) {
  Alignment alignment = make_pairs({"Año 😀"}, {"Year"});
  WriteOptions options;
  options.source_code = "es-mx";
  const std::string bytes = written(alignment, WriteFormat::wordfast, options);
  std::string plain;
  ASSERT_THAT(bytes, StartsWith("\xFF\xFE"));
  for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) plain += bytes[i + 1] == 0 ? bytes[i] : '?';
  EXPECT_EQ(plain,
            "%20000101~000000\t%User ID,BX,BX bitext\t%TU=00000000\t%ES-MX\t%Wordfast TM "
            "v.5.51/00\t%EN\t%-----------\r\n"
            "20000101~000000\tBX\t0\tES-MX\tA\xF1o ??\tEN\tYear\r\n");
  options.source_code = "es-419";
  EXPECT_THROW(written(alignment, WriteFormat::wordfast, options), UsageError);
}

TEST(Xliff, HasAStateForEachPair) {
  const std::string bytes = written(remarked(), WriteFormat::xliff);
  EXPECT_THAT(
      bytes, HasSubstr(R"(<file original="interview.es.html" source-language="es" target-language="en-US")"));
  EXPECT_THAT(
      bytes,
      HasSubstr(
          R"(<target xml:lang="en-US" state="needs-review-translation">Born 1950. Lives here.</target>)"));
  EXPECT_THAT(bytes, HasSubstr(R"(state="final">She left.</target>)"));
  EXPECT_THAT(bytes, HasSubstr("<note>look &amp; see</note>"));
  EXPECT_THAT(bytes, HasSubstr(R"(<trans-unit id="690bc7e8fc766000" translate="no")"));
  const std::string second = written(remarked(), WriteFormat::xliff2);
  EXPECT_THAT(second, HasSubstr(R"(version="2.0" srcLang="es" trgLang="en-US")"));
  EXPECT_THAT(second, HasSubstr("<segment state=\"final\">\n        <source>Se fue &lt;ayer&gt;.</source>"));
}

TEST(Xliff, IsWellFormedWhateverTheText) {
  if (run("xmllint --version").status != 0) GTEST_SKIP() << "xmllint (libxml2-utils) is not installed";
  const Scratch scratch;
  for (const WriteFormat format : {WriteFormat::xliff, WriteFormat::xliff2, WriteFormat::html}) {
    for (const Alignment& alignment : {remarked(), hostile(), make_pairs({}, {})}) {
      write_content(scratch.file("a.xml"), written(alignment, format));
      const std::string kind = format == WriteFormat::html ? "--html " : "";
      EXPECT_EQ(run("xmllint --nonet --noout " + kind + "'" + scratch.file("a.xml") + "'").output, "");
    }
  }
}

TEST(Html, ShowsEveryBeadSideBySide) {
  const std::string bytes = written(remarked(), WriteFormat::html);
  EXPECT_THAT(
      bytes,
      HasSubstr(
          "<tr id=\"f012d9cceb6090ce\" class=\"doubtful\" title=\"look &amp; see\"><td class=\"mark\"><a "
          "href=\"#f012d9cceb6090ce\">0.6</a></td><td lang=\"es\" dir=\"auto\"><span>Nació en 1950 "
          "&amp; vive aquí.</span></td><td lang=\"en-US\" dir=\"auto\"><span>Born 1950.</span> "
          "<span>Lives here.</span></td></tr>"));
  EXPECT_THAT(bytes, HasSubstr("class=\"block open\""));
  EXPECT_THAT(bytes, HasSubstr("0.5 ✓ ⇅"));
  EXPECT_THAT(bytes, Not(HasSubstr("<script")));
  EXPECT_THAT(bytes, Not(HasSubstr("http")));
}

TEST(Xlsx, HasTheSameBytesEachTime) {
  EXPECT_EQ(written(hostile(), WriteFormat::xlsx), written(hostile(), WriteFormat::xlsx));
}

TEST(Xlsx, IsReadByOpenpyxl) {
  if (run("/usr/bin/python3 -c 'import openpyxl'").status != 0)
    GTEST_SKIP() << "python3-openpyxl is not installed";
  const Scratch scratch;
  write_content(scratch.file("a.xlsx"), written(remarked(), WriteFormat::xlsx));
  write_content(scratch.file("read.py"), R"(import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book["bitext"]
for row in sheet.iter_rows(values_only=True):
    print("|".join("" if value is None else str(value) for value in row))
print(sheet.freeze_panes, sheet.auto_filter.ref, sheet["G2"].alignment.wrap_text, sheet["C2"].fill.fgColor.rgb,
      sheet["G3"].fill.fgColor.rgb, sheet.data_validations.dataValidation[0].sqref)
print([cell.value for row in book["about"] for cell in row])
)");
  const ProgramResult result =
      run("/usr/bin/python3 '" + scratch.file("read.py") + "' '" + scratch.file("a.xlsx") + "'");
  EXPECT_EQ(result.output,
            R"(id|kind|confidence|status|source_ids|target_ids|source|target|note|order|translation
f012d9cceb6090ce|1-2|0.6|automatic|0|0 1|Nació en 1950 & vive aquí.|Born 1950. Lives here.|look & see|in_order|0.99
7278cf2d75236985|1-0|0.91|automatic|1||¿Y usted?|||in_order|0
50c04db8f06b3aab|1-1|0.5|confirmed|2|3|Se fue <ayer>.|She left.||moved|0.75
690bc7e8fc766000|0-1|0.875|automatic||2||An advert.||in_order|0
A2 A1:K5 True FFFFE699 FFE7E6E6 D2:D5
['source_file', 'interview.es.html', 'target_file', 'article.en.html', 'source_language', 'es', 'target_language', 'en-US', 'version', '0.1.0', 'option', 'learn=auto', 'option', 'order=free', 'lexicon', 'es-en.lex 0123456789abcdef']
)");
}

TEST(Ladder, ClimbsFromTheFirstSentenceToTheLast) {
  WriteReport report;
  EXPECT_EQ(written(interview(), WriteFormat::ladder, {}, &report),
            "0\t0\t0.973125\n1\t2\t0\n2\t2\t0\n3\t2\t0\n3\t3\t0\n3\t4\t0\n");
  EXPECT_EQ(report.units, 1U);
  ASSERT_EQ(report.notes.size(), 1U);
  EXPECT_EQ(report.notes[0].text(), "pairs that cross others, which this format cannot hold: 1");
}

TEST(Bitextor, HasALineOfHeadings) {
  EXPECT_EQ(written(make_pairs({"Sí.\tNo."}, {"Yes."}), WriteFormat::bitextor),
            "src_url\ttrg_url\tsrc_text\ttrg_text\taligner_score\na.txt\tb.txt\tSí. No.\tYes.\t1\n");
}

}  // namespace
}  // namespace libalign
