// Before two documents are aligned: can this be a text and its translation, and will the options do what they
// say?
#pragma once

#include <vector>

#include "libalign/document.h"
#include "pair_job.h"

namespace bitext {

// Throws DataError when both sides are in one language, or a TMX is wanted and a language is not known.
void check_languages(const libalign::Document& source, const libalign::Document& target, const PairJob& job);

// What is odd about the two: sizes that differ much, a language that is not known or that the text does not
// look like.
std::vector<libalign::Message> odd_pair(const libalign::Document& source, const libalign::Document& target);

// Options that have no effect, and what was chosen for want of one.
std::vector<libalign::Message> odd_options(const PairJob& job);

}  // namespace bitext
