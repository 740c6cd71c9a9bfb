#include "read/decode.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>

#include "libalign/text.h"
#include "read/detect_encoding.h"

namespace libalign::detail {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// What came out of one try, and how well the encoding fits.
struct Attempt {
  std::string text;
  OriginMap map;
  std::size_t broken = 0;   // sequences replaced
  std::size_t foreign = 0;  // good characters that are not ASCII
  std::size_t first_broken = 0;

  // Few: a scratch on a record, not the wrong record.
  bool fits() const { return broken * 20 <= foreign; }
  // Letters of UTF-8 do not come about by chance: in other encodings nearly all sequences are broken. So this
  // is a short text that was cut within a letter, or one that somebody put together from two encodings.
  bool is_rather_utf8() const { return broken * 2 <= foreign; }
};

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

Attempt decode_utf8(std::string_view bytes, std::size_t begin) {
  Attempt attempt;
  attempt.text.reserve(bytes.size() - begin);
  for (std::size_t at = begin; at < bytes.size();) {
    const std::string_view rest = bytes.substr(at);
    const std::size_t good = find_invalid_utf8(rest).value_or(rest.size());
    attempt.text.append(rest.substr(0, good));
    attempt.map.copy(at, good);
    at += good;
    if (at >= bytes.size()) break;
    // One replacement for a lead byte and the continuation bytes that follow it.
    std::size_t size = 1;
    if (!is_continuation(bytes[at])) {
      while (size < 4 && at + size < bytes.size() && is_continuation(bytes[at + size])) ++size;
    }
    if (attempt.broken++ == 0) attempt.first_broken = at;
    attempt.text.append(kReplacement);
    attempt.map.spot(at, size, kReplacement.size());
    at += size;
  }
  const auto leads = std::count_if(attempt.text.begin(), attempt.text.end(),
                                   [](char byte) { return static_cast<unsigned char>(byte) >= 0xC0; });
  attempt.foreign =
      static_cast<std::size_t>(leads) - std::min(static_cast<std::size_t>(leads), attempt.broken);
  return attempt;
}

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(encoding.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status) || encoding.empty()) converter.reset();
  return converter;
}

// Collects UTF-16 units with their byte offsets and writes each character once it is known where the next one
// begins.
class CharacterSink {
 public:
  explicit CharacterSink(Attempt& attempt) : attempt_(attempt) {}

  void unit(char16_t value, std::size_t offset) {
    if (U16_IS_TRAIL(value) && has_pending_ && U16_IS_LEAD(pending_)) {
      pending_ = U16_GET_SUPPLEMENTARY(pending_, value);
      return;
    }
    finish(offset);
    has_pending_ = true;
    pending_ = value;
    offset_ = offset;
  }

  void finish(std::size_t end) {
    if (!has_pending_) return;
    has_pending_ = false;
    const char32_t code = U_IS_SURROGATE(pending_) ? U'\uFFFD' : pending_;
    const std::size_t size = end > offset_ ? end - offset_ : 0;
    if (code == U'\uFFFD') {
      if (attempt_.broken++ == 0) attempt_.first_broken = offset_;
    } else if (code >= 0x80) {
      ++attempt_.foreign;
    }
    const std::size_t before = attempt_.text.size();
    append_utf8(attempt_.text, code);
    const std::size_t made = attempt_.text.size() - before;
    if (code < 0x80 && size == 1) {
      attempt_.map.copy(offset_, 1);
    } else if (code == U'\uFFFD' || size == 0 || size > 8) {
      attempt_.map.spot(offset_, size, made);
    } else {
      attempt_.map.character(offset_, static_cast<std::uint8_t>(size), static_cast<std::uint8_t>(made));
    }
  }

 private:
  Attempt& attempt_;
  char32_t pending_ = 0;
  std::size_t offset_ = 0;
  bool has_pending_ = false;
};

Attempt decode_with(UConverter* converter, std::string_view bytes, std::size_t begin) {
  // Slices small enough that the output always fits: then ICU's offsets are complete.
  constexpr std::size_t kSlice = 4096;
  std::array<UChar, kSlice * 4 + 64> units;           // NOLINT(cppcoreguidelines-pro-type-member-init)
  std::array<std::int32_t, kSlice * 4 + 64> offsets;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  Attempt attempt;
  CharacterSink sink(attempt);
  std::size_t unfinished = begin;  // where a character that a slice cut in two begins
  for (std::size_t at = begin; at < bytes.size();) {
    const std::size_t size = std::min(kSlice, bytes.size() - at);
    const char* source = bytes.data() + at;
    const char* limit = source + size;
    UChar* target = units.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(converter, &target, units.data() + units.size(), &source, limit, offsets.data(),
                   static_cast<UBool>(at + size == bytes.size()), &status);
    const auto count = static_cast<std::size_t>(target - units.data());
    for (std::size_t i = 0; i < count; ++i) {
      sink.unit(units[i], offsets[i] < 0 ? unfinished : at + static_cast<std::size_t>(offsets[i]));
    }
    status = U_ZERO_ERROR;
    const std::int32_t pending = ucnv_toUCountPending(converter, &status);
    at += size;
    unfinished = at - std::min(at - begin, static_cast<std::size_t>(std::max(pending, 0)));
  }
  sink.finish(bytes.size());
  return attempt;
}

