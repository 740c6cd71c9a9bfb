// A dictionary made longer by synonyms: "please" is "agradar", and of "agradar" the thesaurus says
// "encantar".
//
// A thesaurus joins words of many shades, so a pair is taken only where several ways lead to it (two
// translations of a word that share a synonym, or a synonym of either side), or where one way is narrow: few
// translations, few words in the sense, few senses. The likelier pairs come first.
#pragma once

#include <string>
#include <vector>

#include "lexicon/thesaurus.h"
#include "libalign/lexicon.h"

namespace libalign::detail {

// `dictionaries` are from `from` to `to`, or turned round. Gives what they do not hold. Without thesauri of
// both languages it is empty: synonyms of one side alone made alignments worse (docs/experiments.md).
LexiconSource synonym_dictionary(const std::string& from, const std::string& to,
                                 const std::vector<LexiconSource>& dictionaries,
                                 const std::vector<Thesaurus>& thesauri);

}  // namespace libalign::detail
