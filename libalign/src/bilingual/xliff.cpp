// XLIFF 1.2 and 2.x, ours and of CAT tools (sdlxliff, mxliff, mqxliff). In 1.2 a unit that its tool has cut
// into segments (seg-source, mrk of type seg) is as many beads. Of inline tags only the text that a reader of
// the document sees stays; alternative translations and matches are passed over.
#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "bilingual/readers.h"
#include "libalign/text.h"
#include "text/xml.h"

namespace libalign::detail {
namespace {

constexpr std::string_view kTargetFile = "target file: ";

// The text of a source or target, whole and by segment.
struct Segmented {
  std::string text;
  std::vector<std::pair<std::string, std::string>> segments;  // mid, text
};

// What holds codes of the document, not its text.
bool holds_codes(std::string_view element, bool second) {
  if (second) return false;  // 2.x keeps them out of the text
  return element == "bpt" || element == "ept" || element == "ph" || element == "it" || element == "x" ||
         element == "bx" || element == "ex";
}

class XliffReader : public XmlHandler {
 public:
  explicit XliffReader(Draft& draft) : draft_(draft) {}

  void start_element(std::string_view name, const XmlAttributes& attributes) override {
    const std::string_view element = local_name(name);
    if (skipped_ > 0 || element == "alt-trans" || element == "matches" || element == "bin-unit" ||
        element == "internal-file" || element == "skeleton" || element == "skl") {
      ++skipped_;
      return;
    }
    if (into_ != nullptr) return start_inline(element, attributes);
    if (element == "xliff") {
      is_xliff_ = true;
      second_ = attributes["version"].starts_with("2");
      set(draft_.source_language, attributes["srcLang"]);
      set(draft_.target_language, attributes["trgLang"]);
    } else if (element == "file") {
      if (is_of_other_languages(attributes)) {
        ++left_out_;
        ++skipped_;
        return;
      }
      set(draft_.source_language, attributes["source-language"]);
      set(draft_.target_language, attributes["target-language"]);
      set(draft_.source_name, attributes["original"]);
    } else if (element == "trans-unit" || element == "unit") {
      begin_unit(attributes);
    } else if (element == "segment") {
      begin_segment(attributes);
    } else if (element == "ignorable") {
      ++skipped_;
    } else if (element == "source") {
      begin_text(source_);
    } else if (element == "seg-source") {
      begin_text(cut_source_);
    } else if (element == "target") {
      if (!second_) state_ = std::string(attributes["state"]);
      begin_text(target_);
    } else if (element == "note") {
      begin_note(attributes);
    }
  }

  void end_element(std::string_view name) override {
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    const std::string_view element = local_name(name);
    if (into_ != nullptr && inline_depth_ > 0) return end_inline(element);
    if (element == "source" || element == "seg-source" || element == "target") {
      into_ = nullptr;
    } else if (element == "note") {
      end_note();
    } else if (element == "segment") {
      end_segment();
    } else if (element == "unit" || element == "trans-unit") {
      if (!second_) end_segment();
      in_unit_ = false;
    }
  }

  void text(std::string_view piece) override {
    if (skipped_ > 0) return;
    if (into_ == nullptr) {
      if (in_note_) note_ += piece;
      return;
    }
    if (codes_ > 0) return;
    into_->text += piece;
    if (segment_depth_ > 0) into_->segments.back().second += piece;
  }

  bool is_xliff() const { return is_xliff_; }

  void finish() {
    if (left_out_ == 0) return;
    draft_.notes.push_back({"files of other languages than {1} and {2} are left out: {3}",
                            {draft_.source_language, draft_.target_language, std::to_string(left_out_)}});
  }

 private:
  // 1.2 may hold files of several languages; those of the first count. Regions are no matter.
  bool is_of_other_languages(const XmlAttributes& attributes) const {
    const auto differs = [](std::string_view first, std::string_view now) {
      return !first.empty() && !now.empty() &&
             primary_language(canonical_language(first).value_or(std::string(first))) !=
                 primary_language(canonical_language(now).value_or(std::string(now)));
    };
    return differs(draft_.source_language, attributes["source-language"]) ||
           differs(draft_.target_language, attributes["target-language"]);
  }

  static void set(std::string& field, std::string_view value) {
    if (field.empty()) field = std::string(value);
  }

  void begin_unit(const XmlAttributes& attributes) {
    in_unit_ = true;
    unit_ = std::string(attributes["id"]);
    if (second_ && !attributes["name"].empty()) unit_ = std::string(attributes["name"]);
    segments_of_unit_ = 0;
    facts_.clear();
    remark_.clear();
    approved_ = attributes["approved"] == "yes";
    attributes.each([&](std::string_view name, std::string_view value) {
      if (name.starts_with("bt:")) facts_[std::string(name.substr(3))] = std::string(value);
    });
    if (!second_) reset_segment();
  }

  void reset_segment() {
    source_ = cut_source_ = target_ = {};
    state_.clear();
  }

