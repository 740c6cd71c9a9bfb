// FreeDict's articles come in three shapes:
//
//     complex /kəmpleks/            Algerien /al.../ <n, neut>         evening dress /.../
//     1. complejo, complicado       Algérie                            Abendkleid <neut>, Abendrobe <fem>
//     [poet.]
//     2. conjunto                   ein Staat in Nordafrika                  "example" - translation
//                                                                       see: {evening dresses}
//
// The translations are the numbered lines, or, where none is numbered, the line below the headword; all else
// (glosses, examples, notes, synonyms) is left out.
#include <algorithm>
#include <array>
#include <optional>

#include "lexicon/dictionary.h"

namespace libalign::detail {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

// "2. text" -> "text".
std::optional<std::string_view> after_number(std::string_view line) {
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  if (digits == 0 || digits > 2 || line.substr(digits, 2) != ". ") return std::nullopt;
  return line.substr(digits + 2);
}

// The number of the next sense, left at the end of a line: "maison 2." -> "maison".
std::string_view without_next_number(std::string_view line) {
  const std::size_t space = line.rfind(' ');
  if (space == std::string_view::npos || !line.ends_with('.')) return line;
  const std::string_view last = line.substr(space + 1, line.size() - space - 2);
  const bool number =
      !last.empty() && last.size() <= 2 && last.find_first_not_of("0123456789") == std::string_view::npos;
  return number ? line.substr(0, space) : line;
}

// Takes out (..), [..], <..>, {..} and /pronunciation/. A bracket that nothing closes stands for itself. What
// stands for grammar and labels, <..> and [..], is the caller's choice.
std::string without_brackets(std::string_view text, std::string_view label) {
  constexpr std::string_view kOpening = "([<{";
  constexpr std::string_view kClosing = ")]>}";
  std::string kept;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t kind = kOpening.find(text[i]);
    std::size_t end = std::string_view::npos;
    if (kind != std::string_view::npos) {
      end = text.find(kClosing[kind], i);
    } else if (text[i] == '/' && (i == 0 || text[i - 1] == ' ') && i + 1 < text.size() &&
               text[i + 1] != ' ') {
      end = text.find('/', i + 1);
      if (end != std::string_view::npos && end + 1 < text.size() && text[end + 1] != ' ' &&
          text[end + 1] != ',') {
        end = std::string_view::npos;
      }
    }
    if (end == std::string_view::npos) {
      kept += text[i];
    } else {
      if (text[i] == '<' || text[i] == '[') kept += label;
      i = end;
    }
  }
  return kept;
}

// "jdn./etw.", "sth.": places that a sentence fills with something else.
bool is_placeholder(std::string_view word) {
  constexpr std::array<std::string_view, 18> kPlaceholders = {
      "jd.",   "jdm.", "jdn.",  "jds.", "jemand", "jemandem", "jemanden", "jemandes", "etw.",
      "etwas", "sb.",  "sb.'s", "sth.", "so.",    "so.'s",    "qn",       "qqn",      "qqch"};
  while (!word.empty()) {
    const std::size_t end = std::min(word.find('/'), word.size());
    if (std::ranges::find(kPlaceholders, word.substr(0, end)) == kPlaceholders.end()) return false;
    word.remove_prefix(std::min(end + 1, word.size()));
  }
  return true;
}

// One term, tidy: no placeholders, the first of "this/that"; empty where it is no term that a text would
// hold.
std::string tidy(std::string_view term) {
  constexpr std::size_t kMostWords = 6;
  if (term.find("...") != std::string_view::npos || term.find("…") != std::string_view::npos) return {};
  std::string tidied;
  std::size_t words = 0;
  for (std::size_t begin = 0; begin < term.size();) {
    const std::size_t end = std::min(term.find(' ', begin), term.size());
    std::string_view word = term.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty() || is_placeholder(word)) continue;
    if (word == "/" || word == "|" || ++words > kMostWords) return {};
    word = word.substr(0, word.find('/'));
    if (!tidied.empty()) tidied += ' ';
    tidied += word;
  }
  return tidied;
}

void append_terms(std::string_view line, std::vector<std::string>& terms) {
  // A label ends a term, and an abbreviation may follow: "for example <adv>e.g.".
  const std::string bare = without_brackets(line, ",");
  const std::string_view text = trimmed(without_next_number(trimmed(bare)));
  for (std::size_t begin = 0; begin <= text.size();) {
    std::size_t end = text.find_first_of(",;", begin);
    // A comma inside of a number parts nothing.
    while (end != std::string_view::npos && end > 0 && end + 1 < text.size() && text[end - 1] >= '0' &&
           text[end - 1] <= '9' && text[end + 1] >= '0' && text[end + 1] <= '9') {
      end = text.find_first_of(",;", end + 1);
    }
    end = std::min(end, text.size());
    const std::string_view piece = trimmed(text.substr(begin, end - begin));
    begin = end + 1;
    if (piece.find(' ') == std::string_view::npos && piece.find('/') != std::string_view::npos &&
        !is_placeholder(piece)) {
      for (std::size_t from = 0; from < piece.size();) {
        const std::size_t to = std::min(piece.find('/', from), piece.size());
        if (to > from) terms.emplace_back(piece.substr(from, to - from));
        from = to + 1;
      }
    } else if (std::string term = tidy(piece); !term.empty()) {
      terms.push_back(std::move(term));
    }
  }
}

std::string headword_of(std::string_view line) {
  // The pronunciation ends the headword; "a / b" is a pair of alternatives and no pronunciation.
  for (std::size_t slash = line.find(" /"); slash != std::string_view::npos;
       slash = line.find(" /", slash + 1)) {
    if (slash + 2 < line.size() && line[slash + 2] != ' ') {
      line = line.substr(0, slash);
      break;
    }
  }
  return tidy(trimmed(without_brackets(line, "")));
}

// Lines that begin with white space hold notes, examples and references, unless a label in brackets opens
// them.
bool may_hold_translations(std::string_view line) {
  if (line.starts_with("→")) return false;
  return !line.starts_with(' ') || line.starts_with(" [");
}

}  // namespace

Article parse_article(std::string_view text) {
  Article article;
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (!trimmed(text.substr(begin, end - begin)).empty()) lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  if (lines.empty()) return article;
  article.headword = headword_of(lines[0]);
  if (article.headword.empty() || lines.size() < 2 || !may_hold_translations(lines[1])) return article;
  const bool numbered = lines[1].starts_with("1. ");
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto rest = numbered ? after_number(lines[i]) : std::nullopt;
    if (rest || i == 1) append_terms(rest.value_or(lines[i]), article.translations);
    if (!numbered) break;
  }
  return article;
}

}  // namespace libalign::detail
