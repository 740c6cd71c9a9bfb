// What the words of a block give away: a byline, a date line, who translated it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libalign/document.h"
#include "read/raw_block.h"

namespace libalign::detail {

// A line that only says when: "18 de noviembre de 2022 - 05:00 h", "Updated: January 18, 2022 9:21am",
// "Actualizado a las 11:12 a. m.".
bool is_date_line(std::string_view text);
// The date of a text as ISO 8601 ("2022-11-18", with "T05:00" where a time stands), or empty.
std::string find_date(std::string_view text);
bool says_updated(std::string_view text);

// "Por Ana Ruiz", "By Ana Ruiz, Agency", "Translated by …": short, a name after the opening word.
bool is_byline(std::string_view text);
// The name in a "Translated by …" / "Traducción de …" line, or empty.
std::string translator_of(std::string_view text);
// The byline without its opening "By".
std::string name_in_byline(std::string_view text);

// Gives paragraphs that are dates or bylines their kind, where they stand between the headline and the first
// paragraphs.
void name_kinds(std::vector<RawBlock>& blocks);

// Title, byline, translator and dates that only the visible text tells.
void fill_from_blocks(Metadata& metadata, const std::vector<RawBlock>& blocks);

}  // namespace libalign::detail
