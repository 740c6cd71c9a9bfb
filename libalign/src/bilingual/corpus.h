// Corpora of stand-off links and their texts, as pairs.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "bilingual/corpus_links.h"
#include "bilingual/corpus_text.h"
#include "bilingual/draft.h"

namespace libalign::detail {

struct CorpusFile {
  std::string bytes;
  std::string name;  // what to call it
};

// The document that the links at a line name.
using OpenDocument = std::function<CorpusFile(const std::string& name, std::size_t line)>;

// Texts of several groups follow one another. Sentences that no link names are there without a counterpart.
Draft draft_of_corpus(std::string_view links, const std::string& name, const OpenDocument& open);

// Opens documents beside the file of links, packed or not, whatever its name says. What lies outside of that
// folder is refused, and so is all that goes beyond `max_bytes` together.
OpenDocument documents_beside(const std::string& links, std::size_t max_bytes);

// Opens `source` and `target`, whatever the file calls them; throws for a third.
OpenDocument documents_given(const std::string& links, const std::string& source, const std::string& target,
                             std::size_t max_bytes);

// A file, unpacked when it is gzip. Throws DataError when it cannot be read or holds more.
std::string read_unpacked(const std::string& path, std::size_t max_bytes);

}  // namespace libalign::detail
