// Workbooks as spreadsheets save them, edited and broken ones.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bilingual/read_back.h"

namespace libalign {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// Runs a script on a workbook of interview() by openpyxl, which saves it with shared strings, as Excel does.
class Edited {
 public:
  bool edit(const std::string& script) {
    if (run("/usr/bin/python3 -c 'import openpyxl'").status != 0) return false;
    write_content(scratch_.file("a.xlsx"), written(interview(), WriteFormat::xlsx));
    write_content(scratch_.file("edit.py"),
                  "import openpyxl\nbook = openpyxl.load_workbook('a.xlsx')\nsheet = "
                  "book['bitext']\n" +
                      script + "\nbook.save('a.xlsx')\n");
    const ProgramResult result = run("cd '" + scratch_.folder().string() + "' && /usr/bin/python3 edit.py");
    EXPECT_EQ(result.output, "");
    return true;
  }
  Alignment read() const { return read_bilingual(scratch_.file("a.xlsx")); }
  std::string error() const { return error_of(content_of(scratch_.file("a.xlsx")), "a.xlsx"); }

 private:
  Scratch scratch_;
};

constexpr const char* kNoPython = "python3-openpyxl is not installed";

TEST(Xlsx, BringsBackWhatAPersonChanged) {
  Edited workbook;
  if (!workbook.edit(
          "sheet['D2'] = 'confirmed'\nsheet['H2'] = 'Born in 1950;\\nlives here.'\nsheet['I2'] = 'merged'\n"
          "sheet['D4'] = 'rejected'"))
    GTEST_SKIP() << kNoPython;
  const Alignment alignment = workbook.read();
  EXPECT_EQ(shown(alignment),
            "1-2 confirmed Nació en 1950 & vive aquí. | Born in 1950; lives here. (merged)\n1-0 automatic ¿Y "
            "usted? | \n"
            "1-1 rejected Se fue <ayer>. | She left.\n0-1 automatic  | An advert.\n");
  EXPECT_EQ(alignment.id_of(alignment.beads[0]), "f012d9cceb6090ce") << "the pair keeps its name";
  EXPECT_THAT(notes_of(alignment), testing::IsEmpty());
}

TEST(Xlsx, SurvivesRowsThatAreSortedOrRemoved) {
  Edited workbook;
  if (!workbook.edit(
          "rows = [[c.value for c in r] for r in sheet.iter_rows(min_row=2)]\nrows.sort(key=lambda r: r[2])\n"
          "for i, r in enumerate(rows):\n    for j, v in enumerate(r): sheet.cell(i + 2, j + 1).value = v"))
    GTEST_SKIP() << kNoPython;
  EXPECT_EQ(shown(workbook.read()),
            "1-2 automatic Nació en 1950 & vive aquí. | Born 1950. Lives here.\n0-1 automatic  | An "
            "advert.\n1-0 automatic "
            "¿Y usted? | \n1-1 confirmed Se fue <ayer>. | She left.\n");
  EXPECT_THAT(notes_of(workbook.read()), ElementsAre(HasSubstr("put back")));
  workbook.edit("sheet.delete_rows(3)");
  EXPECT_EQ(workbook.read().beads.size(), 3U);
  EXPECT_THAT(notes_of(workbook.read()), ElementsAre(HasSubstr("counted anew")));
}

TEST(Xlsx, SaysWhatCannotBeTaken) {
  Edited workbook;
  if (!workbook.edit("sheet.merge_cells('G2:G3')")) GTEST_SKIP() << kNoPython;
  EXPECT_EQ(
      workbook.error(),
      "a.xlsx: the cells G2:G3 are merged into one. Undo that in the spreadsheet, and fill the cells again.");
  workbook.edit("sheet['D3'] = 'hecho'");
  EXPECT_EQ(workbook.error(),
            "a.xlsx:3: the status “hecho” is none of automatic, confirmed, rejected. Write one of these, or "
            "leave it "
            "empty.");
  workbook.edit("sheet.delete_rows(1)");
  EXPECT_THAT(workbook.error(),
              HasSubstr("a.xlsx:1: the first line does not name the columns source and target."));
  workbook.edit("sheet['G2'].data_type = 'e'\nsheet['G2'].value = '#NAME?'");
  EXPECT_EQ(workbook.error(),
            "a.xlsx: the cell G2 holds an error of the spreadsheet: #NAME? Write the text again, with an "
            "apostrophe before "
            "it.");
}

TEST(Xlsx, IsRefusedWhenItIsDamaged) {
  const std::string whole = written(interview(), WriteFormat::xlsx);
  for (std::size_t size : {std::size_t{4}, whole.size() / 3, whole.size() - 30}) {
    EXPECT_THAT(error_of(whole.substr(0, size), "a.xlsx"), HasSubstr("a.xlsx: is ")) << size;
  }
  for (std::size_t at = 0; at < whole.size(); at += 37) {
    std::string broken = whole;
    broken[at] = static_cast<char>(broken[at] ^ 0x55);
    error_of(broken, "a.xlsx");  // an error or none, but no crash
  }
}

TEST(Xlsx, IsNotUnpackedBeyondTheLimit) {
  const std::vector<std::string> many(2000, std::string(1000, 'x'));
  const Scratch scratch;
  write_content(scratch.file("a.xlsx"), written(make_pairs(many, many), WriteFormat::xlsx));
  BilingualOptions options;
  options.max_bytes = 1'000'000;
  EXPECT_LT(std::filesystem::file_size(scratch.file("a.xlsx")), options.max_bytes);
  EXPECT_THROW(read_bilingual(scratch.file("a.xlsx"), options), DataError);
}

}  // namespace
}  // namespace libalign
