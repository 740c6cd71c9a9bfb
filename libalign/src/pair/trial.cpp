#include "pair/trial.h"

#include <algorithm>

#include "libalign/text.h"

namespace libalign::detail {
namespace {

double length_of(std::string_view text) { return static_cast<double>(count_code_points(text)); }

}  // namespace

TrialVector try_alignment(const Sentences& source, const Sentences& target,
                          const std::vector<Lexicon>& lexicons, const std::vector<Lexicon>& glossaries) {
  AlignOptions options;
  options.lexicons = lexicons;
  options.glossaries = glossaries;
  options.evidence = false;
  const Alignment alignment = align_sentences(source, target, options);
  double source_all = 1, target_all = 1, source_paired = 0, target_paired = 0, confidence = 0, pairs = 0;
  for (const Bead& bead : alignment.beads) {
    double source_length = 0, target_length = 0;
    for (const SourceIndex i : bead.source) source_length += length_of(source.text(i.value));
    for (const TargetIndex j : bead.target) target_length += length_of(target.text(j.value));
    source_all += source_length;
    target_all += target_length;
    if (bead.unaligned()) continue;
    source_paired += source_length * bead.translation;
    target_paired += target_length * bead.translation;
    confidence += bead.confidence;
    pairs += 1;
  }
  const auto source_share = static_cast<float>(source_paired / source_all);
  const auto target_share = static_cast<float>(target_paired / target_all);
  return {1, std::min(source_share, target_share), std::max(source_share, target_share),
          static_cast<float>(confidence / std::max(1.0, pairs))};
}

}  // namespace libalign::detail
