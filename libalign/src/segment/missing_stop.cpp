#include "segment/missing_stop.h"

#include "segment/characters.h"
#include "segment/context.h"

namespace libalign::detail {
namespace {

bool is_single(char32_t quote) { return quote == '\'' || (quote >= 0x2018 && quote <= 0x201B); }

// A word or a bracket touches a closing quote; « so » may stand apart.
bool closes_behind_word(std::string_view text, std::size_t begin, const QuoteState& quotes) {
  const char32_t quote = peek(text, begin);
  if (!is_quote(quote) || is_single(quote) || (quote == '"' && !quotes.straight_open)) return false;
  if (quote == 0xBB && quotes.guillemet_open) begin = skip_spaces_back(text, begin);
  const char32_t before = peek_back(text, begin);
  return is_word(before) || is_closing_bracket(before) || before == '%';
}

}  // namespace

bool stop_is_missing(const WordLists& lists, std::string_view text, Span quote, const QuoteState& quotes) {
  const std::size_t begin = skip_spaces(text, quote.end);
  if (begin == quote.end || !is_upper(peek(text, begin)) || !closes_behind_word(text, quote.begin, quotes))
    return false;
  // A name would go on with a capital, and "I" has one everywhere.
  const std::string_view word = word_at(text, begin);
  if (word == "I" || !lists.begins_sentences(word)) return false;
  const std::size_t behind = begin + word.size();
  const std::string_view second = word_at(text, skip_spaces(text, behind));
  return is_space(peek(text, behind)) && is_lower(peek(second, 0)) && !lists.is_saying(second);
}

}  // namespace libalign::detail