std::string hexadecimal(char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  return {'0', 'x', kDigits[value >> 4U], kDigits[value & 15U]};
}

// Line and column of a byte that may stand in no valid text: columns are counted in the text decoded so far.
Place place_of(const Attempt& attempt, const std::string& name) {
  const std::size_t at = attempt.text.find(kReplacement);
  const LineColumn where = line_and_column(attempt.text, at == std::string::npos ? 0 : at);
  return {name, where.line, where.column};
}

[[noreturn]] void fail_to_fit(const Attempt& attempt, std::string_view bytes, const std::string& name,
                              const std::string& encoding) {
  throw DataError(
      place_of(attempt, name), {"byte {1} is not {2}.", {hexadecimal(bytes[attempt.first_broken]), encoding}},
      {"Name another encoding ({1} looks likely), or none to have it detected.", {guess_encoding(bytes)}});
}

Decoded finish(Attempt attempt, const std::string& encoding, const std::string& name) {
  Decoded decoded;
  decoded.encoding = encoding;
  if (attempt.broken > 0) {
    decoded.notes.push_back({"{1}: bytes that are not {2} were replaced, {3} in all; here is the first.",
                             {place_of(attempt, name).text(), encoding, std::to_string(attempt.broken)}});
  }
  decoded.text = std::move(attempt.text);
  decoded.map = std::move(attempt.map);
  return decoded;
}

bool is_utf8_name(std::string_view encoding) {
  return ucnv_compareNames(std::string(encoding).c_str(), "UTF-8") == 0 ||
         ucnv_compareNames(std::string(encoding).c_str(), "UTF8") == 0;
}

Attempt attempt_named(const std::string& encoding, std::string_view bytes, std::size_t begin) {
  if (is_utf8_name(encoding)) return decode_utf8(bytes, begin);
  return decode_with(open_converter(encoding).get(), bytes, begin);
}

Decoded decode_as_named(std::string_view bytes, const std::string& name, std::string encoding) {
  if (!open_converter(encoding)) {
    throw UsageError({}, {"no encoding is called “{1}”.", {encoding}},
                     {"Use a name such as UTF-8, windows-1252, ISO-8859-15 or UTF-16LE.", {}});
  }
  if (is_utf8_name(encoding)) encoding = "UTF-8";
  const ByteOrderMark mark = byte_order_mark(bytes);
  const bool same_family =
      !mark.encoding.empty() && ucnv_compareNames(encoding.c_str(), mark.encoding.c_str()) == 0;
  // "UTF-16" and "UTF-32" leave the order to the mark, which ICU reads itself.
  Attempt attempt = attempt_named(encoding, bytes, same_family ? mark.size : 0);
  if (!attempt.fits()) fail_to_fit(attempt, bytes, name, encoding);
  return finish(std::move(attempt), encoding, name);
}

// What an ISO-8859-1 page holds in bytes 80-9F is windows-1252, as every browser reads it.
std::string as_browsers_do(std::string_view declared, std::string_view bytes) {
  for (const char* latin : {"ISO-8859-1", "latin1", "US-ASCII", "ascii"}) {
    if (ucnv_compareNames(std::string(declared).c_str(), latin) != 0) continue;
    const bool c1 = std::any_of(bytes.begin(), bytes.end(), [](char b) {
      return static_cast<unsigned char>(b) >= 0x80 && static_cast<unsigned char>(b) < 0xA0;
    });
    return c1 ? "windows-1252" : "ISO-8859-1";
  }
  return std::string(declared);
}

}  // namespace

Decoded decode(std::string_view bytes, const std::string& name, const std::string& named) {
  if (!named.empty()) return decode_as_named(bytes, name, named);
  const ByteOrderMark mark = byte_order_mark(bytes);
  if (!mark.encoding.empty())
    return finish(attempt_named(mark.encoding, bytes, mark.size), mark.encoding, name);
  if (const std::string wide = wide_encoding(bytes); !wide.empty())
    return finish(attempt_named(wide, bytes, 0), wide, name);

  Attempt utf8 = decode_utf8(bytes, 0);
  if (utf8.broken == 0) return finish(std::move(utf8), "UTF-8", name);
  const std::string declared = declared_encoding(bytes);
  if (!declared.empty() && !is_utf8_name(declared) && open_converter(declared)) {
    const std::string encoding = as_browsers_do(declared, bytes);
    Attempt attempt = attempt_named(encoding, bytes, 0);
    // "utf-16" in a page whose bytes are not wide is never true.
    if (attempt.fits() && !declared.starts_with("UTF-16") && !declared.starts_with("utf-16")) {
      return finish(std::move(attempt), encoding, name);
    }
  }
  if (utf8.is_rather_utf8()) return finish(std::move(utf8), "UTF-8", name);
  const std::string guess = guess_encoding(bytes);
  if (!open_converter(guess)) return finish(std::move(utf8), "UTF-8", name);
  Decoded decoded = finish(attempt_named(guess, bytes, 0), guess, name);
  if (!declared.empty()) {
    decoded.notes.push_back(
        {"The file says that it is {1}, but its bytes are not; read as {2}.", {declared, guess}});
  }
  return decoded;
}

}  // namespace libalign::detail
