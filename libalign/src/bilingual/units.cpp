#include "libalign/units.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "bilingual/draft.h"
#include "libalign/text.h"
#include "read/block_builder.h"
#include "write/one_line.h"

namespace libalign {
namespace detail {
namespace {

struct Paragraph {
  BlockKind kind;
  std::string text;
};

// White space of any kind, in which no sentence is found.
bool says_nothing(std::string_view text) {
  const auto seen = [](char c) { return c > ' ' && c < 0x7F; };
  return std::ranges::none_of(text, seen) && seen_line(text).empty();
}

// A text with line ends of its own: as HTML with its breaks.
void add_lines(std::string_view text, BlockKind kind, std::vector<Paragraph>& paragraphs) {
  BlockBuilder builder;
  builder.open({kind});
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    builder.text(line);
    builder.line_break();
  }
  for (const RawBlock& block : builder.take()) {
    std::string clean = one_line(block.text);
    if (!says_nothing(clean)) paragraphs.push_back({kind, std::move(clean)});
  }
}

// Sentences that follow one another are a paragraph again, unless the file tells two paragraphs apart.
std::vector<Paragraph> paragraphs_of(const DraftSide& side, bool breaks, bool spaced) {
  std::vector<Paragraph> paragraphs;
  std::optional<std::size_t> last;
  for (const DraftSentence& sentence : side.sentences) {
    const bool same = sentence.paragraph == last;
    last = sentence.paragraph;
    if (breaks && sentence.text.find('\n') != std::string::npos) {
      add_lines(sentence.text, sentence.block, paragraphs);
      continue;
    }
    std::string clean = one_line(sentence.text);
    if (says_nothing(clean)) continue;
    if (!paragraphs.empty() && same && paragraphs.back().kind == sentence.block) {
      paragraphs.back().text.append(spaced ? " " : "").append(clean);
    } else {
      paragraphs.push_back({sentence.block, std::move(clean)});
    }
  }
  return paragraphs;
}

void add_block(Document& document, BlockKind kind, std::string_view text) {
  if (!document.blocks.empty()) document.text += '\n';
  const std::size_t begin = document.text.size();
  document.text += text;
  document.blocks.push_back({.kind = kind, .text = {begin, document.text.size()}, .origin = {}});
}

// All beads of a draft, by their first sentence on the target side; those without one where they stand.
std::vector<std::size_t> target_order(const std::vector<DraftBead>& beads) {
  std::vector<std::pair<std::size_t, std::size_t>> keys;
  std::size_t last = 0;
  for (std::size_t i = 0; i < beads.size(); ++i) {
    if (!beads[i].target.numbers.empty()) last = *std::ranges::min_element(beads[i].target.numbers);
    keys.emplace_back(last, i);
  }
  std::ranges::stable_sort(keys, {}, &std::pair<std::size_t, std::size_t>::first);
  std::vector<std::size_t> order;
  order.reserve(keys.size());
  for (const auto& [key, i] : keys) order.push_back(i);
  return order;
}

Document empty_document(std::string name, Language language) {
  Document document;
  document.name = std::move(name);
  document.language = std::move(language.tag);
  document.language_detected = language.detected;
  document.format = "units";
  document.encoding = "UTF-8";
  return document;
}

void refuse_one_sided(const Draft& draft, const std::vector<Unit>& units) {
  std::size_t sources = 0;
  for (const Unit& unit : units) {
    const bool source = unit.source_first < unit.source_last;
    const bool target = unit.target_first < unit.target_last;
    if (source && target) return;
    if (source) ++sources;
  }
  const std::string count = std::to_string(units.size());
  if (sources == units.size()) {
    throw DataError({draft.name}, {"holds no translation: all {1} units have a source only.", {count}},
                    {"Translate it first, or name the two texts."});
  }
  if (sources == 0) {
    throw DataError({draft.name}, {"holds no source: all {1} units have a translation only.", {count}},
                    {"Check that it is the right file, or name the two texts."});
  }
  throw DataError({draft.name}, {"none of its {1} units has text on both sides.", {count}},
                  {"Name the two texts, or align across units."});
}

}  // namespace

Units to_units(Draft draft, const BilingualOptions& options) {
  const Arranged languages = arrange(draft, options);
  Units units;
  units.source = empty_document(draft.source_name.empty() ? draft.name : draft.source_name, languages.source);
  units.target = empty_document(draft.target_name.empty() ? draft.name : draft.target_name, languages.target);
  const bool source_spaced = !writes_without_spaces(units.source.language);
  const bool target_spaced = !writes_without_spaces(units.target.language);
  units.units.resize(draft.beads.size());
  for (std::size_t i = 0; i < draft.beads.size(); ++i) {
    DraftBead& bead = draft.beads[i];
    Unit& unit = units.units[i];
    unit.source_first = units.source.blocks.size();
    for (const Paragraph& paragraph : paragraphs_of(bead.source, draft.breaks, source_spaced))
      add_block(units.source, paragraph.kind, paragraph.text);
    unit.source_last = units.source.blocks.size();
    unit.status = bead.status;
    unit.id = std::move(bead.id);
    unit.note = std::move(bead.note);
  }
  for (const std::size_t i : target_order(draft.beads)) {
    Unit& unit = units.units[i];
    unit.target_first = units.target.blocks.size();
    for (const Paragraph& paragraph : paragraphs_of(draft.beads[i].target, draft.breaks, target_spaced))
      add_block(units.target, paragraph.kind, paragraph.text);
    unit.target_last = units.target.blocks.size();
  }
  refuse_one_sided(draft, units.units);
  units.notes = std::move(draft.notes);
  return units;
}

namespace {

// One side as it is to be cut: its documents, and by block whether it is one sentence.
struct Side {
  Document document;
  std::vector<bool> whole;
  std::vector<std::size_t> ends;  // by unit: the number of blocks up to its end
};

// The blocks unit by unit, in the order of the units.
template <typename GetRange>
Side by_unit(const Document& from, const std::vector<Unit>& units, bool all_whole, GetRange range) {
  Side side;
  side.document = from;
  side.document.text.clear();
  side.document.blocks.clear();
  for (const Unit& unit : units) {
    const auto [first, last] = range(unit);
    const bool whole = all_whole || unit.status == BeadStatus::rejected;
    std::string joined;
    for (std::size_t b = first; b < last; ++b) {
      const Block& block = from.blocks[b];
      if (!whole) {
        add_block(side.document, block.kind, block.text.of(from.text));
        continue;
      }
      if (!joined.empty() && !writes_without_spaces(from.language)) joined += ' ';
      joined += block.text.of(from.text);
    }
    if (!joined.empty()) add_block(side.document, from.blocks[first].kind, joined);
    side.whole.resize(side.document.blocks.size(), whole);
    side.ends.push_back(side.document.blocks.size());
  }
  return side;
}

// The sentences that a splitter finds, but one for each block that is to stay whole.
Sentences cut(Side& side, const SegmentOptions& options) {
  Sentences found = split_sentences(std::move(side.document), options);
  if (std::ranges::none_of(side.whole, [](bool whole) { return whole; })) return found;
  const Document& document = found.document();
  std::vector<Sentence> sentences;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::size_t block = found[i].block;
    if (!side.whole[block]) {
      sentences.push_back(found[i]);
    } else if (sentences.empty() || sentences.back().block != block) {
      const Span span = document.blocks[block].text;
      const std::string_view text = span.of(document.text);
      sentences.push_back({span, block, end_class(text), start_class(text)});
    }
  }
  return {document, std::move(sentences)};
}

// By unit: the number of sentences up to its end.
std::vector<std::size_t> sentence_ends(const Sentences& sentences, const std::vector<std::size_t>& ends) {
  std::vector<std::size_t> counts;
  std::size_t at = 0;
  for (const std::size_t end : ends) {
    while (at < sentences.size() && sentences[at].block < end) ++at;
    counts.push_back(at);
  }
  return counts;
}

// What the file says of a unit goes to the beads that were made of it.
void give_back(const std::vector<Unit>& units, const std::vector<std::size_t>& source_ends,
               const std::vector<std::size_t>& target_ends, std::vector<Bead>& beads) {
  std::size_t at = 0;
  for (std::size_t k = 0; k < units.size(); ++k) {
    const std::size_t first = at;
    while (at < beads.size()) {
      const Bead& bead = beads[at];
      const bool inside = bead.source.empty() ? bead.target.back().value < target_ends[k]
                                              : bead.source.back().value < source_ends[k];
      if (!inside) break;
      ++at;
    }
    const Unit& unit = units[k];
    if (at == first + 1) {
      beads[first].id = unit.id;
      beads[first].note = unit.note;
      beads[first].status = unit.status;
      continue;
    }
    for (std::size_t i = first; i < at && !unit.id.empty(); ++i)
      beads[i].id = unit.id + "-" + std::to_string(i - first + 1);
    if (at > first) beads[first].note = unit.note;
  }
}

Alignment align_inside(const Units& units, const UnitOptions& options) {
  Side source = by_unit(units.source, units.units, options.whole,
                        [](const Unit& unit) { return std::pair(unit.source_first, unit.source_last); });
  Side target = by_unit(units.target, units.units, options.whole,
                        [](const Unit& unit) { return std::pair(unit.target_first, unit.target_last); });
  const Sentences source_sentences = cut(source, options.segment);
  const Sentences target_sentences = cut(target, options.segment);
  const std::vector<std::size_t> source_ends = sentence_ends(source_sentences, source.ends);
  const std::vector<std::size_t> target_ends = sentence_ends(target_sentences, target.ends);
  AlignOptions align = options.align;
  align.borders = {{SourceIndex(0), TargetIndex(0)}};
  for (std::size_t k = 0; k < units.units.size(); ++k)
    align.borders.push_back({SourceIndex(source_ends[k]), TargetIndex(target_ends[k])});
  Alignment alignment = align_sentences(source_sentences, target_sentences, align);
  give_back(units.units, source_ends, target_ends, alignment.beads);
  return alignment;
}

// The first sentence of each block, and the number of sentences behind the last.
std::vector<std::size_t> first_sentences(const Sentences& sentences) {
  std::vector<std::size_t> first(sentences.document().blocks.size() + 1, sentences.size());
  for (std::size_t i = sentences.size(); i-- > 0;) first[sentences[i].block] = i;
  for (std::size_t b = first.size() - 1; b-- > 0;) first[b] = std::min(first[b], first[b + 1]);
  return first;
}

// A pair that came out as the file has it is still that pair.
void recognise(const Units& units, Alignment& alignment) {
  const std::vector<std::size_t> source = first_sentences(alignment.source);
  const std::vector<std::size_t> target = first_sentences(alignment.target);
  std::vector<std::size_t> bead_of(alignment.source.size() + 1, alignment.beads.size());
  for (std::size_t k = 0; k < alignment.beads.size(); ++k) {
    if (!alignment.beads[k].source.empty()) bead_of[alignment.beads[k].source.front().value] = k;
  }
  for (const Unit& unit : units.units) {
    const std::array<std::size_t, 4> of_unit = {source[unit.source_first], source[unit.source_last],
                                                target[unit.target_first], target[unit.target_last]};
    if (of_unit[0] == of_unit[1] || of_unit[2] == of_unit[3]) continue;
    const std::size_t k = bead_of[of_unit[0]];
    if (k == alignment.beads.size() || alignment.beads[k].unaligned()) continue;
    Bead& bead = alignment.beads[k];
    const std::array<std::size_t, 4> of_bead = {
        bead.source.front().value, bead.source.back().value + std::size_t{1}, bead.target.front().value,
        bead.target.back().value + std::size_t{1}};
    if (of_bead != of_unit) continue;
    bead.id = unit.id;
    bead.note = unit.note;
    bead.status = unit.status;
  }
}

Alignment align_across(const Units& units, const UnitOptions& options) {
  const auto sentences_of = [&](Document document) {
    Side side{std::move(document), {}, {}};
    side.whole.assign(side.document.blocks.size(), options.whole);
    return cut(side, options.segment);
  };
  AlignOptions align = options.align;
  align.borders.clear();
  Alignment alignment = align_sentences(sentences_of(units.source), sentences_of(units.target), align);
  recognise(units, alignment);
  return alignment;
}

}  // namespace
}  // namespace detail

Alignment align_units(const Units& units, const UnitOptions& options) {
  Alignment alignment =
      options.across ? detail::align_across(units, options) : detail::align_inside(units, options);
  std::vector<std::string>& said = alignment.provenance.options;
  if (options.across) said.emplace_back("units=across");
  if (options.whole) said.emplace_back("units=whole");
  std::ranges::sort(said);
  return alignment;
}

}  // namespace libalign
