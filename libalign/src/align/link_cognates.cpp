// Words that look alike in both languages: parlamento and parliament.
//
// The basic idea: words meet in buckets of equal first letters; within a bucket the longest common
// subsequence is found bit-parallel (Hyyro 2004), a few nanoseconds a pair. Where the scripts differ, the
// words are first written in Latin letters by ICU.
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <memory>
#include <unordered_map>

#include "align/links.h"
#include "libalign/text.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kShortest = 4;  // letters
constexpr std::size_t kLongest = 63;  // bytes: one machine word holds the bit vector
constexpr double kThreshold = 0.65;   // of LCS / longer length
constexpr std::size_t kMostInBucket = 4000;

bool is_latin(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0xCE; });
}

// Whether most of a side's words are written in other letters than Latin.
bool is_other_script(const SideText& side) {
  std::size_t latin = 0;
  std::size_t other = 0;
  for (const WordType& type : side.types) {
    if (type.number) continue;
    ++(is_latin(type.text) ? latin : other);
  }
  return other > latin;
}

// Spellings of one sound that writing in Latin letters leaves apart: Westphalia, Vestfalia.
std::string by_sound(std::string_view word) {
  std::string sound;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char next = i + 1 < word.size() ? word[i + 1] : ' ';
    switch (word[i]) {
      case 'p':
        sound += next == 'h' ? 'f' : 'p';
        break;
      case 'h':
        if (i == 0) sound += 'h';
        break;
      case 'w':
        sound += 'v';
        break;
      case 'c':
      case 'q':
        sound += 'k';
        break;
      case 'y':
      case 'j':
        sound += 'i';
        break;
      case 'x':
        sound += "ks";
        break;
      case 'z':
        sound += 's';
        break;
      default:
        sound += word[i];
    }
  }
  return sound;
}

std::vector<std::string> latin_forms(const SideText& side) {
  std::vector<std::string> forms(side.types.size());
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> latin(icu::Transliterator::createInstance(
      "Greek-Latin/UNGEGN; Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  if (U_FAILURE(status) || !latin) return forms;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (side.types[i].number || side.types[i].text.size() > 2 * kLongest) continue;
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(side.types[i].text);
    latin->transliterate(text);
    std::string latin_text;
    text.toUTF8String(latin_text);
    forms[i] = by_sound(latin_text);
  }
  return forms;
}

std::vector<std::string> plain_forms(const SideText& side) {
  std::vector<std::string> forms(side.types.size());
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (!side.types[i].number) forms[i] = side.types[i].text;
  }
  return forms;
}

// The positions of each byte in one word, for the bit-parallel LCS.
struct Pattern {
  std::array<std::uint64_t, 256> at{};
  explicit Pattern(std::string_view word) {
    for (std::size_t i = 0; i < word.size(); ++i)
      at[static_cast<unsigned char>(word[i])] |= std::uint64_t{1} << i;
  }
};

int common_subsequence(const Pattern& pattern, std::size_t length, std::string_view word) {
  std::uint64_t v = ~std::uint64_t{0};
  for (const char c : word) {
    const std::uint64_t matches = v & pattern.at[static_cast<unsigned char>(c)];
    v = (v + matches) | (v - matches);
  }
  const std::uint64_t used = length >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << length) - 1;
  return std::popcount(~v & used);
}

// What rules most words out before they are looked at letter by letter.
struct Outline {
  std::uint64_t head = 0;     // the first eight bytes
  std::uint32_t letters = 0;  // which there are; a bit stands for several
  std::uint32_t size = 0;

  explicit Outline(std::string_view word) : size(static_cast<std::uint32_t>(word.size())) {
    std::memcpy(&head, word.data(), std::min(word.size(), sizeof head));
    for (const char c : word) letters |= std::uint32_t{1} << (static_cast<unsigned char>(c) & 31U);
  }
};

// No less than the longest common subsequence has: letters that the other word lacks are in none.
std::uint32_t most_common(const Outline& a, const Outline& b) {
  return std::min(a.size - static_cast<std::uint32_t>(std::popcount(a.letters & ~b.letters)),
                  b.size - static_cast<std::uint32_t>(std::popcount(b.letters & ~a.letters)));
}

bool is_like(double common, std::uint32_t longer) { return common / longer >= kThreshold; }

// Whether the words begin alike and with at least so many letters.
constexpr std::size_t kLongPrefix = 5;
bool begin_alike(const Outline& a, const Outline& b) {
  constexpr std::uint64_t kFirst = std::endian::native == std::endian::little
                                       ? (std::uint64_t{1} << kLongPrefix * 8) - 1
                                       : ~((std::uint64_t{1} << (8 - kLongPrefix) * 8) - 1);
  return a.size >= kLongPrefix && ((a.head ^ b.head) & kFirst) == 0;
}

float likeness(const Pattern& pattern, std::string_view a, std::string_view b) {
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t shorter = std::min(a.size(), b.size());
  if (static_cast<double>(shorter) < kThreshold * static_cast<double>(longer) && shorter < 5) return 0;
  std::size_t prefix = 0;
  while (prefix < shorter && a[prefix] == b[prefix]) ++prefix;
  const double ratio = common_subsequence(pattern, a.size(), b) / static_cast<double>(longer);
  double strength = 0;
  if (ratio >= kThreshold) strength = 0.6 * (ratio - kThreshold + 0.1) / (1.1 - kThreshold);
  if (prefix >= kLongPrefix && prefix * 2 >= longer) strength = std::max(strength, 0.18);
  return static_cast<float>(strength);
}

}  // namespace

void link_cognates(const SideText& source, const SideText& target, std::vector<Link>& links) {
  const bool transliterate = is_other_script(source) != is_other_script(target);
  const std::vector<std::string> source_forms = transliterate ? latin_forms(source) : plain_forms(source);
  const std::vector<std::string> target_forms = transliterate ? latin_forms(target) : plain_forms(target);

  const std::size_t key_length = std::max(source.types.size(), target.types.size()) > 20000 ? 3 : 2;
  struct Word {
    Outline outline;
    TypeId type = 0;
  };
  std::unordered_map<std::string, std::vector<Word>> buckets;
  for (TypeId f = 0; f < target_forms.size(); ++f) {
    const std::string& word = target_forms[f];
    if (word.size() < kShortest || word.size() > kLongest) continue;
    std::vector<Word>& bucket = buckets[word.substr(0, key_length)];
    if (bucket.size() < kMostInBucket) bucket.push_back({Outline(word), f});
  }
  for (TypeId e = 0; e < source_forms.size(); ++e) {
    const std::string& word = source_forms[e];
    if (word.size() < kShortest || word.size() > kLongest) continue;
    const auto bucket = buckets.find(word.substr(0, key_length));
    if (bucket == buckets.end()) continue;
    const Pattern pattern(word);
    const Outline outline(word);
    for (const auto& [other, f] : bucket->second) {
      const std::uint32_t longer = std::max(outline.size, other.size);
      const std::uint32_t shorter = std::min(outline.size, other.size);
      if ((!is_like(shorter, longer) || !is_like(most_common(outline, other), longer)) &&
          !begin_alike(outline, other))
        continue;
      const float strength = likeness(pattern, word, target_forms[f]);
      if (strength <= 0) continue;
      if (!transliterate && source.types[e].text == target.types[f].text) continue;  // link_equal() has it
      const bool name = source.types[e].is_name() && target.types[f].is_name();
      links.push_back({e, f, strength, strength, name ? AnchorKind::name : AnchorKind::cognate});
    }
  }
}

}  // namespace libalign::detail
