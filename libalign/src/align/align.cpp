#include "libalign/align.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "align/confidence.h"
#include "align/direct.h"
#include "align/evidence.h"
#include "align/moved.h"
#include "align/pipeline.h"
#include "align/stages.h"
#include "align/strangers.h"
#include "align/stretches.h"
#include "align/translation.h"
#include "libalign/text.h"

namespace libalign {
namespace {

using namespace detail;

Bead to_bead(const PathBead& path_bead) {
  Bead bead;
  for (std::size_t i = path_bead.i; i < path_bead.i + path_bead.a; ++i) bead.source.emplace_back(i);
  for (std::size_t j = path_bead.j; j < path_bead.j + path_bead.b; ++j) bead.target.emplace_back(j);
  return bead;
}

std::vector<std::string> options_text(const AlignOptions& options, bool learned, bool moved) {
  std::vector<std::string> text = {
      std::string("learn=") + (learned ? "yes" : "no"), std::string("order=") + (moved ? "free" : "monotone"),
      std::string("weights=") + (options.weights.empty() ? "built-in" : "given")};
  if (!options.borders.empty()) text.insert(text.begin(), "borders=given");
  return text;
}

// Between strangers few sentences find a likely partner, and those that seem to are unsure.
void note_unlike(Alignment& alignment) {
  constexpr double kFew = 0.3;
  std::size_t like = 0;
  for (const Bead& bead : alignment.beads) {
    if (!bead.unaligned() && bead.translation >= 0.5 && bead.confidence >= 0.5)
      like += std::min(bead.source.size(), bead.target.size());
  }
  const std::size_t smaller = std::min(alignment.source.size(), alignment.target.size());
  if (static_cast<double>(like) < kFew * static_cast<double>(smaller)) {
    alignment.notes.push_back(
        {"these do not look like translations of each other: {1} of {2} sentences find a likely partner.",
         {std::to_string(like), std::to_string(smaller)}});
  }
}

// A sentence of words. What names, numbers, titles and lines of code are in one language they are in another.
bool is_prose(std::string_view text) {
  constexpr std::size_t kFewest = 5;
  constexpr std::string_view kEnds = ".?!:)\"'", kMarks = ",;:.?!()\"'-";
  const auto is_beyond_ascii = [](char c) { return static_cast<unsigned char>(c) >= 0x80U; };
  const auto is_letter = [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_beyond_ascii(c);
  };
  if (text.empty() || (kEnds.find(text.back()) == std::string_view::npos && !is_beyond_ascii(text.back())))
    return false;
  std::size_t words = 0, all = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    std::string_view word = text.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty()) continue;
    ++all;
    word.remove_prefix(std::min(word.find_first_not_of(kMarks), word.size()));
    word = word.substr(0, word.find_last_not_of(kMarks) + 1);
    if (!word.empty() && std::ranges::all_of(word, is_letter)) ++words;
  }
  return words >= kFewest && words * 4 >= all * 3;
}

// Passages left in the other language go into a memory as translations of themselves.
void note_untranslated(Alignment& alignment) {
  constexpr std::size_t kSeveral = 3;
  std::size_t same = 0;
  for (const Bead& bead : alignment.beads) {
    if (bead.unaligned()) continue;
    const std::string source = alignment.source_text(bead);
    if (source == alignment.target_text(bead) && is_prose(source)) ++same;
  }
  if (same >= kSeveral) {
    alignment.notes.push_back({kUntranslatedNote, {std::to_string(same)}});
  }
}

}  // namespace

Alignment align_sentences(const Sentences& source, const Sentences& target, const AlignOptions& options) {
  Alignment alignment;
  alignment.source = source;
  alignment.target = target;
  alignment.provenance.version = version();
  for (const Lexicon& lexicon : options.glossaries)
    alignment.provenance.lexicons.push_back("glossary " + lexicon.hash());
  for (const Lexicon& lexicon : options.lexicons) {
    alignment.provenance.lexicons.push_back(lexicon.source_language() + "-" + lexicon.target_language() +
                                            " " + lexicon.hash());
  }
  if (source.empty() && target.empty()) return alignment;

  const Weights weights = options.weights.empty() ? built_in_weights() : parse_weights(options.weights);
  Prepared prepared(source, target, options);
  bool learned = false;
  const std::vector<PathBead> path = decode_adapted(prepared, weights, options.learn, learned);

  const Stage stage("confidence");
  const DirectEvidence direct(prepared.source, prepared.target, prepared.links);
  const PairJudge judge(direct, weights, prepared.length_ratio);
  std::optional<std::vector<OrderedBead>> moved;
  const bool bordered = !options.borders.empty();
  if (options.order != Order::monotone && !bordered) {
    moved = find_moved(prepared.source, prepared.target, prepared.links, judge, path,
                       options.order == Order::automatic);
  }
  const bool free = moved.has_value();
  std::vector<OrderedBead> ordered;
  if (free) {
    ordered = *std::move(moved);
  } else {
    for (const PathBead& bead : path) ordered.push_back({bead, BeadOrder::in_order});
  }

  if (!bordered) {  // else somebody has said that they are no strangers
    ordered = part_strangers(std::move(ordered), prepared.source, prepared.target, prepared.links, judge);
  }

  for (const auto& [path_bead, order] : ordered) {
    Bead bead = to_bead(path_bead);
    bead.order = order;
    if (!bead.unaligned()) {
      bead.translation = judge.translation({path_bead.i, path_bead.i + path_bead.a},
                                           {path_bead.j, path_bead.j + path_bead.b});
      if (options.evidence) {
        bead.evidence =
            find_evidence(source, target, prepared.source, prepared.target, prepared.links, direct, bead);
      }
    }
    alignment.beads.push_back(std::move(bead));
  }
  const double paired = paired_share(alignment.beads);
  for (std::size_t k = 0; k < alignment.beads.size(); ++k) {
    Bead& bead = alignment.beads[k];
    bead.confidence = confidence_of(bead, ordered[k].bead.posterior, paired, weights);
  }
  if (bordered) {
    doubt_stretches(nodes_of(options.borders, source.size(), target.size()), direct, prepared.length_ratio,
                    weights, alignment.beads);
  }
  alignment.provenance.options = options_text(options, learned, free);
  note_unlike(alignment);
  note_untranslated(alignment);
  return alignment;
}

const char* version() { return BITEXT_VERSION; }

}  // namespace libalign
