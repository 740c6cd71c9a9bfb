// The shape follows what CAT tools were seen to accept and refuse: the source tuv first (Translate Toolkit
// swaps the sides otherwise), header and tuv with identical codes (Okapi and others take nothing otherwise),
// nothing inside seg but the text, `x-` before every type of our own, props before tuv and seg, no half-empty
// unit.
#include <tinyxml2.h>

#include "libalign/text.h"
#include "write/file_errors.h"
#include "write/language_codes.h"
#include "write/lengths.h"
#include "write/one_line.h"
#include "write/pairs.h"
#include "write/profile.h"
#include "write/writers.h"

namespace libalign::detail {
namespace {

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

// "confidence 0.97, 1-2, automatic, interview.es.html | article.en.html"
std::string in_words(const Bead& bead, const std::string& names) {
  return "confidence " + decimal(bead.confidence) + ", " + bead.kind() + ", " + name_of(bead.status) + ", " +
         names;
}

class TmxWriter {
 public:
  TmxWriter(const Alignment& alignment, std::FILE* stream, const WriteOptions& options)
      : alignment_(alignment),
        options_(options),
        profile_(entry_of(options.profile)),
        codes_(different_codes(alignment, options)),
        names_(both_names(alignment)),
        stream_(stream),
        xml_(stream) {
    check_codes(profile_, codes_);
    check_date(options.creation_date);
  }

  void begin() {
    if (options_.byte_order_mark) put_byte_order_mark(stream_);
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
    creation();
    if (profile_.note) note(in_words(bead, names_));
    if (!bead.note.empty()) note(one_line(bead.note));
    if (profile_.remark != nullptr) xml_.prop(profile_.remark, in_words(bead, names_));
    if (profile_.aligned) {
      xml_.prop("aligned", "yes");
      xml_.prop("corrected", bead.status == BeadStatus::confirmed ? "yes" : "no");
    }
    xml_.prop("x-confidence", decimal(bead.confidence));
    xml_.prop("x-translation", decimal(bead.translation));
    xml_.prop("x-kind", bead.kind());
    if (bead.order == BeadOrder::moved) xml_.prop("x-order", name_of(bead.order));
    xml_.prop("x-status", name_of(bead.status));
    xml_.prop("x-document", names_);
    variant(codes_.source, source, &bead);
    variant(codes_.target, target, nullptr);
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
    xml_.PushAttribute("o-tmf", profile_.format);
    xml_.PushAttribute("adminlang", "en");
    xml_.PushAttribute("srclang", codes_.source.c_str());
    xml_.PushAttribute("datatype", "plaintext");
    creation();
    xml_.prop("x-source-file", one_line(short_name(alignment_.source.document())));
    xml_.prop("x-target-file", one_line(short_name(alignment_.target.document())));
    for (const std::string& lexicon : made.lexicons) xml_.prop("x-lexicon", one_line(lexicon));
    std::string options;
    for (const std::string& option : made.options) options += (options.empty() ? "" : " ") + option;
    xml_.prop("x-options", one_line(options));
    xml_.CloseElement();
  }

  void note(const std::string& text) {
    xml_.OpenElement("note");
    xml_.PushText(text.c_str());
    xml_.CloseElement();
  }

  void creation() {
    if (!options_.creation_date.empty()) xml_.PushAttribute("creationdate", options_.creation_date.c_str());
    if (profile_.creator != nullptr) xml_.PushAttribute("creationid", profile_.creator);
  }

  // The source carries its neighbours in memoQ's manner, so that a CAT tool can tell a match in context.
  void variant(const std::string& code, const std::string& text, const Bead* source_bead) {
    xml_.OpenElement("tuv");
    xml_.PushAttribute("xml:lang", code.c_str());
    if (source_bead != nullptr) {
      const std::size_t first = source_bead->source.front().value;
      const std::size_t after = source_bead->source.back().value + std::size_t{1};
      if (first > 0 && profile_.before != nullptr)
        xml_.prop(profile_.before, one_line(alignment_.source.text(first - 1)));
      if (after < alignment_.source.size() && profile_.after != nullptr)
        xml_.prop(profile_.after, one_line(alignment_.source.text(after)));
    }
    xml_.OpenElement("seg");
    xml_.PushText(text.c_str());
    xml_.CloseElement();
    xml_.CloseElement();
  }

  const Alignment& alignment_;
  const WriteOptions& options_;
  const ProfileEntry& profile_;
  LanguageCodes codes_;
  std::string names_;
  std::FILE* stream_;
  Printer xml_;
};

}  // namespace

void write_tmx(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
               WriteReport& report) {
  TmxWriter writer(alignment, stream, options);
  writer.begin();
  LengthCount lengths;
  each_pair(alignment, options, report, [&](const Pair& pair) {
    writer.unit(pair.id, pair.bead, pair.source, pair.target);
    check_stream(stream, options.output_name);
    lengths.add(pair.source);
    lengths.add(pair.target);
  });
  writer.end();
  lengths.report(report.notes);
}

}  // namespace libalign::detail
