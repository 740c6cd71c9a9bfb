// The forms of German verbs, which no dictionary of Debian lists and whose stems mostly do not lead to the
// infinitive: "stieg", "gestiegen", "aufzusteigen", "zeigte".
//
// Made by rule from the infinitives of a lexicon, with a table of the strong verbs; a few are no words, which
// does no harm.
#pragma once

#include <string>
#include <vector>

#include "lexicon/forms.h"

namespace libalign::detail {

// `infinitives`: single words, folded. The forms come as stems (lexicon_stem), for a German form has endings
// of its own: "gestiegenen".
std::vector<WordForm> german_verb_forms(const std::vector<std::string>& infinitives);

}  // namespace libalign::detail
