#include "read/detect_encoding.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

namespace libalign::detail {
namespace {

using namespace std::literals;

bool has_c1_bytes(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(), [](char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value >= 0x80 && value < 0xA0;
  });
}

// Up to 8 kB, as many as ICU looks at, around bytes that are not ASCII: in a long English text with one "é"
// the beginning says nothing.
std::string telling_sample(std::string_view bytes) {
  constexpr std::size_t kSample = 8000;
  constexpr std::size_t kAround = 40;
  std::string sample;
  std::size_t taken = 0;
  for (std::size_t i = 0; i < bytes.size() && sample.size() < kSample; ++i) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) continue;
    std::size_t begin = std::max(taken, i < kAround ? 0 : i - kAround);
    std::size_t end = std::min(bytes.size(), i + kAround);
    while (begin > taken && static_cast<unsigned char>(bytes[begin]) >= 0x80) --begin;
    while (end < bytes.size() && end < i + 2 * kAround && static_cast<unsigned char>(bytes[end]) >= 0x80)
      ++end;
    sample.append(bytes.substr(begin, end - begin));
    taken = end;
    i = end - 1;
  }
  return sample;
}

// The share of non-ASCII bytes that are letters of Spanish, French, German, Portuguese, ... or typographic
// marks when read as windows-1252. Short Western texts are often taken for Turkish, Czech or Chinese; this
// asks whether Western is plausible at all.
bool looks_western(std::string_view sample) {
  static constexpr std::string_view kUsual =
      "\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xA0\xA1\xA9\xAA\xAB\xB0\xB7\xBA\xBB\xBF\xC0\xC1\xC4\xC7\xC8"
      "\xC9\xCD\xD1\xD3\xD6\xDA"
      "\xDC\xDF\xE0\xE1\xE2\xE3\xE4\xE5\xE6\xE7\xE8\xE9\xEA\xEB\xED\xEE\xEF\xF1\xF3\xF4\xF5\xF6\xF8\xF9\xFA\xFB\xFC"sv;
  std::size_t odd = 0, total = 0, lone = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (static_cast<unsigned char>(sample[i]) < 0x80) continue;
    ++total;
    if (kUsual.find(sample[i]) == std::string_view::npos) ++odd;
    const bool before = i > 0 && static_cast<unsigned char>(sample[i - 1]) >= 0x80;
    const bool after = i + 1 < sample.size() && static_cast<unsigned char>(sample[i + 1]) >= 0x80;
    if (!before && !after) ++lone;
  }
  // Western letters with marks stand alone among ASCII ones; in Cyrillic, Greek, Chinese or Japanese they
  // come in rows.
  return total > 0 && odd * 20 <= total && lone * 10 >= total * 8;
}

bool iequals(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
         });
}

// The value that follows "charset" or "encoding" at `at`: = "name", = 'name' or = name.
std::string value_after(std::string_view text, std::size_t at) {
  const auto skip_space = [&] {
    while (at < text.size() && std::isspace(static_cast<unsigned char>(text[at]))) ++at;
  };
  skip_space();
  if (at >= text.size() || text[at] != '=') return {};
  ++at;
  skip_space();
  if (at < text.size() && (text[at] == '"' || text[at] == '\'')) ++at;
  std::string value;
  while (at < text.size() && value.size() < 40 &&
         (std::isalnum(static_cast<unsigned char>(text[at])) ||
          "-_:.+"sv.find(text[at]) != std::string_view::npos)) {
    value += text[at++];
  }
  return value;
}

// Whether every other byte, from `parity` on, looks like the high byte of UTF-16. Stray zero bytes in other
// text are few and on both sides; Latin letters have one each. Greek, Cyrillic, Arabic or Hindi have them at
// their spaces and line ends only, but the high bytes of their letters are small (03, 04, 06, 09), which are
// control characters in any other encoding.
bool holds_high_bytes(std::string_view head, std::size_t parity, std::size_t zeros,
                      std::size_t zeros_opposite) {
  const std::size_t half = head.size() / 2;
  if (zeros < 2 || zeros_opposite * 50 > half) return false;  // at most 2 % on the other side
  if (zeros * 10 >= half * 6) return true;
  std::size_t small = 0;
  for (std::size_t i = parity; i < head.size(); i += 2) {
    const auto value = static_cast<unsigned char>(head[i]);
    if (value < 0x20 && value != '\n' && value != '\r') ++small;
  }
  return small * 10 >= half * 8;
}

}  // namespace

ByteOrderMark byte_order_mark(std::string_view bytes) {
  // UTF-32LE begins like UTF-16LE, so it is asked for first.
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return {"UTF-32LE", 4};
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return {"UTF-32BE", 4};
  if (bytes.starts_with("\xEF\xBB\xBF")) return {"UTF-8", 3};
  if (bytes.starts_with("\xFF\xFE")) return {"UTF-16LE", 2};
  if (bytes.starts_with("\xFE\xFF")) return {"UTF-16BE", 2};
  return {};
}

std::string wide_encoding(std::string_view bytes) {
  const ByteOrderMark mark = byte_order_mark(bytes);
  if (mark.size != 0 && mark.encoding != "UTF-8") return mark.encoding;
  const std::string_view head = bytes.substr(0, std::size_t{1} << 16U);
  if (head.size() < 4 || mark.size != 0) return {};
  std::array<std::size_t, 4> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\0') ++zeros[i % 4];
  }
  const std::size_t quarter = head.size() / 4;
  // ASCII letters in UTF-16 have a zero for every other byte, in UTF-32 three of four. Text has none on the
  // other side.
  if (zeros[0] == 0 && zeros[2] * 10 >= quarter * 9 && zeros[3] * 10 >= quarter * 9) return "UTF-32LE";
  if (zeros[3] == 0 && zeros[0] * 10 >= quarter * 9 && zeros[1] * 10 >= quarter * 9) return "UTF-32BE";
  const std::size_t even = zeros[0] + zeros[2];
  const std::size_t odd = zeros[1] + zeros[3];
  if (bytes.size() % 2 != 0) return {};
  if (holds_high_bytes(head, 1, odd, even)) return "UTF-16LE";
  if (holds_high_bytes(head, 0, even, odd)) return "UTF-16BE";
  return {};
}

std::string declared_encoding(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  if (head.starts_with("<?xml")) {
    const std::string_view declaration = head.substr(0, head.find("?>"));
    const std::size_t at = declaration.find("encoding");
    if (at != std::string_view::npos) return value_after(declaration, at + 8);
  }
  // <meta charset=...> and <meta http-equiv=... content="text/html; charset=...">: both have "charset="
  // inside a meta tag.
  for (std::size_t at = 0; at + 5 < head.size(); ++at) {
    if (head[at] != '<' || !iequals(head.substr(at + 1, 4), "meta")) continue;
    const std::string_view tag = head.substr(at, head.substr(at).find('>'));
    for (std::size_t i = 0; i + 7 < tag.size(); ++i) {
      if (!iequals(tag.substr(i, 7), "charset")) continue;
      std::string value = value_after(tag, i + 7);
      if (!value.empty()) return value;
    }
  }
  return {};
}

std::string guess_encoding(std::string_view bytes) {
  const std::string sample = telling_sample(bytes);
  std::string western = has_c1_bytes(bytes) ? "windows-1252" : "ISO-8859-1";
  if (looks_western(sample)) return western;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            &ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return western;
  const char* name = ucsdet_getName(match, &status);
  if (U_FAILURE(status) || name == nullptr || name == "UTF-8"sv) return western;
  return name == "ISO-8859-1"sv ? western : name;
}

}  // namespace libalign::detail
