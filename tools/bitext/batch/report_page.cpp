#include <algorithm>
#include <span>
#include <string_view>

#include "batch/batch_report.h"
#include "messages.h"
#include "report.h"

namespace bitext {
namespace {

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --line: #c9c9c9; --quiet: #595959; --mark: #9a3b00; --sunk: #f4f4f2; }
@media (prefers-color-scheme: dark) { :root { --line: #4a4a4a; --quiet: #b0b0b0; --mark: #ffb27a; --sunk: #262626; } }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; }
dl { display: grid; gap: .25rem 1.5rem; grid-template-columns: max-content auto; }
dt { color: var(--quiet); } dd { margin: 0; font-variant-numeric: tabular-nums; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; width: 100%; }
caption { color: var(--quiet); padding-bottom: .5rem; text-align: start; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem; text-align: start; vertical-align: top; }
thead th { background: var(--sunk); } thead th.number { max-width: 8rem; white-space: normal; }
tbody th { font-weight: 600; min-width: 14rem; overflow-wrap: anywhere; } tbody th p { font-size: .9rem; }
.number { font-variant-numeric: tabular-nums; text-align: end; white-space: nowrap; }
.note { color: var(--mark); font-weight: 400; margin: 0; } .quiet { color: var(--quiet); font-weight: 400; margin: 0; }
@media print { body { font-size: 9pt; margin: 0; max-width: none; } .wide { overflow: visible; } thead { display: table-header-group; } tr { break-inside: avoid; } }
)";

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char byte : printable(text)) {
    switch (byte) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      default:
        safe += byte;
    }
  }
  return safe;
}

// Also ':', so that no name becomes the scheme of an address.
std::string address(std::string_view path) {
  constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (kPlain.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      encoded += {'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
    }
  }
  return encoded;
}

// Not rounded up to all, nor down to nothing.
std::string percent(std::size_t part, std::size_t whole) {
  if (part == 0 || whole == 0) return "0 %";
  std::size_t value = (part * 200 + whole) / (whole * 2);
  value = std::clamp<std::size_t>(value, 1, part == whole ? 100 : 99);
  return std::to_string(value) + " %";
}

class Page {
 public:
  Page(const BatchReport& report, std::FILE* stream) : report_(report), stream_(stream) {}

  void write() {
    head();
    summary();
    const std::span<const std::size_t> order(report_.order);
    const std::size_t others = report_.failed + report_.doubtful;
    failures(order.first(report_.failed));
    table(tr("Doubtful documents"),
          tr("Perhaps no translations of each other, or only in part. The least alike come first."),
          order.subspan(report_.failed, report_.doubtful));
    table(tr("The other documents"), tr("The least alike come first."), order.subspan(others));
    put("</main>\n</body>\n</html>\n");
  }

