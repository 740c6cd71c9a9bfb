// The shape follows what CAT tools were seen to accept and refuse: the source tuv first (Translate Toolkit
// swaps the sides otherwise), header and tuv with identical codes (Okapi and others take nothing otherwise),
// nothing inside seg but the text, `x-` before every type of our own, props before tuv and seg, no half-empty
// unit.
#include <tinyxml2.h>

#include <algorithm>

#include "libalign/text.h"
#include "write/file_errors.h"
#include "write/one_line.h"
#include "write/unit_ids.h"
#include "write/writers.h"

namespace libalign::detail {
namespace {

constexpr std::size_t kTradosCloudLimit = 2000;  // characters a segment
constexpr std::size_t kWordfastLimit = 8000;

class Printer : public tinyxml2::XMLPrinter {
 public:
  using XMLPrinter::XMLPrinter;

  void prop(const char* type, const std::string& value) {
    if (value.empty()) return;
    OpenElement("prop");
    PushAttribute("type", type);
    PushText(value.c_str());
    CloseElement();
  }

 protected:
  void PrintSpace(int depth) override {
    for (int i = 0; i < depth; ++i) Write("  ");
  }
};

std::string language_code(const std::string& asked, const Sentences& sentences) {
  const std::string& code = asked.empty() ? sentences.language() : asked;
  if (code.empty() || code == "und") {
    throw UsageError({std::string(short_name(sentences.document()))}, {"its language is not known."},
                     {"Name the languages with --from and --to."});
  }
  const std::optional<std::string> canonical = canonical_language(code);
  if (!canonical) {
    throw UsageError({}, {"\"{1}\" is not a language code.", {code}},
                     {"Use one such as es, en-US or zh-Hant."});
  }
  return *canonical;
}

// "20250101T120000Z"
void check_date(const std::string& date) {
  constexpr std::string_view kPattern = "00000000T000000Z";
  const bool fits =
      std::equal(date.begin(), date.end(), kPattern.begin(), kPattern.end(),
                 [](char c, char wanted) { return wanted == '0' ? c >= '0' && c <= '9' : c == wanted; });
  if (!fits && !date.empty()) {
    throw UsageError({}, {"\"{1}\" is not a date of TMX.", {date}},
                     {"Write it in UTC, as in 20250101T120000Z."});
  }
}

std::string both_names(const Alignment& alignment) {
  return one_line(short_name(alignment.source.document())) + " | " +
         one_line(short_name(alignment.target.document()));
}

class TmxWriter {
 public:
  TmxWriter(const Alignment& alignment, std::FILE* stream, const WriteOptions& options)
      : alignment_(alignment),
        options_(options),
        source_code_(language_code(options.source_code, alignment.source)),
        target_code_(language_code(options.target_code, alignment.target)),
        names_(both_names(alignment)),
        xml_(stream) {
    if (source_code_ == target_code_) {
      throw UsageError({}, {"source and target have the same language, {1}.", {source_code_}},
                       {"Name the languages with --from and --to."});
    }
    check_date(options.creation_date);
  }

  void begin() {
    xml_.PushDeclaration(R"(xml version="1.0" encoding="UTF-8")");
    xml_.PushUnknown(R"(DOCTYPE tmx SYSTEM "tmx14.dtd")");
    xml_.OpenElement("tmx");
    xml_.PushAttribute("version", "1.4");
    header();
    xml_.OpenElement("body");
  }

  void unit(const std::string& id, const Bead& bead, const std::string& source, const std::string& target) {
    xml_.OpenElement("tu");
    xml_.PushAttribute("tuid", id.c_str());
    creation_date();
    xml_.prop("x-confidence", decimal(bead.confidence));
    xml_.prop("x-translation", decimal(bead.translation));
    xml_.prop("x-kind", bead.kind());
    if (bead.order == BeadOrder::moved) xml_.prop("x-order", name_of(bead.order));
    xml_.prop("x-status", name_of(bead.status));
    xml_.prop("x-document", names_);
    variant(source_code_, source, &bead);
    variant(target_code_, target, nullptr);
    xml_.CloseElement();
  }

  void end() {
    xml_.CloseElement();  // body
    xml_.CloseElement();  // tmx
  }

