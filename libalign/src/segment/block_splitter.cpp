#include "segment/block_splitter.h"

#include <algorithm>
#include <array>

#include "segment/characters.h"
#include "segment/context.h"
#include "segment/heading_run.h"
#include "segment/inline_list.h"
#include "segment/missing_stop.h"

namespace libalign::detail {
namespace {

// The bytes that may begin a stop, or that open and close quotes; the others are passed over at full speed.
constexpr std::array<bool, 256> kInteresting = [] {
  std::array<bool, 256> table{};
  for (const char c : {'.', '!', '?', '"'}) table[static_cast<unsigned char>(c)] = true;
  table[0xC2] = true;  // « »
  table[0xE2] = true;  // … ‼ and their neighbours
  return table;
}();

std::size_t next_interesting(std::string_view text, std::size_t at) {
  while (at < text.size() && !kInteresting[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

}  // namespace

BlockSplitter::BlockSplitter(std::string_view primary_language, const WordLists& lists,
                             std::vector<BorderReason>* explain)
    : icu_(primary_language), lists_(lists), explain_(explain) {}

void BlockSplitter::split(std::string_view block, std::size_t base, BlockKind kind,
                          std::vector<Span>& sentences) {
  block_.assign(block, kind);
  icu_.find(block, proposals_);
  find_inline_items(block, items_);
  next_proposal_ = next_item_ = 0;
  base_ = base;
  sentences_ = &sentences;
  open_sentence(0);

  QuoteState quotes;
  std::size_t at = next_interesting(block, 0);
  while (at < block.size()) {
    std::size_t after = at;
    if (!is_stop(next(block, after))) {
      if (stop_is_missing(lists_, block, {at, after}, quotes)) end_without_stop(at, after);
      quotes.note(block, at, after);
      at = next_interesting(block, after);
      continue;
    }
    const PossibleEnd candidate = read_candidate(block, at, quotes);
    accept_proposals(candidate.stop.begin);
    quotes.note(block, candidate.stop.end, candidate.close);
    // What ICU proposes between the stop and what follows speaks of this candidate.
    bool icu_cuts = false;
    while (next_proposal_ < proposals_.size() && proposals_[next_proposal_] <= candidate.next) {
      icu_cuts = true;
      ++next_proposal_;
    }
    if (candidate.next < block.size()) {
      const bool item = next_item_ < items_.size() && items_[next_item_] == candidate.next;
      const bool line_end = block.substr(candidate.close, candidate.next - candidate.close).find('\n') !=
                            std::string_view::npos;
      const char32_t behind = peek(block, candidate.next);
      if (candidate.spaced || icu_cuts || item || is_inverted_mark(behind) || is_upper(behind)) {
        const Verdict verdict = item       ? Verdict{true, "item of a list", {}}
                                : line_end ? Verdict{true, "end of a line", {}}
                                           : judge(lists_, block_, sentence_begin_, candidate, icu_cuts);
        if (candidate.spaced || icu_cuts || verdict.border) report(candidate.next, verdict);
        if (verdict.border) close_sentence(candidate.next);
      }
    }
    at = next_interesting(block, candidate.close);
  }
  accept_proposals(block.size());
  close_sentence(block.size());
}

// Takes the borders before `before` that do not come with a stop of ours: other scripts, line ends, items of
// a list.
void BlockSplitter::accept_proposals(std::size_t before) {
  while (true) {
    const std::size_t icu =
        next_proposal_ < proposals_.size() ? proposals_[next_proposal_] : block_.text.size();
    const std::size_t item = next_item_ < items_.size() ? items_[next_item_] : block_.text.size();
    const std::size_t place = std::min({icu, item, heading_end_});
    if (place >= before) return;
    if (heading_end_ == place) {
      report(place, {true, "heading in capitals", {}});
      close_sentence(place);
      continue;
    }
    if (icu == place) ++next_proposal_;
    if (item == place) ++next_item_;
    if (place <= sentence_begin_) continue;
    Verdict verdict{true, item == place ? "item of a list" : "icu", {}};
    if (item != place && inside_brackets(block_, sentence_begin_, place))
      verdict = {false, "inside brackets", {}};
    report(place, verdict);
    if (verdict.border) close_sentence(place);
  }
}

// The sentence at hand ends behind the quote, though no stop says so.
void BlockSplitter::end_without_stop(std::size_t quote_begin, std::size_t quote_end) {
  accept_proposals(quote_begin);
  const std::size_t place = skip_spaces(block_.text, quote_end);
  const bool bracketed = inside_brackets(block_, sentence_begin_, place);
  report(place, {!bracketed, bracketed ? "inside brackets" : "missing stop", word_at(block_.text, place)});
  if (!bracketed) close_sentence(place);
}

// The sentence at hand ends before `end`, where the next begins.
void BlockSplitter::close_sentence(std::size_t end) {
  const std::size_t last = skip_spaces_back(block_.text, end);
  if (last > sentence_begin_) sentences_->push_back({base_ + sentence_begin_, base_ + last});
  open_sentence(end);
}

void BlockSplitter::open_sentence(std::size_t begin) {
  begin = skip_spaces(block_.text, begin);
  sentence_begin_ = begin;
  heading_end_ = block_.text.size();
  std::size_t at = begin;
  if (at >= block_.text.size() || !is_upper(next(block_.text, at))) return;
  if (is_upper(peek(block_.text, at)) || is_space(peek(block_.text, at))) {
    heading_end_ = end_of_heading(lists_, block_.text, begin);
  }
}

void BlockSplitter::report(std::size_t offset, const Verdict& verdict) {
  if (explain_ == nullptr) return;
  explain_->push_back({base_ + offset, verdict.border, verdict.rule, std::string(verdict.detail)});
}

}  // namespace libalign::detail
