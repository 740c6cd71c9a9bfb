// TMX, ours and of other tools: the units that have both languages, in the order of the file. Codes and what
// is in them are left out, their surroundings stay.
#include <algorithm>
#include <utility>

#include "bilingual/readers.h"
#include "libalign/text.h"
#include "text/xml.h"

namespace libalign::detail {
namespace {

struct Variant {
  std::string language, text;
};

bool holds_codes(std::string_view element) {
  return element == "bpt" || element == "ept" || element == "it" || element == "ph" || element == "ut";
}

std::string canonical(std::string_view code) { return canonical_language(code).value_or(std::string(code)); }

class TmxReader : public XmlHandler {
 public:
  TmxReader(Draft& draft, const BilingualOptions& options)
      : draft_(draft), source_(options.source_language), target_(options.target_language) {}

  void start_element(std::string_view name, const XmlAttributes& attributes) override {
    const std::string_view element = local_name(name);
    if (in_segment_) {
      if (codes_ > 0 || holds_codes(element)) ++codes_;
      return;
    }
    if (element == "tmx") {
      is_tmx_ = true;
    } else if (element == "header") {
      const std::string_view language = attributes["srclang"];
      if (source_.empty() && language != "*all*") source_ = canonical(language);
    } else if (element == "tu") {
      bead_ = {};
      bead_.id = std::string(attributes["tuid"]);
      variants_.clear();
      in_unit_ = true;
    } else if (element == "tuv") {
      const auto language = attributes.find("xml:lang");
      variants_.push_back({canonical(language ? *language : attributes["lang"]), ""});
    } else if (element == "seg" && !variants_.empty()) {
      in_segment_ = true;
      codes_ = 0;
    } else if (element == "prop" || element == "note") {
      type_ = element == "note" ? "note" : std::string(attributes["type"]);
      info_.clear();
      in_info_ = true;
    }
  }

  void end_element(std::string_view name) override {
    const std::string_view element = local_name(name);
    if (codes_ > 0) {
      --codes_;
    } else if (element == "seg") {
      in_segment_ = false;
    } else if (element == "prop" || element == "note") {
      in_info_ = false;
      take_info();
    } else if (element == "tu") {
      end_unit();
      in_unit_ = false;
    }
  }

  void text(std::string_view piece) override {
    if (in_info_) info_ += piece;
    if (in_segment_ && codes_ == 0) variants_.back().text += piece;
  }

  void finish() {
    draft_.source_language = source_;
    draft_.target_language = target_;
    if (left_out_ > 0) {
      draft_.notes.push_back(
          {"units without {1} or {2}, left out: {3}", {source_, target_, std::to_string(left_out_)}});
    }
  }
  bool is_tmx() const { return is_tmx_; }

 private:
  void take_info() {
    if (!in_unit_) {
      if (type_ == "x-source-file") draft_.source_name = info_;
      if (type_ == "x-target-file") draft_.target_name = info_;
      if (type_ == "x-lexicon") draft_.provenance.lexicons.push_back(info_);
      return;
    }
    if (!variants_.empty()) return;  // of a side
    if (type_ == "note") bead_.note += (bead_.note.empty() ? "" : " ") + info_;
    if (type_ == "x-confidence") bead_.confidence = probability_of(info_).value_or(1);
    if (type_ == "x-translation") bead_.translation = probability_of(info_).value_or(1);
    if (type_ == "x-status") bead_.status = status_of(info_).value_or(BeadStatus::automatic);
    if (type_ == "x-order") bead_.order = order_of(info_);
  }

  // The same code, else the same language: es-MX for es.
  Variant* variant_in(const std::string& language) {
    const auto same = std::ranges::find(variants_, language, &Variant::language);
    if (same != variants_.end()) return &*same;
    const auto near = std::ranges::find_if(variants_, [&](const Variant& variant) {
      return primary_language(variant.language) == primary_language(language);
    });
    return near == variants_.end() ? nullptr : &*near;
  }

  // Where neither the file nor the user says it, the languages are those of the first unit.
  void choose_languages() {
    if (source_.empty() && !variants_.empty()) source_ = variants_.front().language;
    if (!target_.empty()) return;
    const Variant* const source = variant_in(source_);
    for (const Variant& variant : variants_) {
      if (&variant == source || variant.language.empty()) continue;
      target_ = variant.language;
      return;
    }
  }

  void end_unit() {
    choose_languages();
    Variant* const source = variant_in(source_);
    Variant* const target = variant_in(target_);
    if (source == nullptr || target == nullptr || source == target) {
      ++left_out_;
      return;
    }
    bead_.source = side_of(std::move(source->text));
    bead_.target = side_of(std::move(target->text));
    draft_.beads.push_back(std::move(bead_));
  }

  Draft& draft_;
  std::string source_, target_;
  bool is_tmx_ = false, in_unit_ = false, in_segment_ = false, in_info_ = false;
  std::size_t codes_ = 0, left_out_ = 0;
  std::string type_, info_;
  std::vector<Variant> variants_;
  DraftBead bead_;
};

}  // namespace

Draft read_tmx(std::string_view bytes, const std::string& name, const BilingualOptions& options) {
  Draft draft;
  draft.name = name;
  TmxReader reader(draft, options);
  parse_xml(bytes, name, reader, {.advice = {"Export the file again, or mend the line."}});
  if (!reader.is_tmx()) throw DataError({name}, {"is no TMX."}, {"Check that it is the right file."});
  reader.finish();
  return draft;
}

}  // namespace libalign::detail
