// One block in, its sentences out: ICU's borders and the candidates of our own, judged in order.
//
//     BlockSplitter splitter("es", lists, nullptr);
//     std::vector<Span> sentences;
//     splitter.split("Vino el Dr. Gil. Se fue.", 0, BlockKind::paragraph, sentences);   // two
//
// Time is linear in the block, whatever it holds.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "libalign/segment.h"
#include "segment/abbreviations.h"
#include "segment/block_text.h"
#include "segment/candidate.h"
#include "segment/icu_borders.h"
#include "segment/rules.h"

namespace libalign::detail {

class BlockSplitter {
 public:
  BlockSplitter(std::string_view primary_language, const WordLists& lists,
                std::vector<BorderReason>* explain);

  // Appends the sentences of `block`, which begins at byte `base` of its document, as bytes of the document.
  void split(std::string_view block, std::size_t base, BlockKind kind, std::vector<Span>& sentences);

 private:
  void accept_proposals(std::size_t before);
  void end_without_stop(std::size_t quote_begin, std::size_t quote_end);
  void open_sentence(std::size_t begin);
  void close_sentence(std::size_t end);
  void report(std::size_t offset, const Verdict& verdict);

  IcuBorders icu_;
  const WordLists& lists_;
  std::vector<BorderReason>* explain_;
  BlockText block_;
  std::vector<std::size_t> proposals_;  // ICU's borders
  std::vector<std::size_t> items_;      // the items of a list inside the block
  std::size_t next_proposal_ = 0, next_item_ = 0;
  std::size_t heading_end_ = 0;  // of a heading that runs into the sentence at hand; else the block's size
  std::size_t base_ = 0, sentence_begin_ = 0;
  std::vector<Span>* sentences_ = nullptr;
};

}  // namespace libalign::detail
