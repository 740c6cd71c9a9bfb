// Which documents are worth comparing: those that share rare words.
#pragma once

#include <vector>

#include "pair/likeness.h"

namespace libalign::detail {

struct Candidate {
  DocumentId source = 0;
  DocumentId target = 0;
};

// Documents by word, of one side.
class WordIndex {
 public:
  explicit WordIndex(const Collection::Content& side);

  std::size_t documents_with(TypeId type) const { return begin_[type + 1] - begin_[type]; }

  // Finds documents like the one explained. Scratch room: one for each thread.
  class Search {
   public:
    explicit Search(const WordIndex& index) : index_(index), score_(index.side_.text.size(), 0) {}
    // The best, at most `most`. Looks at so many entries of the index at most, those of the words that say
    // most: what a document costs does not grow with the collection.
    std::vector<DocumentId> find(const std::vector<Match>& matches, std::size_t most);

   private:
    void spread_along_document();

    const WordIndex& index_;
    std::vector<float> score_;
    std::vector<DocumentId> met_;
    std::vector<Match> order_;
  };

 private:
  const Collection::Content& side_;
  std::vector<std::uint32_t> begin_;  // by type
  std::vector<DocumentId> documents_;
};

}  // namespace libalign::detail
