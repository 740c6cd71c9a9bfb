// Glossaries as tables: TSV (no quotes) and CSV (RFC 4180, also with semicolons or tabs). The first two
// columns are the terms.
#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "lexicon/dictionary.h"
#include "libalign/text.h"
#include "text/ascii.h"

namespace libalign::detail {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// What stands over a column: the name of a language, or a word for "source" or "target".
bool is_heading(std::string_view cell) {
  constexpr std::array<std::string_view, 26> kHeadings = {
      "source",      "target",         "src",         "tgt",     "trg",         "source term",
      "target term", "source_term",    "target_term", "term",    "translation", "origen",
      "destino",     "fuente",         "meta",        "termino", "traduccion",  "terme",
      "traduction",  "quelle",         "ziel",        "english", "spanish",     "ingles",
      "espanol",     "source language"};
  return std::ranges::find(kHeadings, fold(cell)) != kHeadings.end();
}

std::string language_of_cell(std::string_view cell) {
  const std::string folded = fold(cell);
  if (folded == "english" || folded == "ingles") return "en";
  if (folded == "spanish" || folded == "espanol") return "es";
  return plain_language(folded);
}

// A row of the table that is no comment and not empty.
struct Row {
  std::size_t line = 0;
  std::array<std::string, 2> cells;
};

// Whether the first row is a heading, and the languages that it names.
struct Heading {
  bool present = false;
  LanguagePair languages;
};

Heading heading_of(const Row& row, const DictionaryInput& input) {
  const LanguagePair named = {language_of_cell(row.cells[0]), language_of_cell(row.cells[1])};
  const std::string from = plain_language(input.source_language);
  const std::string to = plain_language(input.target_language);
  const auto fits = [](const std::string& asked, const std::string& name) {
    return asked.empty() || asked == name;
  };
  const bool in_order = fits(from, named.first) && fits(to, named.second);
  const bool turned = fits(from, named.second) && fits(to, named.first);
  // "no" and "si" may be words: codes count only as the two languages that were asked for, or where none was.
  if (!named.first.empty() && !named.second.empty() && named.first != named.second && (in_order || turned)) {
    return {true, named};
  }
  return {is_heading(row.cells[0]) && is_heading(row.cells[1]), {}};
}

void check_utf8(const DictionaryInput& input, std::string_view text) {
  const auto invalid = find_invalid_utf8(text);
  if (!invalid) return;
  const LineColumn at = line_and_column(text, *invalid);
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(text[*invalid]);
  throw DataError({input.path, at.line, at.column},
                  {"invalid UTF-8 byte 0x{1}.", {{kDigits[byte >> 4U], kDigits[byte & 0xFU]}}},
                  {"Convert the file to UTF-8 first.", {}});
}

// Rows one by one out of the text, both kinds of table.
class Reader {
 public:
  Reader(const DictionaryInput& input, std::string_view text, char separator, bool quotes)
      : input_(input), text_(text), separator_(separator), quotes_(quotes) {
    if (text_.starts_with(kByteOrderMark)) text_.remove_prefix(kByteOrderMark.size());
  }

  std::optional<Row> next() {
    while (at_ < text_.size()) {
      Row row{line_, {}};
      const bool comment = text_[at_] == '#';
      const std::size_t columns = read_row(row, comment);
      if (comment || (columns == 1 && row.cells[0].empty())) continue;
      return row;
    }
    return std::nullopt;
  }

 private:
  std::size_t read_row(Row& row, bool comment) {
    std::size_t column = 0;
    for (bool more = true; more; ++column) {
      const std::string cell =
          quotes_ && !comment && at_ < text_.size() && text_[at_] == '"' ? quoted() : plain(comment);
      if (column < row.cells.size()) row.cells[column] = trimmed(cell);
      more = at_ < text_.size() && text_[at_] == separator_ && !comment;
      if (more) ++at_;
    }
    if (at_ < text_.size()) {
      ++at_;  // the line feed
      ++line_;
    }
    return column;
  }

  std::string plain(bool whole_line) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != '\n' && (whole_line || text_[at_] != separator_)) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::string quoted() {
    const std::size_t begin_line = line_;
    std::string cell;
    for (++at_;; ++at_) {
      if (at_ >= text_.size()) {
        throw DataError({input_.path, begin_line}, {"a quote opens here that nothing closes.", {}},
                        {"Close it, or write \"\" for a quote inside of a cell.", {}});
      }
      if (text_[at_] == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
        ++at_;
      }
      if (text_[at_] == '\n') ++line_;
      cell += text_[at_];
    }
    ++at_;
    return cell + plain(false);
  }

  const DictionaryInput& input_;
  std::string_view text_;
  char separator_;
  bool quotes_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

LexiconSource parse_table(const DictionaryInput& input, std::string_view text, char separator, bool quotes) {
  check_utf8(input, text);
  Reader rows(input, text, separator, quotes);
  std::optional<Row> row = rows.next();
  const Heading heading = row ? heading_of(*row, input) : Heading();
  EntryCollector collector(input, heading.languages.first, heading.languages.second);
  if (heading.present) row = rows.next();
  for (; row; row = rows.next()) {
    if (row->cells[0].empty() || row->cells[1].empty()) {
      collector.note(row->line, "{1}: a line with only one term was skipped.");
    } else if (std::max(row->cells[0].size(), row->cells[1].size()) > kLongestTerm) {
      collector.note(row->line, "{1}: a line with a term of more than {2} bytes was skipped.",
                     {std::to_string(kLongestTerm)});
    } else {
      collector.add(std::move(row->cells[0]), std::move(row->cells[1]));
    }
  }
  return collector.finish(std::string(file_name(input.path)));
}

// The separator that the first line that is no comment holds most of, outside of quotes.
char separator_of(std::string_view text) {
  constexpr std::string_view kSeparators = "\t;,";  // of equally many, the first
  std::array<std::size_t, 3> counts = {};
  while (text.starts_with('#')) text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  bool quoted = false;
  char before = '\n';
  for (const char c : text) {
    // A quote opens at the start of a cell only, and two within it are one.
    if (c == '"' &&
        (quoted || before == '"' || before == '\n' || kSeparators.find(before) != std::string_view::npos))
      quoted = !quoted;
    before = c;
    if (quoted) continue;
    if (c == '\n') break;
    if (const std::size_t kind = kSeparators.find(c); kind != std::string_view::npos) ++counts[kind];
  }
  return kSeparators[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

// Excel on a Mac may end lines with a carriage return alone.
std::string with_line_feeds(std::string_view text) {
  std::string made(text);
  if (made.find('\n') == std::string::npos) std::ranges::replace(made, '\r', '\n');
  return made;
}

}  // namespace

LexiconSource parse_tsv(const DictionaryInput& input, std::string_view text) {
  return parse_table(input, with_line_feeds(text), '\t', false);
}

LexiconSource parse_csv(const DictionaryInput& input, std::string_view text) {
  const std::string lines = with_line_feeds(text);
  std::string_view content = lines;
  if (content.starts_with(kByteOrderMark)) content.remove_prefix(kByteOrderMark.size());
  return parse_table(input, lines, separator_of(content), true);
}

}  // namespace libalign::detail
