#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>

#include "read/helpers.h"

namespace libalign {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct Put {
  double x, y;  // from the upper left corner of a page of 400 x 600
  std::string text;
  double size = 10;
  bool bold = false;
  bool code = false;
};
using Page = std::vector<Put>;

std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '(' || c == ')' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

// A PDF of these words, in Helvetica, Latin 1.
std::string pdf_of(const std::vector<Page>& pages, const std::string& title = "") {
  std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R>>", ""};
  objects.push_back("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
  objects.push_back("<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>");
  objects.push_back("<</Title(" + escaped(title) + ")>>");
  objects.push_back("<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>");
  std::string kids;
  for (const Page& page : pages) {
    std::string content;
    for (const Put& put : page) {
      char line[80];
      std::snprintf(line, sizeof line, "BT /F%d %g Tf %g %g Td (",
                    put.code   ? 3
                    : put.bold ? 2
                               : 1,
                    put.size, put.x, 600 - put.y);
      content += line + escaped(put.text) + ") Tj ET\n";
    }
    objects.push_back("<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "endstream");
    objects.push_back("<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents " +
                      std::to_string(objects.size()) +
                      " 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R/F3 6 0 R>>>>>>");
    kids += std::to_string(objects.size()) + " 0 R ";
  }
  objects[1] = "<</Type/Pages/Count " + std::to_string(pages.size()) + "/Kids[" + kids + "]>>";
  std::string bytes = "%PDF-1.4\n";
  std::string table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    char entry[32];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", bytes.size());
    table += entry;
    bytes += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string count = std::to_string(objects.size() + 1);
  const std::string start = std::to_string(bytes.size());
  return bytes + "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer<</Size " + count +
         "/Root 1 0 R/Info 5 0 R>>\nstartxref\n" + start + "\n%%EOF\n";
}

// Lines of a column, ten points of type on twelve.
void column(Page& page, double x, double y, std::initializer_list<std::string> lines) {
  for (const std::string& line : lines) {
    page.push_back({x, y, line});
    y += 12;
  }
}

TEST(Pdf, ParagraphsAreJoinedAndPartedByGapsIndentsAndShortLines) {
  Page page;
  column(page, 50, 80,
         {"The mayor of a small town in the mountains asks for rules,", "for water and for doctors before",
          "the rains come in the early weeks of the coming summer,", "she says to the council."});
  column(page, 50, 140,
         {"A second paragraph stands behind a gap that is wider than", "the lines are apart."});
  column(page, 62, 164, {"A third one is set in, and nothing else tells where it"});
  column(page, 50, 176, {"begins on the page."});
  const Document document = parse(pdf_of({page}, "Rain"));
  EXPECT_EQ(document.format, "pdf");
  EXPECT_EQ(document.metadata.title, "Rain");
  EXPECT_TRUE(document.origins.empty());
  EXPECT_THAT(
      kinds_and_texts(document),
      ElementsAre("paragraph: The mayor of a small town in the mountains asks for rules, for water and for "
                  "doctors before the rains come in the early weeks of the coming summer, she says to the "
                  "council.",
                  "paragraph: A second paragraph stands behind a gap that is wider than the lines are apart.",
                  "paragraph: A third one is set in, and nothing else tells where it begins on the page."));
}

TEST(Pdf, HeadingsAreKnownBySizeAndWeight) {
  Page page = {{50, 60, "Water", 20}, {50, 100, "In the valley", 14}, {50, 200, "Of wells", 10, true}};
  column(page, 50, 120,
         {"There are three wells in the valley, which is not enough for", "the town, says the mayor."});
  column(page, 50, 212, {"They are old and deep, and two of them have been dry since", "the month of May."});
  const Document document = parse(pdf_of({page}));
  EXPECT_THAT(
      kinds_and_texts(document),
      ElementsAre("heading: Water", "heading: In the valley",
                  "paragraph: There are three wells in the valley, which is not enough for the town, says "
                  "the mayor.",
                  "heading: Of wells",
                  "paragraph: They are old and deep, and two of them have been dry since the month of May."));
  EXPECT_EQ(document.blocks[0].level, 1);
  EXPECT_EQ(document.blocks[1].level, 2);
  EXPECT_EQ(document.blocks[3].level, 3);
}

TEST(Pdf, RunningHeadsAndPageNumbersGoAndTheTextGoesOn) {
  std::vector<Page> pages;
  for (int i = 0; i < 4; ++i) {
    Page page = {{50, 30, "The water of the valley"},
                 {340, 30, std::to_string(7 + i)},
                 {190, 580, "- " + std::to_string(i + 1) + " -"}};
    column(page, 50, 80,
           {"and so the sentence of page " + std::string(1, static_cast<char>('a' + i)) +
                " goes on without an end in sight",
            "for as long as there are pages that it can run on and on to"});
    pages.push_back(page);
  }
  EXPECT_THAT(texts_of(pdf_of(pages)),
              ElementsAre("and so the sentence of page a goes on without an end in sight for as long as "
                          "there are pages that it can run on and on to "
                          "and so the sentence of page b goes on without an end in sight for as long as "
                          "there are pages that it can run on and on to "
                          "and so the sentence of page c goes on without an end in sight for as long as "
                          "there are pages that it can run on and on to "
                          "and so the sentence of page d goes on without an end in sight for as long as "
                          "there are pages that it can run on and on to"));
  ReadOptions options;
  options.keep_all = true;
  EXPECT_THAT(parse(pdf_of(pages), options).text, HasSubstr("The water of the valley"));
}

TEST(Pdf, WordsCutAtLineEndsAreJoinedAndHyphensOfWordsStay) {
  Page page;
  column(page, 50, 80,
         {"An interesting word and one more interesting than all inter-",
          "esting words, for co-operation is no cooperation when co-",
          "operation is written with its own hyphen, and well-known.", "The interesting end."});
  EXPECT_THAT(
      texts_of(pdf_of({page})),
      ElementsAre(
          "An interesting word and one more interesting than all interesting words, for co-operation is no "
          "cooperation when co-operation is written with its own hyphen, and well-known. The interesting "
          "end."));
}

TEST(Pdf, CodeKeepsItsLinesAndAWordOfItInASentenceDoesNot) {
  Page page;
  column(page, 50, 80,
         {"Before anything else the file that is named below has to be",
          "written, and the program asked again:"});
  page.push_back({50, 110, "deb http://deb.example.org main", 10, false, true});
  page.push_back({50, 122, "Package: *", 10, false, true});
  column(page, 50, 140, {"The lines above are read from the file that is here called"});
  page.push_back({50, 152, "/etc/apt/sources.list.d/example.list", 10, false, true});
  column(page, 50, 164, {"when the program is started by the administrator."});
  EXPECT_THAT(
      kinds_and_texts(parse(pdf_of({page}))),
      ElementsAre("paragraph: Before anything else the file that is named below has to be written, and "
                  "the program asked again:",
                  "preformatted: deb http://deb.example.org main\nPackage: *",
                  "paragraph: The lines above are read from the file that is here called "
                  "/etc/apt/sources.list.d/example.list when the program is started by the "
                  "administrator."));
}

TEST(Pdf, LinesOfCodeThatWereCutAreJoinedAndThoseOfTheNextPageAreLinesOfTheSame) {
  Page page;
  column(page, 50, 80,
         {"Before anything else the file that is named below has to be",
          "written, and the program asked again, which takes a while:"});
  double y = 110;
  for (const char* line : {"deb one", "deb http://deb.example.org/debian main now", "contrib",
                           "deb http://deb.example.org/debian main now", "deb two"}) {
    page.push_back({50, y, line, 10, false, true});
    y += 12;
  }
  Page next;
  next.push_back({50, 80, "deb three", 10, false, true});
  column(next, 50, 110, {"The lines above are read from the file that was named, and", "from no other."});
  EXPECT_THAT(kinds_and_texts(parse(pdf_of({page, next}))),
              testing::Contains("preformatted: deb one\ndeb http://deb.example.org/debian main now contrib\n"
                                "deb http://deb.example.org/debian main now\ndeb two\ndeb three"));
}

TEST(Pdf, AnOpenBracketGoesOnInTheNextLine) {
  Page page;
  column(page, 50, 80,
         {"Patterns name the packages that you want to look for or keep.", "They were made for one tool (see",
          "Section 6.5, where the tool is told of), and others have them."});
  EXPECT_THAT(
      kinds_and_texts(parse(pdf_of({page}))),
      ElementsAre("paragraph: Patterns name the packages that you want to look for or keep. They were "
                  "made for one tool (see Section 6.5, where the tool is told of), and others have "
                  "them."));
}

TEST(Pdf, TextThatIsAllTypewrittenIsProse) {
  Page page;
  page.push_back({50, 80, "The mayor of a small town asks for a", 10, false, true});
  page.push_back({50, 92, "rule that holds before the rains come.", 10, false, true});
  EXPECT_THAT(
      kinds_and_texts(parse(pdf_of({page}))),
      ElementsAre("paragraph: The mayor of a small town asks for a rule that holds before the rains come."));
}

TEST(Pdf, ColumnsAreReadOneAfterTheOther) {
  Page page;
  for (int i = 0; i < 12; ++i) {
    page.push_back({40, 80.0 + 12 * i,
                    "left column line " + std::string(1, static_cast<char>('a' + i)) + " of the text"});
    page.push_back({220, 80.0 + 12 * i,
                    "right column line " + std::string(1, static_cast<char>('a' + i)) + " of it all"});
  }
  const std::string text = parse(pdf_of({page})).text;
  EXPECT_LT(text.find("left column line l"), text.find("right column line a"));
}

TEST(Pdf, BulletsOpenListItems) {
  Page page;
  column(page, 50, 80,
         {"Three things are missing in the town, says the mayor of it:",
          "\x95 water for all of the people who come over the mountains", "\x95 doctors", "\x95 rules"});
  EXPECT_THAT(kinds_and_texts(parse(pdf_of({page}))),
              ElementsAre("paragraph: Three things are missing in the town, says the mayor of it:",
                          "list-item: water for all of the people who come over the mountains",
                          "list-item: doctors", "list-item: rules"));
}

TEST(Pdf, CellsOfANarrowColumnAreParted) {
  Page page;
  column(page, 50, 80, {"January", "May", "August"});
  column(page, 200, 80, {"18 litres", "11 litres", "6 litres"});
  EXPECT_THAT(
      texts_of(pdf_of({page})),
      ::testing::UnorderedElementsAre("January", "May", "August", "18 litres", "11 litres", "6 litres"));
}

TEST(Pdf, MarkersThatHangOutOfAListOpenItsItems) {
  Page page;
  column(page, 50, 80, {"1.", "2."});
  column(page, 80, 80, {"Measure the well every Monday,", "Publish the figure on the door"});
  EXPECT_THAT(kinds_and_texts(parse(pdf_of({page}))),
              ElementsAre("list-item: 1. Measure the well every Monday,",
                          "list-item: 2. Publish the figure on the door"));
}

TEST(Pdf, NotesAtTheFootComeAtTheEnd) {
  Page first;
  column(first, 50, 80, {"The sentence of the first page says of the old wells that"});
  first.push_back({50, 560, "1 A note on wells that is in small type.", 7});
  Page second;
  column(second, 50, 80, {"they are dry since the beginning of the month of May."});
  EXPECT_THAT(
      texts_of(pdf_of({first, second})),
      ElementsAre(
          "The sentence of the first page says of the old wells that they are dry since the beginning of "
          "the month of May.",
          "1 A note on wells that is in small type."));
}

TEST(Pdf, SaysWhenThereIsNoText) {
  EXPECT_EQ(error_of(pdf_of({{}, {}})),
            "test: is a scan, or drawn: its 2 pages hold no text. Recognise the text first, for example with "
            "ocrmypdf.");
  Page page;
  column(page, 50, 80, {"Hello."});
  const Document document = parse(pdf_of({page, {}}));
  ASSERT_EQ(document.notes.size(), 1U);
  EXPECT_EQ(document.notes[0].text(), "1 of 2 pages hold no text");
}

TEST(Pdf, WithoutPagesIsDamagedAndNoScan) {
  EXPECT_EQ(error_of("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 "
                     "obj\n<</Type/Pages/Kids[]/Count 0>>\n"
                     "endobj\ntrailer<</Size 3/Root 1 0 R>>\nstartxref\n9\n%%EOF\n"),
            "test: is a damaged PDF file, or cut off. Copy or download it again.");
}

TEST(Pdf, DamageIsRefusedOrSurvived) {
  Page page;
  column(page, 50, 80, {"Hello."});
  const std::string bytes = pdf_of({page});
  for (std::size_t size = 9; size < bytes.size(); size += 41)
    error_of(std::string_view(bytes).substr(0, size));
  EXPECT_EQ(parse("Programs write %PDF-1.4 at the beginning. %%EOF\n").format, "text");
}

}  // namespace
}  // namespace libalign
