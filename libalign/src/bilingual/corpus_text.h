// A text of a corpus: its sentences with their ids, as links that stand off it name them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "bilingual/draft.h"

namespace libalign::detail {

struct CorpusText {
  std::string language;  // as the text says it; "" when it does not
  std::vector<std::string> ids;
  std::vector<DraftSentence> sentences;
  std::unordered_map<std::string, std::size_t> by_id;
};

// Of cesDoc, TEI, InterText: every <s>, and every other element with one of the ids that are `wanted`. Texts
// of tokens (<w>) get their white space from what leans on what. Throws DataError with the place.
CorpusText read_corpus_text(std::string_view bytes, const std::string& name,
                            const std::unordered_set<std::string>& wanted);

}  // namespace libalign::detail