 private:
  void header() {
    const Provenance& made = alignment_.provenance;
    xml_.OpenElement("header");
    xml_.PushAttribute("creationtool", "bitext");
    xml_.PushAttribute("creationtoolversion", made.version.empty() ? "0" : one_line(made.version).c_str());
    xml_.PushAttribute("segtype", "sentence");
    xml_.PushAttribute("o-tmf", "bitext");
    xml_.PushAttribute("adminlang", "en");
    xml_.PushAttribute("srclang", source_code_.c_str());
    xml_.PushAttribute("datatype", "plaintext");
    creation_date();
    xml_.prop("x-source-file", one_line(short_name(alignment_.source.document())));
    xml_.prop("x-target-file", one_line(short_name(alignment_.target.document())));
    for (const std::string& lexicon : made.lexicons) xml_.prop("x-lexicon", one_line(lexicon));
    std::string options;
    for (const std::string& option : made.options) options += (options.empty() ? "" : " ") + option;
    xml_.prop("x-options", one_line(options));
    xml_.CloseElement();
  }

  void creation_date() {
    if (!options_.creation_date.empty()) xml_.PushAttribute("creationdate", options_.creation_date.c_str());
  }

  // The source carries its neighbours in memoQ's manner, so that a CAT tool can tell a match in context.
  void variant(const std::string& code, const std::string& text, const Bead* source_bead) {
    xml_.OpenElement("tuv");
    xml_.PushAttribute("xml:lang", code.c_str());
    if (source_bead != nullptr) {
      const std::size_t first = source_bead->source.front().value;
      const std::size_t after = source_bead->source.back().value + std::size_t{1};
      if (first > 0) xml_.prop("x-context-pre", one_line(alignment_.source.text(first - 1)));
      if (after < alignment_.source.size())
        xml_.prop("x-context-post", one_line(alignment_.source.text(after)));
    }
    xml_.OpenElement("seg");
    xml_.PushText(text.c_str());
    xml_.CloseElement();
    xml_.CloseElement();
  }

  const Alignment& alignment_;
  const WriteOptions& options_;
  std::string source_code_, target_code_, names_;
  Printer xml_;
};

// Segments that some tools refuse: worth a word, no reason to change the text.
class LengthCount {
 public:
  void add(const std::string& segment) {
    if (segment.size() <= kTradosCloudLimit) return;
    const std::size_t length = count_code_points(segment);
    if (length > kTradosCloudLimit) ++beyond_trados_;
    if (length > kWordfastLimit) ++beyond_wordfast_;
  }

  void report(std::vector<Message>& notes) const {
    if (beyond_trados_ > 0) {
      notes.push_back({"segments longer than 2,000 characters, which Trados cloud refuses: {1}",
                       {std::to_string(beyond_trados_)}});
    }
    if (beyond_wordfast_ > 0) {
      notes.push_back({"segments longer than 8,000 characters, which Wordfast refuses: {1}",
                       {std::to_string(beyond_wordfast_)}});
    }
  }

 private:
  std::size_t beyond_trados_ = 0, beyond_wordfast_ = 0;
};

}  // namespace

void write_tmx(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
               WriteReport& report) {
  TmxWriter writer(alignment, stream, options);
  writer.begin();
  UnitIds ids;
  LengthCount lengths;
  for (const Bead& bead : alignment.beads) {
    const std::string id = ids.next(alignment, bead);
    if (bead.unaligned()) continue;
    if (bead.status == BeadStatus::rejected) {
      ++report.rejected;
      continue;
    }
    if (bead.confidence < options.min_confidence && bead.status != BeadStatus::confirmed) {
      ++report.below_confidence;
      continue;
    }
    const std::string source = one_line(alignment.source_text(bead));
    const std::string target = one_line(alignment.target_text(bead));
    if (source.empty() || target.empty()) {
      ++report.without_text;
      continue;
    }
    writer.unit(id, bead, source, target);
    check_stream(stream, options.output_name);
    lengths.add(source);
    lengths.add(target);
    ++report.units;
  }
  writer.end();
  lengths.report(report.notes);
}

}  // namespace libalign::detail
