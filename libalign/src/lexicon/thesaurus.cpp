#include "lexicon/thesaurus.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "lexicon/dictionary.h"
#include "libalign/error.h"
#include "text/ascii.h"

namespace libalign::detail {
namespace {

class Decoder {
 public:
  Decoder(const std::string& path, const std::string& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    converter_.adoptInstead(ucnv_open(encoding.c_str(), &status));
    if (U_FAILURE(status)) {
      throw DataError({path, 1, 0},
                      {"nobody knows the encoding '{1}'. A thesaurus names its encoding in the first line.",
                       {encoding.substr(0, 40)}});
    }
  }

  std::string operator()(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    std::string text;
    icu::UnicodeString(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter_.getAlias(), status)
        .toUTF8String(text);
    return text;
  }

 private:
  icu::LocalUConverterPointer converter_;
};

class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  std::optional<std::string_view> next() {
    if (at_ >= text_.size()) return std::nullopt;
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    std::string_view line = text_.substr(at_, end - at_);
    at_ = end + 1;
    ++number_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }
  std::size_t number() const { return number_; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t number_ = 0;
};

// The word without what stands in brackets; empty where the brackets say that it is no synonym.
std::string word_of(std::string_view cell) {
  constexpr std::array<std::string_view, 5> kOther = {"(antonym)", "(related term)", "(Antonym)",
                                                      "(Unterbegriff)", "(Assoziation)"};
  for (const std::string_view other : kOther) {
    if (cell.find(other) != std::string_view::npos) return {};
  }
  std::string word;
  int depth = 0;
  for (const char c : cell) {
    if (c == '(') ++depth;
    if (depth == 0) word += c;
    if (c == ')' && depth > 0) --depth;
  }
  return std::string(trimmed(word));
}

struct Entry {
  std::string_view headword;
  std::size_t senses = 0;
};

std::optional<Entry> entry_of(std::string_view line) {
  const std::size_t bar = line.find('|');
  if (bar == std::string_view::npos) return std::nullopt;
  Entry entry{line.substr(0, bar), 0};
  const std::string_view count = line.substr(bar + 1);
  const auto [end, error] = std::from_chars(count.data(), count.data() + count.size(), entry.senses);
  if (error != std::errc() || end != count.data() + count.size()) return std::nullopt;
  return entry;
}

// Its headword, and what stands behind the part of speech.
std::vector<std::string> sense_of(const std::string& headword, std::string_view line) {
  std::vector<std::string> words = {headword};
  for (std::size_t bar = line.find('|'); bar != std::string_view::npos;) {
    const std::size_t begin = bar + 1;
    bar = line.find('|', begin);
    std::string word = word_of(line.substr(begin, bar == std::string_view::npos ? bar : bar - begin));
    if (!word.empty() && word != headword) words.push_back(std::move(word));
  }
  return words;
}

}  // namespace

Thesaurus parse_thesaurus(const std::string& path, std::string_view bytes, const std::string& language) {
  Thesaurus thesaurus{language, std::string(file_name(path)), {}};
  Lines lines(bytes);
  const auto encoding = lines.next();
  if (!encoding) return thesaurus;
  Decoder decode(path, std::string(trimmed(*encoding)));
  while (const auto line = lines.next()) {
    if (line->empty()) continue;
    const auto entry = entry_of(*line);
    if (!entry) {
      throw DataError({path, lines.number(), 0},
                      {"this is no entry of a thesaurus: a word, a bar and the number of its senses.", {}});
    }
    const std::string headword = decode(entry->headword);
    for (std::size_t k = 0; k < entry->senses; ++k) {
      const auto sense = lines.next();
      if (!sense) {
        throw DataError({path, lines.number(), 0},
                        {"the thesaurus breaks off: '{1}' has {2} senses and {3} are there.",
                         {headword, std::to_string(entry->senses), std::to_string(k)}});
      }
      if (thesaurus.senses.size() == kMostEntries)
        throw DataError({path, lines.number(), 0},
                        {"the thesaurus has more than {1} senses.", {std::to_string(kMostEntries)}});
      thesaurus.senses.push_back(sense_of(headword, decode(*sense)));
    }
  }
  return thesaurus;
}

}  // namespace libalign::detail
