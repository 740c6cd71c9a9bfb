// Small alignments made by hand.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "libalign/alignment.h"

namespace libalign {

struct Side {
  std::string name;
  std::string language;
  std::vector<std::string> sentences;
};

// Each sentence is a paragraph; the file has ten bytes of markup before the text and none in it.
inline Sentences make_sentences(const Side& side) {
  constexpr std::size_t kMarkup = 10;
  Document document;
  document.name = side.name;
  document.language = side.language;
  document.origins.push_back({0, kMarkup});
  std::vector<Sentence> sentences;
  for (const std::string& text : side.sentences) {
    if (!document.text.empty()) document.text += ' ';
    const Span span{document.text.size(), document.text.size() + text.size()};
    document.text += text;
    sentences.push_back({.span = span, .block = document.blocks.size()});
    document.blocks.push_back({.text = span, .origin = {span.begin + kMarkup, span.end + kMarkup}});
  }
  return {std::move(document), std::move(sentences)};
}

inline Bead make_bead(const std::vector<std::size_t>& source, const std::vector<std::size_t>& target,
                      double confidence = 1, double translation = 1) {
  Bead bead;
  for (const std::size_t i : source) bead.source.emplace_back(i);
  for (const std::size_t j : target) bead.target.emplace_back(j);
  bead.confidence = confidence;
  bead.translation = translation;
  return bead;
}

inline Alignment make_alignment(const Side& source, const Side& target, std::vector<Bead> beads) {
  return {make_sentences(source), make_sentences(target), std::move(beads), {}, {}};
}

// Pairs the two sides one to one.
inline Alignment make_pairs(const std::vector<std::string>& source, const std::vector<std::string>& target) {
  std::vector<Bead> beads;
  for (std::size_t i = 0; i < source.size(); ++i) beads.push_back(make_bead({i}, {i}));
  return make_alignment({"a.txt", "es", source}, {"b.txt", "en", target}, std::move(beads));
}

// The one that the golden files show: a 1-2 pair, a moved pair, unaligned sentences on both sides, evidence
// and provenance.
inline Alignment interview() {
  std::vector<Bead> beads = {make_bead({0}, {0, 1}, 0.973125, 0.99), make_bead({1}, {}, 0.91, 0),
                             make_bead({2}, {3}, 0.5, 0.75), make_bead({}, {2}, 0.875, 0)};
  beads[0].evidence.push_back({AnchorKind::number, {10, 14}, {5, 9}, 2.5});
  beads[2].order = BeadOrder::moved;
  beads[2].status = BeadStatus::confirmed;
  Alignment alignment = make_alignment(
      {"in/interview.es.html", "es", {"Nació en 1950 & vive aquí.", "¿Y usted?", "Se fue <ayer>."}},
      {"in/article.en.html", "en-US", {"Born 1950.", "Lives here.", "An advert.", "She left."}},
      std::move(beads));
  alignment.provenance = {"0.1.0", {"learn=auto", "order=free"}, {"es-en.lex 0123456789abcdef"}};
  return alignment;
}

}  // namespace libalign
