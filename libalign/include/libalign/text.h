// The ground floor: UTF-8, normal forms, words, stems, language tags.
//
//     for (const Token& token : tokenize("El 3,5 % de la Sra. Ruiz", "es")) use(token.kind, token.span);
//     fold("Canción") == "cancion";   stem("es", "canciones") == "cancion";
//
// Everything here takes valid UTF-8 unless it says otherwise and never throws on content.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libalign/span.h"

namespace libalign {

// The offset of the first byte that is not valid UTF-8, or nullopt.
std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

// The code point at `offset` (which is moved past it); U+FFFD for a broken sequence, one byte long.
char32_t next_code_point(std::string_view text, std::size_t& offset);
void append_utf8(std::string& text, char32_t code_point);
std::size_t count_code_points(std::string_view text);

// Line and column, both from 1, of a byte offset; columns are code points.
struct LineColumn {
  std::size_t line = 1;
  std::size_t column = 1;
};
LineColumn line_and_column(std::string_view text, std::size_t offset);

std::string to_nfc(std::string_view text);

// What two spellings of a word share: NFKC case folding, combining marks stripped ("Canción" -> "cancion", "ß" -> "ss").
std::string fold(std::string_view text);

// The Snowball stem of a folded word in a language (BCP 47; only the first part counts), or the word itself where there is no stemmer.
std::string stem(std::string_view language, std::string_view folded);

enum class TokenKind : unsigned char { word, number, punctuation };

struct Token {
  Span span;        // bytes of the text given
  TokenKind kind = TokenKind::word;
  bool capital = false;  // a word that begins with an upper-case letter
};

// Words (letters, marks, inner apostrophes and hyphens kept apart), numbers with their separators ("1.234,5"), single punctuation marks. White
// space gives nothing. Han, kana, Thai and the like are cut by ICU's dictionaries.
std::vector<Token> tokenize(std::string_view text, std::string_view language);

// A number as digits with '.' for the decimals and no group separators ("1.234,5" in es -> "1234.5"); nullopt when it is none.
std::optional<std::string> canonical_number(std::string_view token, std::string_view language);

// BCP 47 in its canonical case ("ES_es" -> "es-ES"); nullopt when it is not well-formed.
std::optional<std::string> canonical_language(std::string_view tag);
// The first part: "es" of "es-MX".
std::string_view primary_language(std::string_view tag);
// Whether the language is written without spaces between words (zh, ja, th, lo, km, my).
bool writes_without_spaces(std::string_view language);

}  // namespace libalign
