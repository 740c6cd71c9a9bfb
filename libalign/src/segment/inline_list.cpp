#include "segment/inline_list.h"

#include <string>

#include "segment/characters.h"

namespace libalign::detail {
namespace {

// The block's first label, taken apart: "• 9.) " is bullet '•', value 9, mark ".)".
struct Label {
  char32_t bullet = 0;
  bool letter = false;
  unsigned value = 0;  // 0 for a bullet alone
  std::string_view mark;
};

Label read_label(std::string_view text) {
  Label label;
  std::size_t at = skip_spaces(text, 0);
  if (at >= text.size()) return label;
  std::size_t after = at;
  if (const char32_t c = next(text, after); is_bullet(c)) {
    label.bullet = c;
    at = skip_spaces(text, after);
  }
  std::size_t end = at;
  if (end < text.size() && text[end] >= 'a' && text[end] <= 'z') {
    label.letter = true;
    label.value = static_cast<unsigned>(text[end] - 'a') + 1;
    ++end;
  } else {
    while (end < text.size() && end < at + 3 && text[end] >= '0' && text[end] <= '9') {
      label.value = label.value * 10 + static_cast<unsigned>(text[end++] - '0');
    }
  }
  const std::size_t mark = end;
  while (end < text.size() && end < mark + 2 && (text[end] == '.' || text[end] == ')')) ++end;
  label.mark = text.substr(mark, end - mark);
  if (label.mark.empty() || end >= text.size() || text[end] != ' ') label.value = 0;
  return label;
}

// What the label of the item numbered `value` looks like.
std::string spell(const Label& label, unsigned value) {
  std::string text =
      label.letter ? std::string(1, static_cast<char>('a' + value - 1)) : std::to_string(value);
  text += label.mark;
  text += ' ';
  return text;
}

bool holds_stops(std::string_view text, const std::vector<std::size_t>& items) {
  std::size_t item = 0;
  for (std::size_t i = text.find_first_of(".!?"); i != std::string_view::npos;
       i = text.find_first_of(".!?", i + 1)) {
    while (item < items.size() && items[item] + 4 < i) ++item;
    const bool of_label = i < 4 || (item < items.size() && i >= items[item]);
    if (!of_label && (i + 1 >= text.size() || text[i + 1] == ' ')) return true;
  }
  return false;
}

void find_bullets(std::string_view text, std::vector<std::size_t>& items) {
  std::string sign(" ");
  std::size_t begin = skip_spaces(text, 0);
  const std::size_t first = begin;
  next(text, begin);
  sign += text.substr(first, begin - first);
  for (std::size_t at = text.find(sign, begin); at != std::string_view::npos; at = text.find(sign, at + 1)) {
    items.push_back(at + 1);
  }
}

}  // namespace

void find_inline_items(std::string_view text, std::vector<std::size_t>& items) {
  items.clear();
  const Label label = read_label(text);
  if (label.bullet != 0) {
    find_bullets(text, items);
    return;
  }
  if (label.value != 1) return;
  std::size_t at = 0;
  for (unsigned value = 2; value < (label.letter ? 27U : 1000U); ++value) {
    const std::string wanted = " " + spell(label, value);
    at = text.find(wanted, at);
    if (at == std::string_view::npos) break;
    const std::size_t behind = at + wanted.size();
    if (!is_upper(peek(text, behind))) break;
    items.push_back(at + 1);
    at = behind;
  }
  if (label.mark == "." && holds_stops(text, items)) items.clear();
}

}  // namespace libalign::detail