 private:
  void put(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stream_); }
  void element(std::string_view tag, const std::string& text, std::string_view attributes = "") {
    std::string whole = "<";
    whole.append(tag).append(attributes).append(">").append(escaped(text));
    put(whole.append("</").append(tag).append(">"));
  }
  void number(const std::string& text) { element("td", text, R"( class="number")"); }
  void column(const std::string& name, bool is_number = true) {
    element("th", name, is_number ? R"( scope="col" class="number")" : R"( scope="col")");
  }
  void fact(const std::string& name, std::size_t count) {
    element("dt", name);
    element("dd", shown(count));
    put("\n");
  }

  void head() {
    put("<!DOCTYPE html>\n<html lang=\"" + tr("en") + "\">\n<head>\n<meta charset=\"utf-8\">\n");
    put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    put("<meta name=\"generator\" content=\"bitext\">\n");
    element("title", tr("Report on a batch of alignments"));
    put("\n<style>" + std::string(kStyle) + "</style>\n</head>\n<body>\n<main>\n");
    element("h1", tr("Report on a batch of alignments"));
    put("\n");
  }

  void summary() {
    PairRecord all;
    for (const PairRecord& record : report_.records) {
      all.source_sentences += record.source_sentences;
      all.target_sentences += record.target_sentences;
      all.source_unaligned += record.source_unaligned;
      all.target_unaligned += record.target_unaligned;
      all.pairs += record.pairs;
      all.moved += record.moved;
    }
    put("<dl>\n");
    fact(tr("Pairs of documents"), report_.records.size());
    fact(tr("of them failed"), report_.failed);
    fact(tr("of them doubtful"), report_.doubtful);
    fact(tr("Pairs of sentences"), all.pairs);
    fact(tr("of them moved"), all.moved);
    fact(tr("Source sentences without a counterpart"), all.source_unaligned);
    fact(tr("Target sentences without a counterpart"), all.target_unaligned);
    put("</dl>\n");
  }

  void begin_table(const std::string& heading, const std::string& caption) {
    element("h2", heading);
    put("\n<div class=\"wide\">\n<table>\n");
    element("caption", caption);
    put("\n<thead>\n<tr>");
  }

  void names(std::size_t i) {
    element("td", std::to_string(i + 1), R"( class="number")");
    put(R"(<th scope="row">)");
    const std::string source = escaped(report_.pairs[i].source);
    if (report_.records[i].done) {
      put(R"(<a href=")" + address(report_.outputs[i]) + R"(">)" + source + "</a>");
    } else {
      put(source);
    }
    element("p", report_.pairs[i].target, R"( class="quiet")");
    for (const RecordedNote& note : report_.records[i].doubts)
      element("p", text_of(note), R"( class="note")");
    for (const RecordedNote& note : report_.records[i].notes)
      element("p", text_of(note), R"( class="quiet")");
    put("</th>");
  }

  void failures(std::span<const std::size_t> rows) {
    if (rows.empty()) return;
    begin_table(tr("Failed documents"), tr("Mend them, then run the batch again with --resume."));
    column(tr("Number"));
    column(tr("Source and target"), false);
    column(tr("What is wrong"), false);
    put("</tr>\n</thead>\n<tbody>\n");
    for (const std::size_t i : rows) {
      const PairRecord& record = report_.records[i];
      put("<tr>");
      names(i);
      element("td", describe(libalign::Error({record.place}, record.problem, record.advice)));
      put("</tr>\n");
    }
    put("</tbody>\n</table>\n</div>\n");
  }

  void table(const std::string& heading, const std::string& caption, std::span<const std::size_t> rows) {
    if (rows.empty()) return;
    begin_table(heading, caption);
    column(tr("Number"));
    column(tr("Source and target"), false);
    column(tr("Source sentences"));
    column(tr("Source sentences without a counterpart"));
    column(tr("Target sentences"));
    column(tr("Target sentences without a counterpart"));
    column(tr("Pairs"));
    column(tr("Moved"));
    column(tr("Mean confidence"));
    column(tr("Mean translation"));
    put("</tr>\n</thead>\n<tbody>\n");
    for (const std::size_t i : rows) row(i);
    put("</tbody>\n</table>\n</div>\n");
  }

  void row(std::size_t i) {
    const PairRecord& record = report_.records[i];
    put("<tr>");
    names(i);
    number(shown(record.source_sentences));
    number(percent(record.source_unaligned, record.source_sentences));
    number(shown(record.target_sentences));
    number(percent(record.target_unaligned, record.target_sentences));
    number(shown(record.pairs));
    number(shown(record.moved));
    number(shown_confidence(record.confidence));
    number(shown_confidence(record.translation));
    put("</tr>\n");
  }

  static std::string text_of(const RecordedNote& note) {
    return (note.file.empty() ? "" : note.file + ": ") + tr(note.message);
  }

  const BatchReport& report_;
  std::FILE* stream_;
};

}  // namespace

void write_report_page(const BatchReport& report, std::FILE* stream) { Page(report, stream).write(); }

}  // namespace bitext
