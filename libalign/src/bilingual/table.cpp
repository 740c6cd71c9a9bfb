// A table with a line of headings: ours, or two columns that are named by their languages.
#include <algorithm>
#include <map>
#include <utility>

#include "bilingual/readers.h"
#include "libalign/text.h"

namespace libalign::detail {
namespace {

class Headings {
 public:
  explicit Headings(const TableRow& row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      std::string word = fold(trimmed(row.cells[i]));
      if (word == "source_text" || word == "src_text") word = "source";  // of TSV; of Bitextor
      if (word == "target_text" || word == "trg_text") word = "target";
      if (word == "origen") word = "source";  // as a Spanish hand writes it
      if (word == "destino") word = "target";
      if (word == "aligner_score") word = "confidence";
      if (word == "src_url") word = "source_file";
      if (word == "trg_url") word = "target_file";
      columns_.emplace(std::move(word), i);
    }
    if (has("source") && has("target")) return;
    find_languages(row);
  }

  bool has(const std::string& word) const { return columns_.contains(word); }
  std::string cell(const TableRow& row, const std::string& word) const {
    const auto found = columns_.find(word);
    return found == columns_.end() || found->second >= row.cells.size() ? "" : row.cells[found->second];
  }

  std::string source_language, target_language;

 private:
  // "es" and "en-US", in two columns of their own.
  void find_languages(const TableRow& row) {
    std::vector<std::pair<std::size_t, std::string>> found;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string_view word = trimmed(row.cells[i]);
      if (word == "id") continue;  // Indonesian, but ours first
      // "uno" and "dos" are well-formed too.
      if (primary_language(word).size() != 2) continue;
      if (auto tag = canonical_language(word)) found.emplace_back(i, *tag);
    }
    if (found.size() != 2) return;
    columns_["source"] = found[0].first;
    columns_["target"] = found[1].first;
    source_language = found[0].second;
    target_language = found[1].second;
  }

  std::map<std::string, std::size_t> columns_;
};

std::string shown(std::string_view word) {
  return std::string(word.size() <= 40 ? word : word.substr(0, word.find_last_of(' ', 40)).substr(0, 40));
}

class TableReader {
 public:
  TableReader(const Headings& headings, const std::string& name) : headings_(headings), name_(name) {}

  DraftBead bead(const TableRow& row) const {
    DraftBead bead;
    bead.id = std::string(trimmed(cell(row, "id")));
    bead.note = cell(row, "note");
    const std::string status = cell(row, "status");
    if (const auto known = status_of(status)) {
      bead.status = *known;
    } else {
      throw DataError({name_, row.line},
                      {"the status “{1}” is none of automatic, confirmed, rejected.", {shown(status)}},
                      {"Write one of these, or leave it empty."});
    }
    bead.order = order_of(cell(row, "order"));
    bead.confidence = probability(row, "confidence");
    bead.translation = probability(row, "translation");
    bead.source = side_of(cell(row, "source"), numbers(row, "source_ids"));
    bead.target = side_of(cell(row, "target"), numbers(row, "target_ids"));
    return bead;
  }

 private:
  std::string cell(const TableRow& row, const std::string& word) const { return headings_.cell(row, word); }

  double probability(const TableRow& row, const std::string& column) const {
    const std::string number = cell(row, column);
    if (trimmed(number).empty()) return 1;
    if (const auto value = probability_of(number)) return *value;
    throw DataError({name_, row.line},
                    {"“{1}” in the column {2} is no number from 0 to 1.", {shown(number), column}},
                    {"Mend it, or leave the cell empty."});
  }

  // What is no list of numbers counts as none: the sentences are then counted anew.
  std::vector<std::size_t> numbers(const TableRow& row, const std::string& column) const {
    return numbers_of(cell(row, column)).value_or(std::vector<std::size_t>{});
  }

  const Headings& headings_;
  const std::string& name_;
};

bool blank(const TableRow& row) {
  return std::ranges::all_of(row.cells, [](const std::string& cell) { return trimmed(cell).empty(); });
}

}  // namespace

Draft draft_of_table(const std::vector<TableRow>& rows, const std::string& name) {
  Draft draft;
  draft.name = name;
  const auto first = std::ranges::find_if_not(rows, blank);
  if (first == rows.end()) throw DataError({name}, {"is empty."}, {"Check that it is the right file."});
  const Headings headings(*first);
  if (!headings.has("source") || !headings.has("target")) {
    throw DataError({name, first->line}, {"the first line does not name the columns source and target."},
                    {"Add a line of headings: source and target, or the codes of the two languages."});
  }
  draft.source_language = headings.source_language;
  draft.target_language = headings.target_language;
  const TableReader reader(headings, name);
  for (auto row = std::next(first); row != rows.end(); ++row) {
    if (!blank(*row)) draft.beads.push_back(reader.bead(*row));
  }
  if (headings.has("source_file") && first + 1 != rows.end()) {
    draft.source_name = headings.cell(*(first + 1), "source_file");
    draft.target_name = headings.cell(*(first + 1), "target_file");
  }
  return draft;
}

}  // namespace libalign::detail
