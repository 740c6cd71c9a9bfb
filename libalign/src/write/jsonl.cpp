#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "libalign/document.h"
#include "write/one_line.h"
#include "write/unit_ids.h"
#include "write/writers.h"

namespace libalign::detail {
namespace {

using Json = nlohmann::ordered_json;

// Six decimals, as in the other formats; JSON knows no NaN.
double rounded(double value) { return std::isfinite(value) ? std::round(value * 1e6) / 1e6 : 0; }

Json pair_of(Span span) { return Json::array({span.begin, span.end}); }

// Where the sentence stands in the file. The end is just behind the sentence's last character; behind an
// entity, whose length is not known, it is where the next stretch or the block's end begins.
Span origin_span(const Document& document, const Sentence& sentence) {
  const Span span = sentence.span;
  const std::size_t begin = document.origin_of(span.begin);
  if (span.empty()) return {begin, begin};
  const std::size_t last = span.end - 1;
  const auto next =
      std::upper_bound(document.origins.begin(), document.origins.end(), last,
                       [](std::size_t offset, const OriginRun& run) { return offset < run.text_begin; });
  if (next == document.origins.begin()) return {begin, begin};
  const OriginRun& run = *std::prev(next);
  std::size_t end = document.origin_of(last) + run.file_step;
  if (run.text_step == 0) {
    if (sentence.block < document.blocks.size()) end = document.blocks[sentence.block].origin.end;
    if (next != document.origins.end()) end = std::min(end, next->file_begin);
  }
  return {begin, std::max(begin, end)};
}

template <class Number>
Json side(const Sentences& sentences, const std::vector<Number>& numbers) {
  Json ids = Json::array(), texts = Json::array(), spans = Json::array(), origins = Json::array(),
       blocks = Json::array();
  for (const Number number : numbers) {
    const Document& document = sentences.document();
    const Sentence& sentence = sentences[number.value];
    ids.push_back(number.value);
    texts.push_back(sentences.text(number.value));
    spans.push_back(pair_of(sentence.span));
    if (!document.origins.empty()) origins.push_back(pair_of(origin_span(document, sentence)));
    const bool known = sentence.block < document.blocks.size();
    blocks.push_back(name_of(known ? document.blocks[sentence.block].kind : BlockKind::paragraph));
  }
  return Json{{"ids", std::move(ids)},
              {"texts", std::move(texts)},
              {"spans", std::move(spans)},
              {"origins", std::move(origins)},
              {"blocks", std::move(blocks)}};
}

std::string_view term(Span span, const Sentences& sentences) {
  const std::string_view text = sentences.document().text;
  return span.begin <= span.end && span.end <= text.size() ? span.of(text) : std::string_view{};
}

Json evidence(const Alignment& alignment, const Bead& bead) {
  Json anchors = Json::array();
  for (const Anchor& anchor : bead.evidence) {
    anchors.push_back(Json{{"kind", name_of(anchor.kind)},
                           {"source", term(anchor.source, alignment.source)},
                           {"target", term(anchor.target, alignment.target)},
                           {"source_span", pair_of(anchor.source)},
                           {"target_span", pair_of(anchor.target)},
                           {"weight", rounded(anchor.weight)}});
  }
  return anchors;
}

}  // namespace

void write_jsonl(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
                 WriteReport& report) {
  UnitIds ids;
  for (const Bead& bead : alignment.beads) {
    Json line = {{"id", ids.next(alignment, bead)},
                 {"kind", bead.kind()},
                 {"order", name_of(bead.order)},
                 {"status", name_of(bead.status)},
                 {"confidence", rounded(bead.confidence)},
                 {"translation", rounded(bead.translation)},
                 {"source", side(alignment.source, bead.source)},
                 {"target", side(alignment.target, bead.target)},
                 {"evidence", evidence(alignment, bead)}};
    if (!bead.note.empty()) line["note"] = bead.note;
    put_line(stream, line.dump(-1, ' ', false, Json::error_handler_t::replace), options);
    if (!bead.unaligned()) ++report.units;
  }
}

}  // namespace libalign::detail
