// A table with a line of headings: ours, or columns that are named by their languages; or two columns
// without.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "bilingual/readers.h"
#include "libalign/text.h"
#include "text/language_names.h"

namespace libalign::detail {
namespace {

class Headings {
 public:
  Headings(const TableRow& row, const std::string& name, const BilingualOptions& options) {
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
    choose_languages(languages_of(row), {name, row.line}, options);
  }

  // Of a table that has none.
  static Headings of_two_columns() {
    Headings headings;
    headings.columns_ = {{"source", 0}, {"target", 1}};
    return headings;
  }

  // Whether the line says of any column what it is.
  bool known() const {
    constexpr std::array kWords = {"source", "target", "id",    "kind",       "confidence", "translation",
                                   "status", "note",   "order", "source_ids", "target_ids"};
    return !source_language.empty() ||
           std::ranges::any_of(kWords, [&](const char* word) { return has(word); });
  }

  bool has(const std::string& word) const { return columns_.contains(word); }
  std::string cell(const TableRow& row, const std::string& word) const {
    const auto found = columns_.find(word);
    return found == columns_.end() || found->second >= row.cells.size() ? "" : row.cells[found->second];
  }

  std::string source_language, target_language;

 private:
  struct LanguageColumn {
    std::size_t column = 0;
    std::string language;
  };

  Headings() = default;

  // "es" and "en-US", "Spanish" and "English", in columns of their own.
  static std::vector<LanguageColumn> languages_of(const TableRow& row) {
    std::vector<LanguageColumn> found;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string_view word = trimmed(row.cells[i]);
      if (word == "id") continue;  // Indonesian, but ours first
      if (const auto language = language_named(word)) {
        found.push_back({i, *language});
      } else if (primary_language(word).size() == 2) {  // "uno" and "dos" are well-formed too
        if (const auto tag = canonical_language(word)) found.push_back({i, *tag});
      }
    }
    return found;
  }

  void take(const LanguageColumn& source, const LanguageColumn& target) {
    columns_["source"] = source.column;
    columns_["target"] = target.column;
    source_language = source.language;
    target_language = target.language;
  }

  // Those that are asked for, else the only two.
  void choose_languages(const std::vector<LanguageColumn>& found, const Place& place,
                        const BilingualOptions& options) {
    if (found.size() < 2) return;
    const auto asked = [&](const std::string& language) -> const LanguageColumn* {
      const LanguageColumn* near = nullptr;
      for (const LanguageColumn& one : found) {
        if (one.language == language) return &one;
        if (near == nullptr && primary_language(one.language) == primary_language(language)) near = &one;
      }
      return near;
    };
    const LanguageColumn* source = asked(options.source_language);
    const LanguageColumn* target = asked(options.target_language);
    if (found.size() == 2) {
      if (source == nullptr) source = target == found.data() ? &found[1] : found.data();
      if (target == nullptr || target == source) target = source == found.data() ? &found[1] : found.data();
      return take(*source, *target);
    }
    if (source != nullptr && target != nullptr && source != target) return take(*source, *target);
    std::string all;
    for (const LanguageColumn& one : found) all += (all.empty() ? "" : ", ") + one.language;
    throw DataError(place, {"has columns of several languages: {1}.", {all}},
                    {"Choose two of them: --from LANG --to LANG."});
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

// All that there are, and the first line fills both.
bool two_columns(const std::vector<TableRow>& rows) {
  constexpr std::size_t kColumns = 2;
  bool first = true;
  for (const TableRow& row : rows) {
    std::size_t used = row.cells.size();
    while (used > 0 && trimmed(row.cells[used - 1]).empty()) --used;
    if (used == 0) continue;
    if (used > kColumns || (first && (used < kColumns || trimmed(row.cells[0]).empty()))) return false;
    first = false;
  }
  return !first;
}

}  // namespace

Draft draft_of_table(const std::vector<TableRow>& rows, const std::string& name,
                     const BilingualOptions& options) {
  Draft draft;
  draft.name = name;
  const auto first = std::ranges::find_if_not(rows, blank);
  if (first == rows.end()) throw DataError({name}, {"is empty."}, {"Check that it is the right file."});
  Headings headings(*first, name, options);
  auto row = std::next(first);
  if (!headings.known() && two_columns(rows)) {
    headings = Headings::of_two_columns();
    row = first;
    draft.notes.push_back({"no line names its columns; the first is taken as source, the second as target"});
  }
  if (!headings.has("source") || !headings.has("target")) {
    throw DataError({name, first->line}, {"the first line does not name the columns source and target."},
                    {"Add a line of headings: source and target, or the codes of the two languages."});
  }
  draft.source_language = headings.source_language;
  draft.target_language = headings.target_language;
  const TableReader reader(headings, name);
  for (; row != rows.end(); ++row) {
    if (!blank(*row)) draft.beads.push_back(reader.bead(*row));
  }
  if (headings.has("source_file") && first + 1 != rows.end()) {
    draft.source_name = headings.cell(*(first + 1), "source_file");
    draft.target_name = headings.cell(*(first + 1), "target_file");
  }
  return draft;
}

}  // namespace libalign::detail