  void begin_segment(const XmlAttributes& attributes) {
    reset_segment();
    state_ = std::string(attributes["state"]);
  }

  void begin_text(Segmented& text) {
    if (!in_unit_) return;
    text = {};
    into_ = &text;
    inline_depth_ = codes_ = segment_depth_ = 0;
  }

  void start_inline(std::string_view element, const XmlAttributes& attributes) {
    ++inline_depth_;
    if (codes_ > 0 || holds_codes(element, second_)) {
      ++codes_;
    } else if (segment_depth_ > 0) {
      ++segment_depth_;
    } else if (element == "mrk" && attributes["mtype"] == "seg") {
      segment_depth_ = 1;
      into_->segments.emplace_back(std::string(attributes["mid"]), "");
    }
    if (element == "cp" && second_) {
      unsigned value = 0;
      const std::string_view hex = attributes["hex"];
      std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
      if (value >= 0x20 && value < 0xD800) {
        std::string character;
        append_utf8(character, static_cast<char32_t>(value));
        text(character);
      }
    }
  }

  void end_inline(std::string_view /*element*/) {
    --inline_depth_;
    if (codes_ > 0) {
      --codes_;
    } else if (segment_depth_ > 0) {
      --segment_depth_;
    }
  }

  void begin_note(const XmlAttributes& attributes) {
    in_note_ = true;
    note_.clear();
    category_ = std::string(attributes["category"]);
  }

  void end_note() {
    in_note_ = false;
    constexpr std::string_view kOurs = "bitext:";
    if (category_ == "bitext:target-file") {
      set(draft_.target_name, note_);
    } else if (!in_unit_) {
      if (note_.starts_with(kTargetFile))
        set(draft_.target_name, std::string_view(note_).substr(kTargetFile.size()));
    } else if (category_.starts_with(kOurs)) {
      facts_[category_.substr(kOurs.size())] = note_;
    } else {
      remark_ += (remark_.empty() ? "" : " ") + note_;
    }
  }

  std::string fact(const char* name) const {
    const auto found = facts_.find(name);
    return found == facts_.end() ? "" : found->second;
  }

  BeadStatus status() const {
    if (approved_ || state_ == "final" || state_ == "signed-off" || state_ == "reviewed")
      return BeadStatus::confirmed;
    const bool rejected = fact("status") == name_of(BeadStatus::rejected);
    const bool untouched = state_ == "needs-translation" || state_ == "initial";
    return rejected && untouched ? BeadStatus::rejected : BeadStatus::automatic;
  }

  DraftBead bead(std::string source, std::string target, std::string id) const {
    DraftBead bead;
    bead.id = std::move(id);
    bead.note = remark_;
    bead.status = status();
    bead.order = order_of(fact("order"));
    bead.confidence = probability_of(fact("confidence")).value_or(1);
    bead.translation = probability_of(fact("translation")).value_or(1);
    bead.source =
        side_of(std::move(source), numbers_of(fact("source-ids")).value_or(std::vector<std::size_t>{}));
    bead.target =
        side_of(std::move(target), numbers_of(fact("target-ids")).value_or(std::vector<std::size_t>{}));
    return bead;
  }

  void end_segment() {
    ++segments_of_unit_;
    if (!cut_source_.segments.empty() && !target_.segments.empty()) {
      for (const auto& [mid, text] : cut_source_.segments) {
        const auto partner =
            std::ranges::find(target_.segments, mid, &std::pair<std::string, std::string>::first);
        draft_.beads.push_back(
            bead(text, partner == target_.segments.end() ? "" : partner->second, unit_ + "-" + mid));
      }
      return;
    }
    std::string id = unit_;
    if (segments_of_unit_ > 1) id += "-" + std::to_string(segments_of_unit_);
    draft_.beads.push_back(bead(std::move(source_.text), std::move(target_.text), std::move(id)));
  }

  Draft& draft_;
  bool is_xliff_ = false;
  bool second_ = false;  // 2.x
  std::size_t skipped_ = 0;
  std::size_t left_out_ = 0;  // files of other languages
  bool in_unit_ = false, in_note_ = false, approved_ = false;
  std::size_t segments_of_unit_ = 0;
  std::string unit_, state_, note_, category_, remark_;
  std::map<std::string, std::string, std::less<>> facts_;
  Segmented source_, cut_source_, target_;
  Segmented* into_ = nullptr;
  std::size_t inline_depth_ = 0, codes_ = 0, segment_depth_ = 0;
};

}  // namespace

Draft read_xliff(std::string_view bytes, const std::string& name) {
  Draft draft;
  draft.name = name;
  XliffReader reader(draft);
  parse_xml(bytes, name, reader, {.advice = {"Export the file again, or mend the line."}});
  if (!reader.is_xliff()) throw DataError({name}, {"is no XLIFF."}, {"Check that it is the right file."});
  reader.finish();
  return draft;
}

}  // namespace libalign::detail
