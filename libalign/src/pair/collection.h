// The inside of a Collection.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "align/vocabulary.h"
#include "libalign/pair.h"

namespace libalign {

// The documents stand in `text` as its sentences, so that the links between words are found as for two texts.
struct Collection::Content {
  detail::SideText text;
  std::vector<std::uint16_t> places;  // of text.occurrences: the first place, 0 to 65535 along the document
  std::vector<std::string> names;
  std::vector<Metadata> metadata;  // without media and links: of these, hashes of their plain forms, sorted
  std::vector<std::vector<std::uint64_t>> media, links;
  std::map<std::string, std::size_t> languages;  // how many documents
  std::string language = "und";
};

namespace detail {

using DocumentId = std::uint32_t;

// The occurrences of a document: numbers into text.occurrences and places.
inline std::pair<std::uint32_t, std::uint32_t> words_of(const Collection::Content& side, DocumentId document) {
  const SentenceShape& shape = side.text.sentences[document];
  return {shape.first, shape.last};
}

// The share of words of the one that the other has, too, and the other way round: the smaller of both. 1 for
// equal documents.
double overlap(const Collection::Content& side, DocumentId one, DocumentId other);

}  // namespace detail
}  // namespace libalign
