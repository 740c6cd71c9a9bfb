// The shape follows what CAT tools were seen to accept and refuse: the source tuv first (Translate Toolkit
// swaps the sides otherwise), header and tuv with identical codes (Okapi and others take nothing otherwise),
// nothing inside seg but the text
// (and tags, when they are asked for), `x-` before every type of our own, props before tuv and seg, no
// half-empty unit.
#include <tinyxml2.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "libalign/text.h"
#include "write/file_errors.h"
#include "write/inline_tags.h"
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

struct TagNames {
  const char* type;  // TMX's own name, or one of ours
  const char* element;
};

const TagNames& names_of(MarkupKind kind) {
  constexpr static std::array<TagNames, 8> kNames = {{{"bold", "b"},
                                                      {"italic", "i"},
                                                      {"ulined", "u"},
                                                      {"x-strikethrough", "s"},
                                                      {"x-superscript", "sup"},
                                                      {"x-subscript", "sub"},
                                                      {"x-code", "code"},
                                                      {"link", "a"}}};
  return kNames.at(static_cast<std::size_t>(kind));
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
        source_markup_(alignment.source),
        target_markup_(alignment.target),
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
    const auto [source_tags, target_tags] = tags_of(bead, source, target);
    variant(codes_.source, source, source_tags, &bead);
    variant(codes_.target, target, target_tags, nullptr);
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
    xml_.PushAttribute("datatype", options_.inline_tags ? "html" : "plaintext");
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
  void variant(const std::string& code, const std::string& text, const std::vector<InlineTag>& tags,
               const Bead* source_bead) {
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
    segment(text, tags);
    xml_.CloseElement(true);  // a line end behind a tag would be text
    xml_.CloseElement();
  }

  // The tags that both sides have. None where writing on one line moved the bytes that they speak of.
  std::pair<std::vector<InlineTag>, std::vector<InlineTag>> tags_of(const Bead& bead,
                                                                    const std::string& source,
                                                                    const std::string& target) const {
    if (!options_.inline_tags || source_markup_.empty() || target_markup_.empty() ||
        source.size() != alignment_.source_text(bead).size() ||
        target.size() != alignment_.target_text(bead).size())
      return {};
    return paired_tags(source_markup_.in(bead.source), source, target_markup_.in(bead.target), target);
  }

  void segment(const std::string& text, const std::vector<InlineTag>& tags) {
    std::vector<std::size_t> open;  // numbers of tags, the innermost last
    std::size_t done = 0;
    const auto write_until = [&](std::size_t end) {
      if (end > done) xml_.PushText(text.substr(done, end - done).c_str());
      done = end;
    };
    // Closes what ends at or before `end`, in the order of the ends; of one place the innermost first.
    const auto close_until = [&](std::size_t end) {
      while (true) {
        std::size_t first = open.size();
        for (std::size_t i = open.size(); i-- > 0;) {
          if (tags[open[i]].text.end <= end &&
              (first == open.size() || tags[open[i]].text.end < tags[open[first]].text.end))
            first = i;
        }
        if (first == open.size()) return;
        const std::size_t number = open[first];
        write_until(tags[number].text.end);
        tag("ept", number, tags[number]);
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(first));
      }
    };
    for (std::size_t i = 0; i < tags.size(); ++i) {
      close_until(tags[i].text.begin);
      write_until(tags[i].text.begin);
      tag("bpt", i, tags[i]);
      open.push_back(i);
    }
    close_until(text.size());
    write_until(text.size());
  }

  void tag(const char* name, std::size_t number, const InlineTag& tag) {
    const TagNames& names = names_of(tag.kind);
    const bool begins = name[0] == 'b';
    xml_.OpenElement(name, true);
    xml_.PushAttribute("i", static_cast<std::uint64_t>(number + 1));
    if (begins) {
      xml_.PushAttribute("x", static_cast<std::uint64_t>(tag.match));
      xml_.PushAttribute("type", names.type);
    }
    xml_.PushText((std::string(begins ? "<" : "</") + names.element + ">").c_str());
    xml_.CloseElement(true);
  }

  const Alignment& alignment_;
  const WriteOptions& options_;
  const ProfileEntry& profile_;
  LanguageCodes codes_;
  std::string names_;
  std::FILE* stream_;
  MarkupIndex source_markup_, target_markup_;
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
