// A dictionary of two languages made through others: what English and Catalan, and Catalan and French, say of
// English and French.
//
//     pivot_dictionary("en", "fr", {{"ca", {eng_cat}, {fra_cat}}, {"es", {eng_spa}, {fr_es}}});
//
// Words in between have senses of their own (en "score", de "Mine"?), so a pair is taken only where two ways
// lead to it (through two words, of one language or of two), or where the one way is narrow on both sides:
// few translations lead away from it. The likelier pairs come first.
#pragma once

#include <string>
#include <vector>

#include "libalign/lexicon.h"

namespace libalign::detail {

struct PivotLanguage {
  std::string language;
  std::vector<LexiconSource> from_side,
      to_side;  // dictionaries with the one language and with the other, in either order
};

LexiconSource pivot_dictionary(const std::string& from, const std::string& to,
                               const std::vector<PivotLanguage>& pivots);

}  // namespace libalign::detail
