#include <algorithm>

#include "messages.h"
#include "report.h"

namespace bitext {

using libalign::Alignment;
using libalign::Document;

namespace {

// What the marks in the table mean: of those that it has.
std::string legend(const Alignment& alignment) {
  std::string text;
  if (std::ranges::any_of(alignment.beads, doubtful)) {
    text += "\n" + tr("{1} in the table: doubtful, confidence below {2}",
                      {kDoubtfulMark, shown_confidence(kDoubtful)});
  }
  if (std::ranges::any_of(alignment.beads, moved)) {
    text += "\n" + tr("{1} in the table: moved, in another place of the translation", {kMovedMark});
  }
  return text;
}

}  // namespace

std::string summary(const Alignment& alignment, const libalign::WriteReport& report, const PairJob& job) {
  const Document& source = alignment.source.document();
  const Document& target = alignment.target.document();
  const auto side = [](const Document& document, std::size_t sentences) {
    return tr_n("{2} ({3}, {1} sentence)", "{2} ({3}, {1} sentences)", sentences,
                {document.name, document.language});
  };
  std::string text =
      side(source, alignment.source.size()) + " + " + side(target, alignment.target.size()) + "\n";
  const std::string where = job.output == "-" ? tr("standard output") : job.output;
  text += tr_n("{1} pair written to {2}", "{1} pairs written to {2}", report.units, {where});
  const auto doubtful_pairs = static_cast<std::size_t>(
      std::count_if(alignment.beads.begin(), alignment.beads.end(), [&](const libalign::Bead& bead) {
        return doubtful(bead) &&
               (!libalign::entry_of(job.format).pairs_only || bead.confidence >= job.write.min_confidence);
      }));
  if (doubtful_pairs > 0) {
    text += "; " + tr_n("{1} of them is doubtful (confidence below {2})",
                        "{1} of them are doubtful (confidence below {2})", doubtful_pairs,
                        {shown_confidence(kDoubtful)});
  }
  if (report.below_confidence > 0) {
    text += "\n" + tr_n("{1} pair left out: confidence below {2}", "{1} pairs left out: confidence below {2}",
                        report.below_confidence, {shown_confidence(job.write.min_confidence)});
  }
  if (report.rejected > 0) {
    text += "\n" + tr_n("{1} pair left out: a person rejected it",
                        "{1} pairs left out: a person rejected them", report.rejected);
  }
  if (report.without_text > 0) {
    text += "\n" + tr_n("{1} pair left out: one side is blank", "{1} pairs left out: one side is blank",
                        report.without_text);
  }
  if (report.unaligned_source + report.unaligned_target > 0) {
    text += "\n" + tr("without a counterpart: {1}, {2}",
                      {tr_n("{1} source sentence", "{1} source sentences", report.unaligned_source),
                       tr_n("{1} target sentence", "{1} target sentences", report.unaligned_target)});
  }
  if (job.table) text += legend(alignment);
  return text;
}

}  // namespace bitext
