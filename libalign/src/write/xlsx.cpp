// A workbook for a review: a sheet of beads, and a sheet "about" that says what the beads are of, so that the
// file comes back without a word from the user (bilingual/xlsx.cpp reads it).
//
// Texts are strings in the cells themselves: nothing is ever a formula, a date or a number that was none. The
// first row stays in sight and has filters; the status is chosen from a list; doubtful pairs are yellow,
// worse ones red, what is open on one side is grey.
#include <array>
#include <string>
#include <string_view>

#include "libalign/text.h"
#include "write/columns.h"
#include "write/language_codes.h"
#include "write/markup.h"
#include "write/unit_ids.h"
#include "write/writers.h"
#include "write/zip.h"

// Lines are put together from short pieces, which read best as they are.
// NOLINTBEGIN(modernize-raw-string-literal,performance-inefficient-string-concatenation)
namespace libalign::detail {
namespace {

constexpr std::size_t kMostRows = 1'048'576;     // of a sheet, the headings included
constexpr std::size_t kMostCharacters = 32'767;  // of a cell
constexpr double kPoor = 0.4;

constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr std::string_view kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

// Numbers of the formats in kStyles.
enum class Style { plain, heading, text, number, poor, doubtful, open, open_text };

constexpr std::string_view kStyles = R"(
<numFmts count="1"><numFmt numFmtId="164" formatCode="0.00"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="6"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFD9E2F3"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFF8CBAD"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFFFE699"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="8"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>
<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>
<xf numFmtId="164" fontId="0" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1" applyAlignment="1"><alignment vertical="top"/></xf>
<xf numFmtId="164" fontId="0" fillId="4" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1" applyAlignment="1"><alignment vertical="top"/></xf>
<xf numFmtId="164" fontId="0" fillId="5" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1" applyAlignment="1"><alignment vertical="top"/></xf>
<xf numFmtId="49" fontId="0" fillId="5" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>)";

constexpr std::array<int, kColumns.size()> kWidths = {20, 6, 11, 12, 11, 11, 60, 60, 30, 10, 11};

std::string tag(std::string_view open, std::string_view space) {
  return std::string(open) + " xmlns=\"" + std::string(space) + "\"";
}

// A text of ours that looks as Excel writes what XML cannot hold ("_x000D_") must not be taken for that.
std::string guarded(std::string text) {
  for (std::size_t mark = text.find("_x"); mark != std::string::npos; mark = text.find("_x", mark + 1)) {
    const bool whole = mark + 7 <= text.size() && text[mark + 6] == '_';
    if (!whole || text.find_first_not_of("0123456789ABCDEFabcdef", mark + 2) != mark + 6) continue;
    text.insert(mark, "_x005F");
    mark += 6;
  }
  return text;
}

class Sheet {
 public:
  Sheet(ZipWriter& zip, const std::string& path) : zip_(zip) {
    zip_.begin(path);
    zip_.add(kDeclaration);
  }

  void text(std::string_view xml) { zip_.add(xml); }
  void begin_row() {
    ++row_;
    column_ = 0;
    line_ = "<row r=\"" + std::to_string(row_) + "\">";
  }
  void string_cell(std::string text, Style style) {
    if (!text.empty()) {
      cut(text);
      open_cell(style, " t=\"inlineStr\"");
      line_ += "<is><t xml:space=\"preserve\">" + escaped(guarded(text)) + "</t></is></c>";
    } else {
      open_cell(style, "");
      line_ += "</c>";
    }
  }
  void number_cell(const std::string& number, Style style) {
    open_cell(style, "");
    line_ += "<v>" + number + "</v></c>";
  }
  void end_row() { zip_.add(line_ += "</row>"); }
  std::size_t rows() const { return row_; }
  std::size_t cut_cells() const { return cut_; }

 private:
  void open_cell(Style style, std::string_view type) {
    line_ += "<c r=\"";
    line_ += static_cast<char>('A' + column_++);
    line_ += std::to_string(row_) + "\" s=\"" + std::to_string(static_cast<int>(style)) + "\"";
    line_.append(type).append(">");
  }
  void cut(std::string& text) {
    if (text.size() <= kMostCharacters || count_code_points(text) <= kMostCharacters / 2) return;
    std::size_t units = 0;  // of UTF-16: that is what Excel counts
    for (std::size_t offset = 0; offset < text.size();) {
      const std::size_t begin = offset;
      units += next_code_point(text, offset) >= 0x10000U ? 2 : 1;
      if (units <= kMostCharacters) continue;
      text.resize(begin);
      ++cut_;
      return;
    }
  }

