// XLSX, ours and as Excel, LibreOffice and others save it: the first sheet is the table, a sheet "about" says
// what it is of. Merged cells are refused: what stood in all but the first is gone.
#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <utility>

#include "bilingual/readers.h"
#include "libalign/text.h"
#include "read/zip.h"
#include "text/xml.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kMostColumns = 256;

const Message kAdvice = {"Save it again as an XLSX workbook."};

bool wanted(std::string_view path) {
  return path.starts_with("xl/") && !path.starts_with("xl/media/") &&
         (path.ends_with(".xml") || path.ends_with(".rels"));
}

struct SheetEntry {
  std::string name, path;
};

class WorkbookReader : public XmlHandler {
 public:
  void start_element(std::string_view name, const XmlAttributes& attributes) override {
    if (local_name(name) != "sheet") return;
    sheets.emplace_back(std::string(attributes["name"]),
                        std::string(attributes.find_local("id").value_or("")));
  }
  void end_element(std::string_view /*name*/) override {}
  void text(std::string_view /*piece*/) override {}

  std::vector<std::pair<std::string, std::string>> sheets;  // name, relationship
};

class RelationsReader : public XmlHandler {
 public:
  void start_element(std::string_view name, const XmlAttributes& attributes) override {
    if (local_name(name) != "Relationship") return;
    std::string target(attributes["Target"]);
    target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
    targets[std::string(attributes["Id"])] = target;
    if (attributes["Type"].ends_with("/sharedStrings")) shared_strings = target;
  }
  void end_element(std::string_view /*name*/) override {}
  void text(std::string_view /*piece*/) override {}

  std::map<std::string, std::string> targets;
  std::string shared_strings;
};

// "_x000D_" is how Excel writes what XML cannot hold; "_x005F_" is the line itself.
std::string unescaped(const std::string& text) {
  std::string plain;
  std::size_t at = 0;
  for (;;) {
    const std::size_t mark = text.find("_x", at);
    plain.append(text, at, mark - at);
    if (mark == std::string::npos) return plain;
    unsigned value = 0;
    const char* const begin = text.data() + mark + 2;
    const bool whole = mark + 7 <= text.size() && text[mark + 6] == '_';
    if (whole && std::from_chars(begin, begin + 4, value, 16).ptr == begin + 4) {
      append_utf8(plain,
                  value < 0x20 || (value >= 0xD800 && value < 0xE000) ? U' ' : static_cast<char32_t>(value));
      at = mark + 7;
    } else {
      plain += "_x";
      at = mark + 2;
    }
  }
}

class StringsReader : public XmlHandler {
 public:
  void start_element(std::string_view name, const XmlAttributes& /*attributes*/) override {
    const std::string_view element = local_name(name);
    if (element == "si") strings.emplace_back();
    if (element == "rPh") ++in_reading_;
    in_text_ = element == "t" && in_reading_ == 0;
  }
  void end_element(std::string_view name) override {
    const std::string_view element = local_name(name);
    if (element == "rPh") --in_reading_;
    if (element == "si") strings.back() = unescaped(strings.back());
    in_text_ = false;
  }
  void text(std::string_view piece) override {
    if (in_text_ && !strings.empty()) strings.back() += piece;
  }

  std::vector<std::string> strings;

 private:
  int in_reading_ = 0;  // how to read characters of Chinese and Japanese aloud
  bool in_text_ = false;
};

class SheetReader : public XmlHandler {
 public:
  SheetReader(const std::vector<std::string>& strings, const std::string& name)
      : strings_(strings), name_(name) {}

  void start_element(std::string_view name, const XmlAttributes& attributes) override {
    const std::string_view element = local_name(name);
    if (element == "row") {
      begin_row(attributes["r"]);
    } else if (element == "c") {
      begin_cell(attributes["r"], attributes["t"]);
    } else if (element == "rPh") {
      ++in_reading_;
    } else if (element == "mergeCell") {
      throw DataError({name_}, {"the cells {1} are merged into one.", {std::string(attributes["ref"])}},
                      {"Undo that in the spreadsheet, and fill the cells again."});
    }
    in_value_ = (element == "v" || element == "t") && in_reading_ == 0;
  }
  void end_element(std::string_view name) override {
    const std::string_view element = local_name(name);
    if (element == "rPh") --in_reading_;
    if (element == "c") end_cell();
    in_value_ = false;
  }
  void text(std::string_view piece) override {
    if (in_value_) value_ += piece;
  }

  std::vector<TableRow> rows;

 private:
  void begin_row(std::string_view number) {
    std::size_t line = rows.empty() ? 1 : rows.back().line + 1;
    std::from_chars(number.data(), number.data() + number.size(), line);
    rows.push_back({line, {}});
    column_ = 0;
  }

