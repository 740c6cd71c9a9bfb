#include "segment/block_text.h"

#include <array>

#include "segment/characters.h"

namespace libalign::detail {
namespace {

// Deeper than this nobody writes; brackets below are not matched, so a text of "((((" costs no memory.
constexpr std::size_t kMaxDepth = 32;

// ":)" and ";-)" close nothing.
bool is_mouth(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  const char eyes = text[at - 1] == '-' && at > 1 ? text[at - 2] : text[at - 1];
  return eyes == ':' || eyes == ';' || eyes == '=';
}

char partner(char closing) { return closing == ')' ? '(' : '['; }

}  // namespace

void BlockText::assign(std::string_view block, BlockKind block_kind) {
  text = block;
  kind = block_kind;
  brackets.clear();
  std::array<std::size_t, kMaxDepth> open{};
  std::size_t depth = 0;
  for (std::size_t i = text.find_first_of("()[]"); i != std::string_view::npos;
       i = text.find_first_of("()[]", i + 1)) {
    const char c = text[i];
    if (is_mouth(text, i)) continue;
    if (c == '(' || c == '[') {
      if (depth < kMaxDepth) open[depth++] = i;
      continue;
    }
    // The last opening bracket of this kind; what was opened after it was never closed.
    std::size_t at = depth;
    while (at > 0 && text[open[at - 1]] != partner(c)) --at;
    if (at == 0) continue;
    depth = at - 1;
    while (!brackets.empty() && brackets.back().begin > open[depth]) brackets.pop_back();
    brackets.push_back({open[depth], i + 1});
  }
}

}  // namespace libalign::detail