  ZipWriter& zip_;
  std::size_t row_ = 0;
  std::size_t cut_ = 0;
  int column_ = 0;
  std::string line_;
};

void write_frame(ZipWriter& zip) {
  const auto put = [&](const char* path, const std::string& xml) {
    zip.begin(path);
    zip.add(kDeclaration);
    zip.add(xml);
  };
  const std::string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  const std::string office(kOffice);
  put("[Content_Types].xml",
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" +
          type +
          "sheet.main+xml\"/>"
          "<Override PartName=\"/xl/styles.xml\" ContentType=\"" +
          type +
          "styles+xml\"/>"
          "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" +
          type +
          "worksheet+xml\"/>"
          "<Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"" +
          type + "worksheet+xml\"/></Types>");
  put("_rels/.rels", tag("<Relationships", kRelations) + "><Relationship Id=\"rId1\" Type=\"" + office +
                         "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
  put("xl/_rels/workbook.xml.rels",
      tag("<Relationships", kRelations) + "><Relationship Id=\"rId1\" Type=\"" + office +
          "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + office +
          "/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"rId3\" Type=\"" + office +
          "/styles\" Target=\"styles.xml\"/></Relationships>");
  put("xl/styles.xml", tag("<styleSheet", kMain) + ">" + std::string(kStyles));
}

// The filter has a name that only the workbook can hold, and that needs the number of rows.
void write_workbook(ZipWriter& zip, std::size_t rows) {
  zip.begin("xl/workbook.xml");
  zip.add(kDeclaration);
  zip.add(
      tag("<workbook", kMain) + " xmlns:r=\"" + std::string(kOffice) +
      "\"><sheets><sheet name=\"bitext\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"about\" sheetId=\"2\" "
      "r:id=\"rId2\"/></sheets><definedNames><definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" "
      "hidden=\"1\">bitext!$A$1:$K$" +
      std::to_string(rows) + "</definedName></definedNames></workbook>");
}

Style number_style(const Bead& bead) {
  if (bead.unaligned()) return Style::open;
  if (bead.status == BeadStatus::confirmed) return Style::number;
  if (bead.confidence < kPoor) return Style::poor;
  return bead.confidence < kDoubtfulConfidence ? Style::doubtful : Style::number;
}

void write_row(Sheet& sheet, const Bead& bead, Cells cells) {
  const Style text = bead.unaligned() ? Style::open_text : Style::text;
  sheet.begin_row();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto column = static_cast<Column>(i);
    if (column == Column::confidence || column == Column::translation) {
      sheet.number_cell(cells[i], column == Column::confidence ? number_style(bead) : Style::number);
    } else {
      sheet.string_cell(std::move(cells[i]), text);
    }
  }
  sheet.end_row();
}

void begin_beads(Sheet& sheet) {
  std::string head = tag("<worksheet", kMain) +
                     "><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView "
                     "tabSelected=\"1\" workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
                     "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>";
  for (std::size_t i = 0; i < kWidths.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    head += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" + std::to_string(kWidths[i]) +
            "\" customWidth=\"1\"/>";
  }
  sheet.text(head + "</cols><sheetData>");
  sheet.begin_row();
  for (const char* const heading : kColumns) sheet.string_cell(heading, Style::heading);
  sheet.end_row();
}

void end_beads(Sheet& sheet) {
  const std::string last = std::to_string(sheet.rows());
  sheet.text("</sheetData><autoFilter ref=\"A1:K" + last + "\"/>");
  if (sheet.rows() > 1) {
    sheet.text(
        "<dataValidations count=\"1\"><dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\" "
        "sqref=\"D2:D" +
        last + "\"><formula1>\"automatic,confirmed,rejected\"</formula1></dataValidation></dataValidations>");
  }
  sheet.text("<pageSetup orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>");
}

void write_about(ZipWriter& zip, const Alignment& alignment, const LanguageCodes& codes) {
  Sheet sheet(zip, "xl/worksheets/sheet2.xml");
  sheet.text(
      tag("<worksheet", kMain) +
      "><cols><col min=\"1\" max=\"1\" width=\"20\" customWidth=\"1\"/><col min=\"2\" max=\"2\" width=\"80\" "
      "customWidth=\"1\"/></cols><sheetData>");
  const auto row = [&](const char* name, std::string_view value) {
    sheet.begin_row();
    sheet.string_cell(name, Style::heading);
    sheet.string_cell(one_line(value), Style::text);
    sheet.end_row();
  };
  row("source_file", short_name(alignment.source.document()));
  row("target_file", short_name(alignment.target.document()));
  row("source_language", codes.source);
  row("target_language", codes.target);
  row("version", alignment.provenance.version);
  for (const std::string& option : alignment.provenance.options) row("option", option);
  for (const std::string& lexicon : alignment.provenance.lexicons) row("lexicon", lexicon);
  sheet.text("</sheetData></worksheet>");
}

}  // namespace

void write_xlsx(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
                WriteReport& report) {
  if (alignment.beads.size() >= kMostRows) {
    throw DataError({options.output_name},
                    {"a sheet has room for {1} rows, and these are more.", {std::to_string(kMostRows - 1)}},
                    {"Choose --format tsv, or split the texts."});
  }
  ZipWriter zip(stream, options.output_name);
  write_frame(zip);
  std::size_t rows = 0;
  {
    Sheet sheet(zip, "xl/worksheets/sheet1.xml");
    begin_beads(sheet);
    UnitIds ids;
    for (const Bead& bead : alignment.beads) {
      write_row(sheet, bead, cells_of(alignment, bead, ids.next(alignment, bead)));
      if (!bead.unaligned()) ++report.units;
    }
    end_beads(sheet);
    rows = sheet.rows();
    if (sheet.cut_cells() > 0) {
      report.notes.push_back({"texts longer than the 32,767 characters that a cell can hold, and cut: {1}",
                              {std::to_string(sheet.cut_cells())}});
    }
  }
  write_about(zip, alignment, codes_or_und(alignment, options));
  write_workbook(zip, rows);
  zip.finish();
}

}  // namespace libalign::detail
// NOLINTEND(modernize-raw-string-literal,performance-inefficient-string-concatenation)