  void begin_cell(std::string_view reference, std::string_view type) {
    if (!reference.empty()) {
      std::size_t column = 0;
      for (const char c : reference) {
        if (c < 'A' || c > 'Z' || column > kMostColumns) break;
        column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
      }
      if (column > 0) column_ = column - 1;
    }
    type_ = std::string(type);
    reference_ = std::string(reference);
    value_.clear();
  }

  void end_cell() {
    const std::size_t column = column_++;
    if (rows.empty() || value_.empty() || column >= kMostColumns) return;
    std::vector<std::string>& cells = rows.back().cells;
    if (cells.size() <= column) cells.resize(column + 1);
    cells[column] = value_of_cell();
  }

  std::string value_of_cell() const {
    if (type_ == "s") {
      std::size_t number = strings_.size();
      std::from_chars(value_.data(), value_.data() + value_.size(), number);
      if (number >= strings_.size())
        throw DataError({name_}, {"the cell {1} has a text that is not there.", {reference_}}, kAdvice);
      return strings_[number];
    }
    if (type_ == "e") {
      throw DataError({name_}, {"the cell {1} holds an error of the spreadsheet: {2}", {reference_, value_}},
                      {"Write the text again, with an apostrophe before it."});
    }
    return type_ == "inlineStr" || type_ == "str" ? unescaped(value_) : value_;
  }

  const std::vector<std::string>& strings_;
  const std::string& name_;
  int in_reading_ = 0;
  bool in_value_ = false;
  std::size_t column_ = 0;
  std::string type_, reference_, value_;
};

std::map<std::string, std::string> parts_of(std::string_view bytes, const std::string& name,
                                            std::size_t max_bytes) {
  ZipLimits limits;
  limits.total = max_bytes;
  const Zip zip(bytes, name, limits);
  std::set<std::string> parts;
  for (const std::string& member : zip.members()) {
    if (wanted(member)) parts.insert(member);
  }
  return zip.read_all(parts);
}

class Workbook {
 public:
  Workbook(std::string_view bytes, const std::string& name, std::size_t max_bytes)
      : name_(name), files_(parts_of(bytes, name, max_bytes)) {
    WorkbookReader workbook;
    RelationsReader relations;
    if (!read("xl/workbook.xml", workbook) || !read("xl/_rels/workbook.xml.rels", relations))
      throw DataError({name_}, {"is no XLSX workbook."}, kAdvice);
    StringsReader strings;
    if (!relations.shared_strings.empty()) read(relations.shared_strings, strings);
    strings_ = std::move(strings.strings);
    for (const auto& [sheet, relation] : workbook.sheets) {
      const auto target = relations.targets.find(relation);
      if (target != relations.targets.end()) sheets_.push_back({sheet, target->second});
    }
  }

  const std::vector<SheetEntry>& sheets() const { return sheets_; }
  std::vector<TableRow> rows(const SheetEntry& sheet) const {
    SheetReader reader(strings_, name_);
    if (!read(sheet.path, reader))
      throw DataError({name_}, {"the sheet {1} is not in it.", {sheet.name}}, kAdvice);
    return std::move(reader.rows);
  }

 private:
  bool read(const std::string& path, XmlHandler& handler) const {
    const auto found = files_.find(path);
    if (found == files_.end()) return false;
    parse_xml(found->second, name_ + ":" + path, handler, {.advice = kAdvice});
    return true;
  }

  const std::string& name_;
  std::map<std::string, std::string> files_;
  std::vector<std::string> strings_;
  std::vector<SheetEntry> sheets_;
};

void take_about(Draft& draft, const std::vector<TableRow>& rows) {
  const std::map<std::string, std::string*> fields = {{"source_file", &draft.source_name},
                                                      {"target_file", &draft.target_name},
                                                      {"source_language", &draft.source_language},
                                                      {"target_language", &draft.target_language},
                                                      {"version", &draft.provenance.version}};
  for (const TableRow& row : rows) {
    if (row.cells.size() < 2) continue;
    const std::string& value = row.cells[1];
    if (const auto field = fields.find(row.cells[0]); field != fields.end()) *field->second = value;
    if (row.cells[0] == "option") draft.provenance.options.push_back(value);
    if (row.cells[0] == "lexicon") draft.provenance.lexicons.push_back(value);
  }
}

}  // namespace

Draft read_xlsx(std::string_view bytes, const std::string& name, const BilingualOptions& options) {
  const Workbook workbook(bytes, name, options.max_bytes);
  const auto is_about = [](const SheetEntry& sheet) { return sheet.name == "about"; };
  const auto table = std::ranges::find_if_not(workbook.sheets(), is_about);
  if (table == workbook.sheets().end()) throw DataError({name}, {"has no sheet with a table."}, kAdvice);
  Draft draft = draft_of_table(workbook.rows(*table), name, options);
  draft.breaks = true;
  const auto about = std::ranges::find_if(workbook.sheets(), is_about);
  if (about != workbook.sheets().end()) take_about(draft, workbook.rows(*about));
  return draft;
}

}  // namespace libalign::detail
