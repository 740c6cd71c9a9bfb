#include <algorithm>
#include <array>
#include <cstdio>

#include "layout.h"
#include "messages.h"
#include "report.h"

namespace bitext {
namespace {

using libalign::AnchorKind;
using libalign::Bead;

std::string kind_text(AnchorKind kind) {
  switch (kind) {
    case AnchorKind::number:
      return tr("number");
    case AnchorKind::date:
      return tr("date");
    case AnchorKind::name:
      return tr("name");
    case AnchorKind::cognate:
      return tr("cognate");
    case AnchorKind::lexicon:
      return tr("lexicon");
    case AnchorKind::glossary:
      return tr("glossary");
    case AnchorKind::learned:
      return tr("learned");
  }
  return "";
}

std::string signed_figure(double value) {
  std::array<char, 32> text{};
  const int size = std::snprintf(text.data(), text.size(), "%+.2f", value);
  return {text.data(), static_cast<std::size_t>(std::max(size, 0))};
}

// "3-5": sentences are counted from 1 for a person.
template <class Numbers>
std::string range(const Numbers& numbers) {
  if (numbers.empty()) return "-";
  std::string text = std::to_string(numbers.front().value + 1);
  if (numbers.size() > 1) text += "-" + std::to_string(numbers.back().value + 1);
  return text;
}

}  // namespace

std::string shown_confidence(double confidence) {
  std::array<char, 32> text{};
  // 0.999 must not look like certainty.
  const double shown = confidence < 1 ? std::min(confidence, 0.99) : confidence;
  const int size = std::snprintf(text.data(), text.size(), "%.2f", shown);
  return {text.data(), static_cast<std::size_t>(std::max(size, 0))};
}

std::string explanation(const libalign::Alignment& alignment) {
  const libalign::Document& source = alignment.source.document();
  const libalign::Document& target = alignment.target.document();
  std::string out;
  for (const Bead& bead : alignment.beads) {
    out += tr("{1} ({2}:{3}) confidence {4}",
              {bead.kind(), range(bead.source), range(bead.target), shown_confidence(bead.confidence)});
    if (!bead.unaligned()) out += tr(", translation {1}", {shown_confidence(bead.translation)});
    if (bead.order == libalign::BeadOrder::moved) out += tr(", moved");
    out += "\n";
    if (!bead.source.empty()) out += "  < " + alignment.source_text(bead) + "\n";
    if (!bead.target.empty()) out += "  > " + alignment.target_text(bead) + "\n";
    std::size_t width = 0;
    for (const libalign::Anchor& anchor : bead.evidence)
      width = std::max(width, display_width(kind_text(anchor.kind)));
    for (const libalign::Anchor& anchor : bead.evidence) {
      out += "    " + padded(kind_text(anchor.kind), width) + "  " + signed_figure(anchor.weight) + "  ";
      out += std::string(anchor.source.of(source.text)) + " = " + std::string(anchor.target.of(target.text)) +
             "\n";
    }
  }
  if (!out.empty()) out.pop_back();
  return out;
}

}  // namespace bitext
