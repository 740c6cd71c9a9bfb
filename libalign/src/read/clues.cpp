#include "read/clues.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "libalign/text.h"
#include "read/lines.h"

namespace libalign::detail {
namespace {

using namespace std::literals;

// Months of the languages in which visible dates are read, folded, by their first letters; longer ones first
// where one begins another.
struct Month {
  std::string_view word;
  int number;
};
constexpr std::array kMonths = {
    Month{"january", 1},    Month{"jan", 1},    Month{"february", 2},  Month{"feb", 2},
    Month{"march", 3},      Month{"mar", 3},    Month{"april", 4},     Month{"apr", 4},
    Month{"may", 5},        Month{"june", 6},   Month{"jun", 6},       Month{"july", 7},
    Month{"jul", 7},        Month{"august", 8}, Month{"aug", 8},       Month{"september", 9},
    Month{"sept", 9},       Month{"sep", 9},    Month{"october", 10},  Month{"oct", 10},
    Month{"november", 11},  Month{"nov", 11},   Month{"december", 12}, Month{"dec", 12},
    Month{"enero", 1},      Month{"ene", 1},    Month{"febrero", 2},   Month{"marzo", 3},
    Month{"abril", 4},      Month{"abr", 4},    Month{"mayo", 5},      Month{"junio", 6},
    Month{"julio", 7},      Month{"agosto", 8}, Month{"ago", 8},       Month{"septiembre", 9},
    Month{"setiembre", 9},  Month{"set", 9},    Month{"octubre", 10},  Month{"noviembre", 11},
    Month{"diciembre", 12}, Month{"dic", 12},
};

constexpr std::array kDateWords = {
    // days, hours, zones and what leads a date
    "monday"sv,
    "tuesday"sv,
    "wednesday"sv,
    "thursday"sv,
    "friday"sv,
    "saturday"sv,
    "sunday"sv,
    "mon"sv,
    "tue"sv,
    "wed"sv,
    "thu"sv,
    "fri"sv,
    "sat"sv,
    "sun"sv,
    "lunes"sv,
    "martes"sv,
    "miercoles"sv,
    "jueves"sv,
    "viernes"sv,
    "sabado"sv,
    "domingo"sv,
    "de"sv,
    "del"sv,
    "el"sv,
    "la"sv,
    "las"sv,
    "a"sv,
    "at"sv,
    "on"sv,
    "of"sv,
    "the"sv,
    "st"sv,
    "nd"sv,
    "rd"sv,
    "th"sv,
    "am"sv,
    "pm"sv,
    "m"sv,
    "p"sv,
    "h"sv,
    "hs"sv,
    "hrs"sv,
    "horas"sv,
    "est"sv,
    "edt"sv,
    "et"sv,
    "pst"sv,
    "pdt"sv,
    "pt"sv,
    "cst"sv,
    "cdt"sv,
    "ct"sv,
    "gmt"sv,
    "utc"sv,
    "bst"sv,
    "cet"sv,
    "cest"sv,
    "ist"sv,
    "t"sv,
    "z"sv,
    "published"sv,
    "updated"sv,
    "posted"sv,
    "modified"sv,
    "last"sv,
    "first"sv,
    "date"sv,
    "publicado"sv,
    "publicada"sv,
    "actualizado"sv,
    "actualizada"sv,
    "modificado"sv,
    "ultima"sv,
    "actualizacion"sv,
    "modificacion"sv,
    "publicacion"sv,
    "fecha"sv,
    "creado"sv,
    "hora"sv,
    "central"sv,
    "local"sv,
    "time"sv,
};

constexpr std::array kLeads = {"published"sv,    "updated"sv,      "posted"sv,    "modified"sv,
                               "publicad"sv,     "actualizad"sv,   "modificad"sv, "ultima actualizacion"sv,
                               "last updated"sv, "last modified"sv};

struct Word {
  std::string text;  // folded, without dots
  bool number = false;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (const Token& token : tokenize(text, "en")) {
    if (token.kind == TokenKind::punctuation) continue;
    std::string word = fold(token.span.of(text));
    // "3:30pm", "5h", "18th": digits and letters part ways.
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= word.size(); ++i) {
      const auto digit = [&](std::size_t at) { return word[at] >= '0' && word[at] <= '9'; };
      const auto letter = [&](std::size_t at) {
        return (word[at] >= 'a' && word[at] <= 'z') || static_cast<unsigned char>(word[at]) >= 0x80;
      };
      if (i < word.size() && !(digit(i - 1) && letter(i)) && !(letter(i - 1) && digit(i)) && word[i] != '.' &&
          word[i] != '/' && word[i] != '-' && word[i] != ':' && word[i] != ',') {
        continue;
      }
      std::string part = word.substr(begin, i - begin);
      while (!part.empty() && ".-/:,"sv.find(part.front()) != std::string_view::npos) part.erase(0, 1);
      begin = i;
      if (part.empty()) continue;
      const bool number = part.find_first_not_of("0123456789") == std::string::npos;
      words.push_back({std::move(part), number});
    }
  }
  return words;
}

int month_of(const std::string& word) {
  const auto found =
      std::find_if(kMonths.begin(), kMonths.end(), [&](const Month& month) { return month.word == word; });
  return found == kMonths.end() ? 0 : found->number;
}

int value_of(const Word& word) { return word.number && word.text.size() <= 4 ? std::stoi(word.text) : -1; }

std::string iso(int year, int month, int day) {
  if (year < 1000 || year > 2999 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year, month, day);
  return buffer.data();
}

constexpr std::array kByOpeners = {"por "sv,
                                   "by "sv,
                                   "texto: "sv,
                                   "texto de "sv,
                                   "escribe "sv,
                                   "written by "sv,
                                   "translated by "sv,
                                   "traduccion de "sv,
                                   "traduccion: "sv,
                                   "traducido por "sv,
                                   "translation by "sv,
                                   "translation: "sv,
                                   "entrevista de "sv,
                                   "interview by "sv,
                                   "redaccion"sv,
                                   "text by "sv,
                                   "autor: "sv,
                                   "author: "sv};
constexpr std::array kTranslatorOpeners = {"translated by "sv, "traduccion de "sv,  "traduccion: "sv,
                                           "traducido por "sv, "translation by "sv, "translation: "sv,
                                           "translator: "sv,   "traductor: "sv,     "traductora: "sv};

// `text` after as many code points as the folded opener has; folding of these openers keeps the number of
// letters.
std::string rest_after(std::string_view text, std::string_view opener) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < opener.size() && at < text.size(); ++i) next_code_point(text, at);
  std::string_view rest = text.substr(at);
  while (!rest.empty() && (rest.back() == ' ' || rest.back() == '.')) rest.remove_suffix(1);
  return std::string(rest);
}

}  // namespace

