// A page to read: the two texts side by side, a bead a row. The row under the mouse lights up, and with it
// the pair; each row has an address (#id). No script, nothing from elsewhere; it prints on white.
#include <string_view>

#include "write/corpus.h"
#include "write/language_codes.h"
#include "write/markup.h"
#include "write/unit_ids.h"
#include "write/writers.h"

// Lines are put together from short pieces, which read best as they are.
// NOLINTBEGIN(modernize-raw-string-literal,performance-inefficient-string-concatenation)
namespace libalign::detail {
namespace {

constexpr std::string_view kStyle = R"(  <style>
    :root { color-scheme: light dark; --line: #8884; --lit: #ffe9a8; --doubt: #c60; --none: #8882; }
    @media (prefers-color-scheme: dark) { :root { --lit: #5a4a12; --doubt: #fa4; } }
    body { font: 1rem/1.5 Georgia, "Times New Roman", serif; margin: 1.5rem auto; max-width: 75rem; padding: 0 1rem; }
    table { border-collapse: collapse; table-layout: fixed; width: 100%; }
    th { position: sticky; top: 0; background: Canvas; text-align: start; padding: .5rem .6rem; }
    td { vertical-align: top; padding: .2rem .6rem; overflow-wrap: anywhere; }
    td + td, th + th { border-inline-start: 1px solid var(--line); }
    col.mark { width: 4.5rem; }
    tr.block td { border-top: 1px solid var(--line); padding-top: .6rem; }
    tr:hover td, tr:target td { background: var(--lit); }
    tr.open td:empty { background: var(--none); }
    tr.rejected td { text-decoration: line-through; opacity: .6; }
    tr.doubtful a { color: var(--doubt); font-weight: bold; }
    .heading { font-size: 1.25em; font-weight: bold; }
    .caption, .byline, .date { font-style: italic; }
    td.mark { font: .75rem/2 sans-serif; white-space: nowrap; }
    td.mark a { color: inherit; text-decoration: none; }
    @media print { body { margin: 0; max-width: none; } th { position: static; } tr { break-inside: avoid; } td.mark a { color: #888; } }
  </style>
)";

// Of a sentence's block; paragraphs need no name.
std::string class_of(const Sentences& sentences, std::size_t i) {
  const Document& document = sentences.document();
  const std::size_t block = sentences[i].block;
  if (block >= document.blocks.size() || document.blocks[block].kind == BlockKind::paragraph) return "";
  return std::string(" class=\"") + name_of(document.blocks[block].kind) + "\"";
}

template <class Number>
std::string cell(const Sentences& sentences, const std::vector<Number>& numbers,
                 const std::string& language) {
  std::string out = "<td lang=\"" + language + "\" dir=\"auto\">";
  bool first = true;
  for (const Number number : numbers) {
    const std::string text = escaped_line(sentences.text(number.value));
    if (text.empty()) continue;
    if (!first) out += ' ';
    out += "<span" + class_of(sentences, number.value) + ">" + text + "</span>";
    first = false;
  }
  return out + "</td>";
}

template <class Number>
bool begins_block(const Sentences& sentences, const std::vector<Number>& numbers) {
  if (numbers.empty()) return false;
  const std::size_t i = numbers.front().value;
  return i > 0 && sentences[i].block != sentences[i - 1].block;
}

std::string classes_of(const Alignment& alignment, const Bead& bead) {
  std::string classes;
  const auto add = [&](bool is_so, std::string_view name) {
    if (is_so) classes.append(classes.empty() ? "" : " ").append(name);
  };
  add(bead.source.empty() ? begins_block(alignment.target, bead.target)
                          : begins_block(alignment.source, bead.source),
      "block");
  add(bead.unaligned(), "open");
  add(bead.status == BeadStatus::rejected, "rejected");
  add(!bead.unaligned() && bead.status == BeadStatus::automatic && bead.confidence < kDoubtfulConfidence,
      "doubtful");
  return classes.empty() ? "" : " class=\"" + classes + "\"";
}

// "0.97", "✓" for what a person confirmed, "⇅" for what has moved.
std::string mark_of(const Bead& bead) {
  if (bead.unaligned()) return "·";
  std::string mark = decimal(bead.confidence).substr(0, 4);
  if (bead.status == BeadStatus::confirmed) mark += " ✓";
  if (bead.order == BeadOrder::moved) mark += " ⇅";
  return mark;
}

}  // namespace

void write_html(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
                WriteReport& report) {
  const LanguageCodes codes = codes_or_und(alignment, options);
  const std::string source_title = escaped_line(title_of(alignment.source.document()));
  const std::string target_title = escaped_line(title_of(alignment.target.document()));
  put_line(stream,
           "<!DOCTYPE html>\n<html lang=\"" + codes.source +
               "\">\n<head>\n  <meta charset=\"utf-8\">\n"
               "  <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "  <meta name=\"generator\" content=\"bitext\">\n  <title>" +
               source_title + " | " + target_title + "</title>\n" + std::string(kStyle) +
               "</head>\n<body>\n<table>\n<colgroup><col "
               "class=\"mark\"><col><col></colgroup>\n<thead><tr><th></th><th lang=\"" +
               codes.source + "\" dir=\"auto\">" + source_title + "</th><th lang=\"" + codes.target +
               "\" dir=\"auto\">" + target_title + "</th></tr></thead>\n<tbody>",
           options);
  UnitIds ids;
  for (const Bead& bead : alignment.beads) {
    const std::string id = escaped_line(ids.next(alignment, bead));
    std::string note = escaped_line(bead.note);
    if (!note.empty()) note = " title=\"" + note + "\"";
    put_line(stream,
             "<tr id=\"" + id + "\"" + classes_of(alignment, bead) + note +
                 "><td class=\"mark\"><a href=\"#" + id + "\">" + mark_of(bead) + "</a></td>" +
                 cell(alignment.source, bead.source, codes.source) +
                 cell(alignment.target, bead.target, codes.target) + "</tr>",
             options);
    if (!bead.unaligned()) ++report.units;
  }
  put_line(stream, "</tbody>\n</table>\n</body>\n</html>", options);
}

}  // namespace libalign::detail
// NOLINTEND(modernize-raw-string-literal,performance-inefficient-string-concatenation)
