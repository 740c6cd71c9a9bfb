#include "memory/flags.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

#include "libalign/read.h"
#include "libalign/text.h"

namespace libalign::detail {
namespace {

constexpr double kLongest = 3;          // times as long: bicleaner's limit
constexpr double kConfidence = 0.7;     // what align calls doubtful
constexpr std::size_t kShortText = 20;  // characters: shorter ones vary too much
constexpr std::size_t kTellsLanguage = 80;
constexpr std::size_t kTellsAnyLanguage = 250;
constexpr double kDenseScript = 2.5;  // characters of Spanish or English for one of Chinese

bool has_words(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(next_code_point(text, at));
    if (u_isalnum(c) != 0) return true;
  }
  return false;
}

bool has_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (u_isalpha(static_cast<UChar32>(next_code_point(text, at))) != 0) return true;
  }
  return false;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The digits of each number, without what groups them: 31,400 and 31.400 are one.
std::multiset<std::string> numbers_of(std::string_view text) {
  std::multiset<std::string> numbers;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    std::string digits;
    while (i < text.size()) {
      if (is_digit(text[i])) {
        digits += text[i++];
        continue;
      }
      std::size_t gap = 1;
      if (text.substr(i).starts_with("\xC2\xA0")) gap = 2;
      if (text.substr(i).starts_with("\xE2\x80\xAF")) gap = 3;
      const bool groups = gap > 1 || text[i] == '.' || text[i] == ',' || text[i] == '\'';
      if (!groups || i + gap >= text.size() || !is_digit(text[i + gap])) break;
      i += gap;
    }
    numbers.insert(digits);
  }
  return numbers;
}

// Web and mail addresses.
std::multiset<std::string> addresses_of(std::string_view text) {
  std::multiset<std::string> found;
  const auto has = [&](std::string_view what) { return text.find(what) != std::string_view::npos; };
  if (!has("@") && !has("://") && !has("www.")) return found;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n\"'<>()[]", i);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(" \t\r\n\"'<>()[]", begin), text.size());
    std::string_view word = text.substr(begin, end - begin);
    while (!word.empty() && std::string_view(".,;:!?").find(word.back()) != std::string_view::npos)
      word.remove_suffix(1);
    const std::size_t at = word.find('@');
    const bool mail = at != std::string_view::npos && at > 0 && word.find('.', at) != std::string_view::npos;
    if (mail || word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www."))
      found.insert(std::string(word));
    i = end;
  }
  return found;
}

bool is_balanced(std::string_view text) {
  static constexpr std::array<std::pair<char32_t, char32_t>, 5> kPairs = {
      {{U'(', U')'}, {U'[', U']'}, {U'{', U'}'}, {0xAB, 0xBB}, {0x201C, 0x201D}}};
  std::array<int, kPairs.size()> open{};
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    for (std::size_t i = 0; i < kPairs.size(); ++i) {
      if (c == kPairs.at(i).first) ++open.at(i);
      if (c == kPairs.at(i).second) --open.at(i);
    }
  }
  return std::ranges::all_of(open, [](int count) { return count == 0; });
}

double length_of(const MemoryVariant& variant) {
  const auto length = static_cast<double>(count_code_points(variant.segment.text));
  const std::string_view primary = primary_language(variant.language);
  return writes_without_spaces(variant.language) && primary != "th" ? length * kDenseScript : length;
}

bool lengths_differ(const MemoryVariant& source, const MemoryVariant& target) {
  const double one = length_of(source);
  const double other = length_of(target);
  return std::max(one, other) >= static_cast<double>(kShortText) &&
         std::max(one, other) > kLongest * std::min(one, other);
}

// Whether a text is clearly in another language than it says: in one of the unit's, for that is what happens,
// or a long one in any. Short ones are taken for a language nearby too easily, Spanish for Galician.
bool in_other_language(const MemoryVariant& variant, const MemoryUnit& unit) {
  const std::size_t length = count_code_points(variant.segment.text);
  if (length < kTellsLanguage) return false;
  const std::string text = detect_language(variant.segment.text);
  const std::string_view found = primary_language(text);
  if (found.empty() || found == "und" || found == primary_language(variant.language)) return false;
  return length >= kTellsAnyLanguage || std::ranges::any_of(unit.variants, [&](const MemoryVariant& other) {
           return primary_language(other.language) == found;
         });
}

bool is_unsure(const MemoryUnit& unit) {
  return std::ranges::any_of(unit.infos, [](const MemoryInfo& info) {
    if (info.type != "x-confidence" && info.type != "x-score") return false;
    const double value = std::strtod(info.text.c_str(), nullptr);
    return value > 0 && value < kConfidence;
  });
}

}  // namespace

bool is_without_words(const MemoryUnit& unit) {
  return std::ranges::none_of(unit.variants,
                              [](const MemoryVariant& variant) { return has_words(variant.segment.text); });
}

std::vector<std::string> flags_of(const MemoryUnit& unit) {
  std::vector<std::string> flags;
  const auto flag = [&](const char* name, bool wanted) {
    if (wanted && std::ranges::find(flags, name) == flags.end()) flags.emplace_back(name);
  };
  if (unit.variants.empty()) return flags;
  const MemoryVariant& source = unit.variants.front();
  const auto numbers = numbers_of(source.segment.text);
  const auto addresses = addresses_of(source.segment.text);
  const bool balanced = is_balanced(source.segment.text);
  flag("language", in_other_language(source, unit));
  for (std::size_t i = 1; i < unit.variants.size(); ++i) {
    const MemoryVariant& target = unit.variants[i];
    const std::string& text = target.segment.text;
    flag("numbers", numbers_of(text) != numbers);
    flag("length", lengths_differ(source, target));
    flag("language", in_other_language(target, unit));
    flag("brackets", !balanced || !is_balanced(text));
    flag("addresses", addresses_of(text) != addresses);
    flag("same", text == source.segment.text && has_letters(text));
  }
  flag("confidence", is_unsure(unit));
  return flags;
}

}  // namespace libalign::detail
