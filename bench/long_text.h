// Long texts and their translations, made from gold sets: what a benchmark of growth needs.
#pragma once

#include <cstddef>
#include <vector>

#include "gold_set.h"

namespace bench {

// At least `pairs` sentence pairs with their gold, drawn document by document from `sets` (all of one
// language pair). Every copy of a document gets names and numbers of its own, the same on both sides, so that
// rare words stay rare however long the text gets; one sentence in fifty is left out on either side. Same
// seed, same text.
GoldDocument long_text(const std::vector<GoldSet>& sets, std::size_t pairs, unsigned seed);

}  // namespace bench
