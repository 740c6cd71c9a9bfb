// TSV and CSV. A cell of TSV is what stands between tabs, quotation marks included. CSV is RFC 4180, parted
// by what its first line is parted by: a comma, a semicolon (as a Spanish spreadsheet saves it) or a tab.
#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "bilingual/readers.h"
#include "read/decode.h"

namespace libalign::detail {
namespace {

// Of the first line, outside of quotation marks.
char delimiter_of(std::string_view text) {
  constexpr std::array<char, 3> kDelimiters = {',', ';', '\t'};
  std::array<std::size_t, 3> counts = {};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) break;
    for (std::size_t i = 0; i < kDelimiters.size(); ++i)
      counts[i] += !quoted && c == kDelimiters[i] ? 1U : 0U;
  }
  return kDelimiters[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

class CsvParser {
 public:
  CsvParser(std::string_view text, const std::string& name)
      : text_(text), name_(name), delimiter_(delimiter_of(text)) {
    // "sep=;" is how a file tells Excel what parts its cells.
    if (text.size() < 6 || !text.starts_with("sep=") || (text[5] != '\r' && text[5] != '\n')) return;
    delimiter_ = text[4];
    at_ = 5;
    accept('\r');
    accept('\n');
    ++line_;
  }

  std::vector<TableRow> rows() {
    std::vector<TableRow> rows;
    while (at_ < text_.size()) rows.push_back(row());
    return rows;
  }

 private:
  TableRow row() {
    TableRow row{line_, {}};
    do {
      row.cells.push_back(at_ < text_.size() && text_[at_] == '"' ? quoted() : plain());
    } while (accept(delimiter_));
    accept('\r');
    accept('\n');
    ++line_;
    return row;
  }

  bool accept(char c) {
    const bool is_there = at_ < text_.size() && text_[at_] == c;
    if (is_there) ++at_;
    return is_there;
  }

  bool at_end_of_cell() const {
    return at_ == text_.size() || text_[at_] == delimiter_ || text_[at_] == '\n' || text_[at_] == '\r';
  }

  std::string plain() {
    const std::size_t begin = at_;
    while (!at_end_of_cell()) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::string quoted() {
    const std::size_t line = line_;
    std::string cell;
    ++at_;
    for (;;) {
      if (at_ == text_.size()) {
        throw DataError({name_, line}, {"a quotation mark opens a cell that never ends."},
                        {"Close it, or double quotation marks that belong to the text."});
      }
      const char c = text_[at_++];
      if (c == '\n') ++line_;
      if (c != '"') {
        cell += c;
      } else if (accept('"')) {
        cell += '"';
      } else {
        return cell + plain();  // what stands behind the quotation mark is not lost
      }
    }
  }

  std::string_view text_;
  const std::string& name_;
  char delimiter_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

// The apostrophe that our writer put before what a spreadsheet would take for a formula.
void take_guard(std::string& cell) {
  if (!cell.starts_with('\'')) return;
  const std::size_t first = cell.find_first_not_of('\'');
  if (first != std::string::npos && std::string_view("=+-@").find(cell[first]) != std::string_view::npos)
    cell.erase(0, 1);
}

Draft finish(const std::vector<TableRow>& rows, const std::string& name, const BilingualOptions& options,
             std::vector<Message> notes) {
  Draft draft = draft_of_table(rows, name, options);
  std::ranges::move(draft.notes, std::back_inserter(notes));
  draft.notes = std::move(notes);
  draft.breaks = true;
  return draft;
}

}  // namespace

Draft read_tsv(std::string_view bytes, const std::string& name, const BilingualOptions& options) {
  Decoded decoded = decode(bytes, name, options.encoding);
  std::vector<TableRow> rows;
  std::string_view rest = decoded.text;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    TableRow row{number, {}};
    for (;;) {
      const std::size_t tab = line.find('\t');
      row.cells.emplace_back(line.substr(0, tab));
      if (tab == std::string_view::npos) break;
      line.remove_prefix(tab + 1);
    }
    rows.push_back(std::move(row));
  }
  return finish(rows, name, options, std::move(decoded.notes));
}

Draft read_csv(std::string_view bytes, const std::string& name, const BilingualOptions& options) {
  Decoded decoded = decode(bytes, name, options.encoding);
  std::vector<TableRow> rows = CsvParser(decoded.text, name).rows();
  for (TableRow& row : rows) std::ranges::for_each(row.cells, take_guard);
  return finish(rows, name, options, std::move(decoded.notes));
}

}  // namespace libalign::detail