bool says_updated(std::string_view text) {
  const std::string folded = fold(text.substr(0, 60));
  return folded.find("updated") != std::string::npos || folded.find("actualiza") != std::string::npos ||
         folded.find("modifi") != std::string::npos;
}

bool is_date_line(std::string_view text) {
  if (text.size() > 120) return false;
  const std::vector<Word> words = words_of(text);
  if (words.empty() || words.size() > 18) return false;
  bool number = false, month = false, day_or_year = false;
  for (const Word& word : words) {
    if (word.number) {
      number = true;
      day_or_year = day_or_year || word.text.size() == 4;
      continue;
    }
    if (month_of(word.text) != 0) {
      month = true;
      continue;
    }
    if (std::find(kDateWords.begin(), kDateWords.end(), word.text) == kDateWords.end()) return false;
  }
  const std::string folded = fold(text.substr(0, 60));
  const bool lead = std::any_of(kLeads.begin(), kLeads.end(),
                                [&](std::string_view word) { return folded.starts_with(word); });
  // "May 5" is a date, "May" a name and "12" a number; 3/4/2021 has neither month nor lead.
  const bool slashes = words.size() >= 3 && words[0].number && words[1].number && words[2].number &&
                       day_or_year && text.find_first_of("/-.") != std::string_view::npos;
  return number && (month || lead || slashes);
}

