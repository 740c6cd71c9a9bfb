// Which markup of a bead's two sides belongs together: what a TMX of level 2 writes as tags.
//
//     const MarkupIndex source(alignment.source);
//     const MarkupIndex target(alignment.target);
//     auto [of_source, of_target] = paired_tags(source.in(bead.source), source_text, target.in(bead.target),
//     target_text);
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "libalign/document.h"
#include "libalign/segment.h"
#include "libalign/span.h"

namespace libalign::detail {

struct InlineTag {
  MarkupKind kind = MarkupKind::bold;
  Span text;              // bytes of the text of the bead's side
  std::size_t match = 0;  // the same number on both sides, from 1

  bool operator==(const InlineTag&) const = default;
};

// The markup of a document by sentences. Keeps a reference.
class MarkupIndex {
 public:
  explicit MarkupIndex(const Sentences& sentences);

  bool empty() const { return markup_.empty(); }

  // Of these sentences, joined as Alignment::source_text() joins them: what was one stretch is one again.
  template <class Number>
  std::vector<InlineTag> in(const std::vector<Number>& numbers) const {
    std::vector<std::size_t> sentences;
    sentences.reserve(numbers.size());
    for (const Number number : numbers) sentences.push_back(number.value);
    return in_sentences(sentences);
  }

 private:
  std::vector<InlineTag> in_sentences(const std::vector<std::size_t>& numbers) const;

  const Sentences& sentences_;
  bool spaced_ = true;
  std::vector<std::size_t> first_;     // of each sentence, and one behind the last: in markup_
  std::vector<std::uint32_t> markup_;  // numbers in Document::markup
};

// Of each kind that stands on both sides equally often: the first with the first, and so on. What goes around
// the whole text of a side sets nothing apart and does not count.
std::pair<std::vector<InlineTag>, std::vector<InlineTag>> paired_tags(std::vector<InlineTag> source,
                                                                      std::string_view source_text,
                                                                      std::vector<InlineTag> target,
                                                                      std::string_view target_text);

}  // namespace libalign::detail
