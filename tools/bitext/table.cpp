#include <algorithm>

#include "layout.h"
#include "messages.h"
#include "report.h"

namespace bitext {
namespace {

using libalign::Alignment;
using libalign::Bead;

constexpr std::size_t kNumberColumn = 8;  // "0.57 ?⇅ "
constexpr std::string_view kBar = " │ ";

std::string side_by_side(const std::string& number, const std::vector<std::string>& left,
                         const std::vector<std::string>& right, std::size_t width) {
  std::string out;
  for (std::size_t line = 0; line < std::max(left.size(), right.size()); ++line) {
    std::string row = padded(line == 0 ? number : "", kNumberColumn);
    row += padded(line < left.size() ? left[line] : "", width) + std::string(kBar);
    if (line < right.size()) row += right[line];
    while (row.back() == ' ') row.pop_back();
    out += row + "\n";
  }
  return out;
}

std::string times(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

// The confidence and the marks; an unaligned sentence has no pair to be sure of.
std::string number_of(const Bead& bead) {
  if (bead.unaligned()) return "";
  const std::string marks =
      std::string(doubtful(bead) ? kDoubtfulMark : "") + (moved(bead) ? kMovedMark : "");
  return shown_confidence(bead.confidence) + (marks.empty() ? "" : " " + marks);
}

std::string heading(const libalign::Document& document) {
  return document.name + " (" + document.language + ")";
}

}  // namespace

std::string table(const Alignment& alignment, std::size_t width) {
  const std::size_t column = (width - kNumberColumn - 3) / 2;
  const std::string& source_language = alignment.source.language();
  const std::string& target_language = alignment.target.language();
  std::string out = side_by_side("", wrap(heading(alignment.source.document()), column),
                                 wrap(heading(alignment.target.document()), column), column);
  const std::string rule = times("─", kNumberColumn + column + 1) + "┼" + times("─", column + 1) + "\n";
  out += rule;
  for (const Bead& bead : alignment.beads) {
    out += side_by_side(number_of(bead), wrap(alignment.source_text(bead), column, source_language),
                        wrap(alignment.target_text(bead), column, target_language), column);
    out += rule;
  }
  return out;
}

}  // namespace bitext
