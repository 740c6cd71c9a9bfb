#include <cstdio>  // CLD2's header needs it before itself

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>

#include "libalign/read.h"
#include "libalign/text.h"
#include "read/language.h"
#include "text/ascii.h"

namespace libalign {
namespace {

using namespace std::literals;

// CLD2 takes some Spanish news for Galician, Portuguese or Catalan. Little words settle it: each of these is
// frequent in one of the four and rare or absent in the others.
struct Telling {
  std::string_view language;
  std::string_view words;
};
constexpr std::array kTelling = {
    Telling{"es",
            "el la los las y en para un una del al con pero muy más fue era hay sin cuando ya lo su sus "
            "está como también desde hasta sobre"},
    Telling{"pt",
            "o os as e para um uma do da dos das no na nos nas ao à com mas muito mais foi não são é em "
            "pelo pela seu sua"},
    Telling{"gl",
            "o os as e en para un unha do da dos das no na nos nas ao á con pero moi máis foi non é en polo "
            "pola seu súa"},
    Telling{"ca",
            "el la els les i en un una del dels al als amb però molt més va ha és en què per als seva seu "
            "aquest són"},
};

// The bytes of a word, of which there are eight at most, as a number.
std::uint64_t packed(std::string_view word) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, word.data(), word.size());
  return bytes;
}

// Each of the words with a bit for each language that has it.
std::unordered_map<std::uint64_t, unsigned> telling_words() {
  std::unordered_map<std::uint64_t, unsigned> found;
  for (std::size_t i = 0; i < kTelling.size(); ++i) {
    for (const Token& word : tokenize(kTelling[i].words, "es"))
      found[packed(word.span.of(kTelling[i].words))] |= 1U << i;
  }
  return found;
}

std::string by_little_words(std::string_view text, std::string_view first) {
  static const std::unordered_map<std::uint64_t, unsigned> kWords = telling_words();
  std::array<std::size_t, kTelling.size()> votes{};
  constexpr std::size_t kEnough = 20000;
  const std::string_view head = text.substr(0, kEnough);
  for (const Token& token : tokenize(head.substr(0, find_invalid_utf8(head).value_or(head.size())), "es")) {
    if (token.kind != TokenKind::word || token.span.size() > 8) continue;
    const auto word = kWords.find(packed(detail::ascii_lower(token.span.of(text))));
    for (std::size_t i = 0; word != kWords.end() && i < kTelling.size(); ++i)
      votes[i] += (word->second >> i) & 1U;
  }
  const auto best = std::max_element(votes.begin(), votes.end());
  std::size_t of_first = 0;
  for (std::size_t i = 0; i < kTelling.size(); ++i) {
    if (kTelling[i].language == first) of_first = votes[i];
  }
  // CLD2's own answer stands unless the words speak clearly against it.
  if (*best * 10 <= of_first * 11) return std::string(first);
  return std::string(kTelling[static_cast<std::size_t>(best - votes.begin())].language);
}

// CLD2 keeps some old codes.
std::string modern_code(std::string_view code) {
  // The most frequent ones need no look into ICU's tables.
  for (const std::string_view usual : {"es", "en", "fr", "de", "pt", "it", "ca", "gl"}) {
    if (code == usual) return std::string(code);
  }
  if (code == "un" || code.starts_with("xx") || code.empty()) return "und";
  if (code == "iw") return "he";
  if (code == "in") return "id";
  if (code == "jw") return "jv";
  if (code == "ji") return "yi";
  if (code == "mo") return "ro";
  return canonical_language(code).value_or("und");
}

}  // namespace

namespace detail {

std::string detect_language_with_hint(std::string_view text, const std::string& hint) {
  constexpr std::size_t kEnough = std::size_t{1} << 20U;
  if (text.size() > kEnough) {
    std::size_t end = kEnough;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
    text = text.substr(0, end);
  }
  CLD2::CLDHints hints = {hint.empty() ? nullptr : hint.c_str(), nullptr, CLD2::UTF8, CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int text_bytes = 0;
  bool reliable = false;
  const CLD2::Language language = CLD2::ExtDetectLanguageSummary(
      text.data(), static_cast<int>(text.size()), true, &hints, 0, languages.data(), percents.data(),
      scores.data(), nullptr, &text_bytes, &reliable);
  std::string code = modern_code(CLD2::LanguageCode(language));
  constexpr std::size_t kTooShort = 20;
  if (code == "und" || text.size() < kTooShort || (!reliable && text.size() < 4 * kTooShort)) return "und";
  if (code == "es" || code == "pt" || code == "gl" || code == "ca") return by_little_words(text, code);
  return code;
}

}  // namespace detail

std::string detect_language(std::string_view text) { return detail::detect_language_with_hint(text, {}); }

}  // namespace libalign
