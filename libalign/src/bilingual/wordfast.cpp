// The memory of Wordfast Classic, as write/wordfast.cpp describes it: its line of headings begins with % in
// every field, and each other line is a unit. Wordfast writes characters that an old code page lacks as
// &'92; (a byte of windows-1252).
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "bilingual/readers.h"
#include "libalign/text.h"
#include "read/decode.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kFields = 7;  // date, user, count, language, text, language, text

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  while (true) {
    const std::size_t tab = line.find('\t');
    fields.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

std::string canonical(std::string_view code) { return canonical_language(code).value_or(std::string(code)); }

std::optional<unsigned> hex_byte(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) {
    const bool letter = c >= 'A' && c <= 'F';
    if (!letter && (c < '0' || c > '9')) return std::nullopt;
    value = 16 * value + static_cast<unsigned>(letter ? c - 'A' + 10 : c - '0');
  }
  return value;
}

std::string unescaped(std::string_view text) {
  // 0x80 to 0x9F of windows-1252; 0 is none.
  static constexpr std::array<char32_t, 32> kHigh = {
      0x20AC, 0,      0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
      0x2039, 0x152,  0,      0x17D,  0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0,      0x17E,  0x178};
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (rest.size() > 4 && rest.starts_with("&'") && rest[4] == ';') {
      if (const std::optional<unsigned> byte = hex_byte(rest.substr(2, 2)); byte && *byte >= 0x20) {
        const char32_t c =
            *byte >= 0x80 && *byte < 0xA0 ? kHigh.at(*byte - 0x80U) : static_cast<char32_t>(*byte);
        if (c != 0) {
          append_utf8(made, c);
          at += 5;
          continue;
        }
      }
    }
    made += text[at++];
  }
  return made;
}

}  // namespace

bool is_wordfast(std::string_view head) {
  std::string thin;  // UTF-16 or one byte a letter: the words are ASCII
  for (const char c : head) {
    if (c != '\0') thin += c;
  }
  std::string_view text = thin;
  for (const std::string_view mark : {"\xFF\xFE", "\xFE\xFF", "\xEF\xBB\xBF"}) {
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
  }
  text = text.substr(0, text.find_first_of("\r\n"));
  return text.starts_with('%') && text.find("\t%Wordfast TM") != std::string_view::npos;
}

Draft read_wordfast(std::string_view bytes, const std::string& name, const BilingualOptions& options) {
  Decoded decoded = decode(bytes, name, options.encoding);
  Draft draft;
  draft.name = name;
  draft.notes = std::move(decoded.notes);
  draft.source_language = options.source_language;
  draft.target_language = options.target_language;
  const auto other = [](const std::string& wanted, const std::string& code) {
    return !wanted.empty() && wanted != code && primary_language(wanted) != primary_language(code);
  };
  std::size_t left_out = 0, number = 0;
  std::string_view rest = decoded.text;
  while (!rest.empty()) {
    std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
    rest.remove_prefix(line.size());
    rest.remove_prefix(rest.starts_with("\r\n") ? 2 : std::min<std::size_t>(rest.size(), 1));
    ++number;
    if (line.empty() || line.starts_with('%')) continue;
    const std::vector<std::string_view> fields = fields_of(line);
    if (fields.size() < kFields) {
      throw DataError({name, number},
                      {"this unit has {1} fields, and one of Wordfast has {2} at least.",
                       {std::to_string(fields.size()), std::to_string(kFields)}},
                      {"Mend or remove the line."});
    }
    const std::string source = canonical(fields[3]);
    const std::string target = canonical(fields[5]);
    if (other(draft.source_language, source) || other(draft.target_language, target)) {
      ++left_out;
      continue;
    }
    if (draft.source_language.empty()) draft.source_language = source;
    if (draft.target_language.empty()) draft.target_language = target;
    DraftBead bead;
    bead.source = side_of(unescaped(fields[4]));
    bead.target = side_of(unescaped(fields[6]));
    draft.beads.push_back(std::move(bead));
  }
  if (left_out > 0) {
    draft.notes.push_back({"units without {1} or {2} are left out: {3}",
                           {draft.source_language, draft.target_language, std::to_string(left_out)}});
  }
  return draft;
}

}  // namespace libalign::detail