std::string find_date(std::string_view text) {
  const std::vector<Word> words = words_of(text.substr(0, 200));
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i + 2 < words.size() && words[i].number && words[i].text.size() == 4 && words[i + 1].number &&
        words[i + 2].number) {
      std::string date = iso(value_of(words[i]), value_of(words[i + 1]), value_of(words[i + 2]));
      if (!date.empty()) return date;
    }
    const int month = month_of(words[i].text);
    if (month == 0) continue;
    // "18 de noviembre de 2022", "3 May 2023", "January 17, 2022": small words between.
    const auto near = [&](std::ptrdiff_t step) -> int {
      for (auto at = static_cast<std::ptrdiff_t>(i) + step;
           at >= 0 && at < static_cast<std::ptrdiff_t>(words.size()); at += step) {
        const Word& word = words[static_cast<std::size_t>(at)];
        if (word.number) return static_cast<int>(at);
        if (word.text != "de" && word.text != "del" && word.text != "of" && word.text != "th" &&
            word.text != "st" && word.text != "nd" && word.text != "rd" && word.text != "the") {
          break;
        }
      }
      return -1;
    };
    const int before = near(-1);
    const int after = near(1);
    const int after_value = after < 0 ? -1 : value_of(words[static_cast<std::size_t>(after)]);
    if (after_value > 31 && before >= 0)
      return iso(after_value, month, value_of(words[static_cast<std::size_t>(before)]));
    if (after_value > 0 && after + 1 < static_cast<int>(words.size())) {
      std::string date = iso(value_of(words[static_cast<std::size_t>(after) + 1]), month, after_value);
      if (!date.empty()) return date;
    }
  }
  return {};
}

bool is_byline(std::string_view text) {
  if (text.size() > 120 || ends_with_colon_or_comma(text)) return false;
  const std::string folded = fold(text);
  const auto opener = std::find_if(kByOpeners.begin(), kByOpeners.end(),
                                   [&](std::string_view word) { return folded.starts_with(word); });
  if (opener == kByOpeners.end()) return false;
  // "By Ana Ruiz" is a byline; "By the river, he stopped." and "Por eso vino." are not.
  const std::string name = rest_after(text, *opener);
  return count_words(name) <= 12 && starts_upper(name) && (!ends_sentence(text) || count_words(name) <= 5);
}

std::string translator_of(std::string_view text) {
  if (text.size() > 120) return {};
  const std::string folded = fold(text);
  for (const std::string_view opener : kTranslatorOpeners) {
    if (folded.starts_with(opener)) return rest_after(text, opener);
  }
  return {};
}

std::string name_in_byline(std::string_view text) {
  const std::string folded = fold(text);
  for (const std::string_view opener : kByOpeners) {
    if (folded.starts_with(opener)) return rest_after(text, opener);
  }
  return std::string(text);
}

namespace {

// A bare name below the headline and above a date or another byline.
bool names_author(const std::vector<RawBlock>& blocks, std::size_t i) {
  if (i == 0 || i + 1 >= blocks.size() || !looks_like_name(blocks[i].text)) return false;
  const RawBlock& next = blocks[i + 1];
  return next.kind == BlockKind::date || next.kind == BlockKind::byline || is_date_line(next.text) ||
         is_byline(next.text);
}

}  // namespace

void name_kinds(std::vector<RawBlock>& blocks) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    RawBlock& block = blocks[i];
    const bool open = block.kind == BlockKind::paragraph ||
                      (block.kind == BlockKind::heading && !block.title && block.level != 1);
    if (block.certain || !open) continue;
    if (is_date_line(block.text)) {
      block.kind = BlockKind::date;
      block.level = 0;
    } else if (i < 12 && (is_byline(block.text) || names_author(blocks, i))) {
      block.kind = BlockKind::byline;
      block.level = 0;
    }
  }
}

void fill_from_blocks(Metadata& metadata, const std::vector<RawBlock>& blocks) {
  const auto fill = [](std::string& field, std::string value) {
    if (field.empty()) field = std::move(value);
  };
  for (const RawBlock& block : blocks) {
    if (block.kind == BlockKind::heading && block.level <= 1) fill(metadata.title, block.text);
    if (block.kind == BlockKind::standfirst) fill(metadata.subtitle, block.text);
    if (block.kind == BlockKind::byline) {
      std::string translator = translator_of(block.text);
      if (translator.empty())
        fill(metadata.byline, name_in_byline(block.text));
      else
        fill(metadata.translator, std::move(translator));
    }
    if (block.kind == BlockKind::date) {
      std::string date = find_date(block.text);
      if (!date.empty())
        fill(says_updated(block.text) ? metadata.updated : metadata.published, std::move(date));
    }
  }
}

}  // namespace libalign::detail
