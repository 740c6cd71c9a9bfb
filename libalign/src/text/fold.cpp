// The basic idea: nearly all letters that we meet lie below U+0250, so the folded form of each is asked of ICU once, when it is
// first met, and kept in a table; anything beyond takes the long way through ICU.
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <array>
#include <atomic>
#include <mutex>

#include "libalign/error.h"
#include "libalign/text.h"

namespace libalign {
namespace {

constexpr char32_t kTableEnd = 0x250;

const icu::Normalizer2& instance(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = get(status);
  if (U_FAILURE(status)) throw DataError({}, {"ICU's data is missing: {1}", {u_errorName(status)}});
  return *normalizer;
}

std::string normalize(const icu::Normalizer2& normalizer, std::string_view text) {
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  normalizer.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr, status);
  return U_FAILURE(status) ? std::string(text) : result;
}

// Marks that only modify a letter. The vowel signs of Indic scripts and Thai are marks too, and stay.
bool is_modifying_mark(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x591 && c <= 0x5C7) || (c >= 0x64B && c <= 0x65F) || c == 0x670;
}

std::string fold_with_icu(std::string_view text) {
  const std::string caseless = normalize(instance(icu::Normalizer2::getNFKCCasefoldInstance), text);
  const std::string decomposed = normalize(instance(icu::Normalizer2::getNFDInstance), caseless);
  std::string bare;
  for (std::size_t i = 0; i < decomposed.size();) {
    const char32_t c = next_code_point(decomposed, i);
    if (!is_modifying_mark(c)) append_utf8(bare, c);
  }
  return normalize(instance(icu::Normalizer2::getNFCInstance), bare);
}

struct Letter {
  std::atomic<bool> known = false;
  std::string folded;
};

const std::string& folded_letter(char32_t c) {
  static std::array<Letter, kTableEnd> letters;
  static std::mutex filling;
  Letter& letter = letters[c];
  if (!letter.known.load(std::memory_order_acquire)) {
    const std::lock_guard lock(filling);
    if (!letter.known.load(std::memory_order_relaxed)) {
      std::string one;
      append_utf8(one, c);
      letter.folded = fold_with_icu(one);
      letter.known.store(true, std::memory_order_release);
    }
  }
  return letter.folded;
}

}  // namespace

std::string to_nfc(std::string_view text) {
  const icu::Normalizer2& nfc = instance(icu::Normalizer2::getNFCInstance);
  UErrorCode status = U_ZERO_ERROR;
  // ICU counts in int32_t; a longer text is cut where no mark can follow: after a line feed.
  constexpr std::size_t kMost = std::size_t{1} << 30;
  if (text.size() <= kMost) {
    if (nfc.isNormalizedUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), status) &&
        U_SUCCESS(status)) {
      return std::string(text);
    }
    return normalize(nfc, text);
  }
  const std::size_t cut = text.rfind('\n', kMost);
  const std::size_t head = cut == std::string_view::npos ? kMost : cut + 1;
  return to_nfc(text.substr(0, head)) + to_nfc(text.substr(head));
}

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      folded += (byte >= 'A' && byte <= 'Z') ? static_cast<char>(byte + ('a' - 'A')) : static_cast<char>(byte);
      ++i;
      continue;
    }
    const char32_t c = next_code_point(text, i);
    if (c >= kTableEnd) return fold_with_icu(text);
    folded += folded_letter(c);
  }
  return folded;
}

}  // namespace libalign
