// Two documents, before they are aligned: can this be a text and its translation?
#pragma once

#include <vector>

#include "libalign/document.h"
#include "pair_job.h"

namespace bitext {

// Throws DataError when both sides are in one language, or a TMX is wanted and a language is not known.
void check_languages(const libalign::Document& source, const libalign::Document& target, const PairJob& job);

// What is odd about the two together: sizes that differ much, a language that is not known.
std::vector<libalign::Message> odd_pair(const libalign::Document& source, const libalign::Document& target);

}  // namespace bitext
