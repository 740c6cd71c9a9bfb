#include "segment/context.h"

#include <algorithm>

#include "segment/characters.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kMaxWord = 32;
constexpr char32_t kMiddleDot = 0xB7;  // "Il·lm."

// The first byte of the word that ends at `end`, looking back no further than kMaxWord bytes.
std::size_t word_begin(std::string_view text, std::size_t end) {
  std::size_t at = end;
  while (at > 0 && end - at < kMaxWord) {
    std::size_t before = at;
    const char32_t c = previous(text, before);
    const bool middle = at < end && (c == '/' || (c == kMiddleDot && is_letter(peek_back(text, before))));
    if (!is_word(c) && !middle) break;
    at = before;
  }
  return at;
}

}  // namespace

WordBefore::WordBefore(std::string_view text, std::size_t end) : text_(text), end_(end) {
  std::size_t used = 0;
  std::size_t piece_end = end;
  while (pieces_ < kMaxPieces) {
    const std::size_t start = word_begin(text, piece_end);
    const std::size_t size = piece_end - start;
    if (size == 0 || used + size + 1 > kMaxKey) break;
    used += size;
    std::copy_n(text.data() + start, size, key_.data() + (kMaxKey - used));
    starts_[pieces_] = start;
    key_starts_[pieces_] = kMaxKey - used;
    ++pieces_;
    // A dot, one space, or both join it to the piece before.
    std::size_t at = start;
    std::size_t before = at;
    if (at > 0 && is_space(previous(text, before))) at = before;
    if (at > 0 && text[at - 1] == '.') {
      --at;
      key_[kMaxKey - ++used] = '.';
    } else if (at == start) {
      break;
    }
    piece_end = at;
  }
  begin_ = pieces_ > 0 ? starts_[0] : end;
  word_ = text.substr(begin_, end - begin_);
}

WordLists::Found WordBefore::find(const WordLists& lists, std::string_view& as_written) const {
  for (std::size_t i = pieces_; i-- > 0;) {
    const std::string_view key(key_.data() + key_starts_[i], kMaxKey - key_starts_[i]);
    const WordLists::Found found = lists.find(key);
    if (found.kind == Abbreviation::none || (i == 0 && is_part(lists))) continue;
    as_written = text_.substr(starts_[i], end_ - starts_[i]);
    return found;
  }
  return {};
}

// The end of a name with a dot inside ("apt.conf"), or a letter that leans on the word before it
// ("entendre'l", "Let's").
bool WordBefore::is_part(const WordLists& lists) const {
  if (begin_ == 0) return false;
  std::size_t before = begin_;
  const char32_t glue = previous(text_, before);
  std::size_t at = begin_;
  if (!is_lower(next(text_, at)) || !is_word(peek_back(text_, before))) return false;
  if (glue == '\'' || glue == 0x2019) return at == end_;
  if (glue != '.') return false;
  // "admón.pág." has lost a space.
  const std::string_view name = text_.substr(word_begin(text_, before), before - word_begin(text_, before));
  return name.size() > 3 && !is_digit(peek(name, 0)) && lists.find(name).kind == Abbreviation::none;
}

bool WordBefore::is_unit(const WordLists& lists) const {
  for (std::size_t i = 0; i < pieces_; ++i) {
    const std::size_t before = skip_spaces_back(text_, starts_[i]);
    const std::string_view key(key_.data() + key_starts_[i], kMaxKey - key_starts_[i]);
    // "20kg" is one word; its letters are the unit.
    const std::size_t letters = std::min(key.find_first_not_of("0123456789"), key.size());
    if ((letters > 0 || is_digit(peek_back(text_, before))) && lists.is_unit(key.substr(letters)))
      return true;
  }
  return false;
}

bool WordBefore::goes_on(const WordLists& lists, std::string_view next_word) const {
  char key[kMaxKey + 1 + kMaxWord];
  if (next_word.empty() || next_word.size() > kMaxWord) return false;
  for (std::size_t i = 0; i < pieces_; ++i) {
    const std::size_t size = kMaxKey - key_starts_[i];
    char* end = std::copy_n(key_.data() + key_starts_[i], size, key);
    *end++ = '.';
    end = std::copy(next_word.begin(), next_word.end(), end);
    if (lists.is_beginning({key, static_cast<std::size_t>(end - key)})) return true;
  }
  return false;
}

bool WordBefore::is_dotted() const {
  if (pieces_ < 2 || begin_ == 0 || text_[begin_ - 1] != '.') return false;
  // "U.S" and "Ph.D", but not "end.The" or "465.4".
  if (is_digit(peek(word_, 0))) return false;
  const std::size_t first = starts_[1];
  return word_.size() <= 3 && begin_ - first <= 4 && (first == 0 || !is_word(peek_back(text_, first)));
}

bool WordBefore::is_initial() const {
  std::size_t at = begin_;
  return !word_.empty() && is_upper(next(text_, at)) && at == end_;
}

WordAfter::WordAfter(std::string_view text, std::size_t at) {
  // Openers, at most a dozen.
  for (int i = 0; i < 12 && at < text.size(); ++i) {
    std::size_t after = at;
    const char32_t c = next(text, after);
    if (is_inverted_mark(c)) {
      inverted = true;
    } else if (is_quote(c)) {
      quote = true;
    } else if (is_opening_bracket(c)) {
      bracket = true;
    } else if (!is_dash(c) && !is_bullet(c) && !is_space(c) && c != '.' && c != 0x2026) {
      break;
    }
    at = after;
  }
  begin = at;
  first = peek(text, at);
  word = word_at(text, at);
}

bool WordAfter::capital() const {
  if (is_upper(first)) return true;
  if (!is_lower(first)) return false;
  std::size_t at = 0;
  next(word, at);
  return at < word.size() && is_upper(peek(word, at));
}

bool WordAfter::lower() const { return is_lower(first) && !capital(); }

std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at < kMaxWord) {
    std::size_t after = end;
    const char32_t c = next(text, after);
    if (!is_letter(c) && !is_mark(c)) break;
    end = after;
  }
  return text.substr(at, end - at);
}

std::size_t first_word_of(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kMaxLook = 64;
  end = std::min(end, begin + kMaxLook);
  while (begin < end) {
    std::size_t after = begin;
    const char32_t c = next(text, after);
    if (!is_space(c) && !is_quote(c) && !is_bullet(c) && !is_dash(c) && !is_opening_bracket(c) && c != '*')
      break;
    begin = after;
  }
  return begin;
}

}  // namespace libalign::detail
