// Translation memories, ours and of other tools: the units that have both languages, in the order of the
// file.
#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "bilingual/readers.h"
#include "libalign/memory.h"
#include "libalign/text.h"

namespace libalign::detail {
namespace {

std::string canonical(const std::string& code) { return canonical_language(code).value_or(code); }

// The same code, else the same language: es-MX for es.
const MemoryVariant* variant_in(const MemoryUnit& unit, const std::string& language) {
  const MemoryVariant* near = nullptr;
  for (const MemoryVariant& variant : unit.variants) {
    const std::string code = canonical(variant.language);
    if (code == language) return &variant;
    if (near == nullptr && primary_language(code) == primary_language(language)) near = &variant;
  }
  return near;
}

class TmxDraft {
 public:
  TmxDraft(Draft& draft, const BilingualOptions& options)
      : draft_(draft), source_(options.source_language), target_(options.target_language) {}

  void header(const MemoryHeader& header) {
    if (source_.empty() && header.source_language() != "*all*") source_ = canonical(header.source_language());
    for (const MemoryInfo& info : header.infos) {
      if (info.type == "x-source-file") draft_.source_name = info.text;
      if (info.type == "x-target-file") draft_.target_name = info.text;
      if (info.type == "x-lexicon") draft_.provenance.lexicons.push_back(info.text);
    }
  }

  void unit(const MemoryUnit& unit) {
    choose_languages(unit);
    const MemoryVariant* const source = variant_in(unit, source_);
    const MemoryVariant* const target = variant_in(unit, target_);
    if (source == nullptr || target == nullptr || source == target) {
      ++left_out_;
      return;
    }
    DraftBead bead;
    bead.source = side_of(source->segment.text);
    bead.target = side_of(target->segment.text);
    if (const std::string* const id = find_attribute(unit.attributes, "tuid")) bead.id = *id;
    for (const MemoryInfo& info : unit.infos) take(info, bead);
    draft_.beads.push_back(std::move(bead));
  }

  void finish() {
    draft_.source_language = source_;
    draft_.target_language = target_;
    if (left_out_ > 0) {
      draft_.notes.push_back(
          {"units without {1} or {2} are left out: {3}", {source_, target_, std::to_string(left_out_)}});
    }
  }

 private:
  // Where neither the file nor the user says it: those of the first unit.
  void choose_languages(const MemoryUnit& unit) {
    if (source_.empty() && !unit.variants.empty()) source_ = canonical(unit.variants.front().language);
    if (!target_.empty()) return;
    const MemoryVariant* const source = variant_in(unit, source_);
    for (const MemoryVariant& variant : unit.variants) {
      if (&variant != source && !variant.language.empty()) {
        target_ = canonical(variant.language);
        return;
      }
    }
  }

  static void take(const MemoryInfo& info, DraftBead& bead) {
    if (info.note) bead.note += (bead.note.empty() ? "" : " ") + info.text;
    if (info.type == "x-confidence") bead.confidence = probability_of(info.text).value_or(1);
    if (info.type == "x-translation") bead.translation = probability_of(info.text).value_or(1);
    if (info.type == "x-status") bead.status = status_of(info.text).value_or(BeadStatus::automatic);
    if (info.type == "x-order") bead.order = order_of(info.text);
  }

  Draft& draft_;
  std::string source_, target_;
  std::size_t left_out_ = 0;
};

}  // namespace

Draft read_tmx(const std::string& path, const BilingualOptions& options) {
  Draft draft;
  draft.name = path;
  TmxDraft units(draft, options);
  MemoryReader reader(path);
  units.header(reader.header());
  std::size_t problems = reader.header().problems.size();
  MemoryUnit unit;
  while (reader.next(unit)) {
    problems += unit.problems.size();
    units.unit(unit);
    if (reader.bytes() > options.max_bytes) {
      throw DataError({path}, {"holds more than {1} bytes.", {std::to_string(options.max_bytes)}},
                      {"Split it: bitext tmx split."});
    }
  }
  problems += reader.rest().size();
  units.finish();
  if (problems > 0) {
    draft.notes.push_back(
        {"places where the file is wrong, and was read as well as can be: {1}; bitext tmx check names them",
         {std::to_string(problems)}});
  }
  return draft;
}

}  // namespace libalign::detail
