// JSONL of ours: a bead a line.
#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "bilingual/readers.h"
#include "libalign/text.h"

namespace libalign::detail {
namespace {

using Json = nlohmann::json;

constexpr std::array kBlockKinds = {BlockKind::heading,     BlockKind::standfirst, BlockKind::byline,
                                    BlockKind::date,        BlockKind::paragraph,  BlockKind::list_item,
                                    BlockKind::quote,       BlockKind::caption,    BlockKind::table_cell,
                                    BlockKind::preformatted};
constexpr std::array kAnchorKinds = {AnchorKind::number,  AnchorKind::date,    AnchorKind::name,
                                     AnchorKind::cognate, AnchorKind::lexicon, AnchorKind::glossary,
                                     AnchorKind::learned};

template <typename Kinds>
auto kind_of(const Kinds& kinds, const std::string& name, typename Kinds::value_type otherwise) {
  const auto found = std::ranges::find_if(kinds, [&](auto kind) { return name == name_of(kind); });
  return found == kinds.end() ? otherwise : *found;
}

std::size_t count_of(const Json& json) { return json.get_ref<const Json::number_unsigned_t&>(); }
Span span_of(const Json& json) { return {count_of(json.at(0)), count_of(json.at(1))}; }

DraftSide side_of_json(const Json& json) {
  DraftSide side;
  for (const Json& id : json.at("ids")) side.numbers.push_back(count_of(id));
  const Json& texts = json.at("texts");
  const auto part = [&](const char* list, std::size_t i) -> const Json* {
    const auto found = json.find(list);
    return found == json.end() || i >= found->size() ? nullptr : &found->at(i);
  };
  for (std::size_t i = 0; i < texts.size(); ++i) {
    DraftSentence sentence;
    sentence.text = texts.at(i).get<std::string>();
    if (const Json* const span = part("spans", i)) sentence.span = span_of(*span);
    if (const Json* const origin = part("origins", i)) sentence.origin = span_of(*origin);
    if (const Json* const block = part("blocks", i))
      sentence.block = kind_of(kBlockKinds, block->get<std::string>(), BlockKind::paragraph);
    side.sentences.push_back(std::move(sentence));
  }
  return side;
}

double probability(const Json& json, const char* name) {
  const double value = json.value(name, 1.0);
  return std::isfinite(value) ? std::clamp(value, 0.0, 1.0) : 0;
}

DraftBead bead_of_json(const Json& json) {
  DraftBead bead;
  bead.id = json.value("id", "");
  bead.note = json.value("note", "");
  bead.status = status_of(json.value("status", "")).value_or(BeadStatus::automatic);
  bead.order = order_of(json.value("order", ""));
  bead.confidence = probability(json, "confidence");
  bead.translation = probability(json, "translation");
  bead.source = side_of_json(json.at("source"));
  bead.target = side_of_json(json.at("target"));
  const auto evidence = json.find("evidence");
  if (evidence == json.end()) return bead;
  for (const Json& anchor : *evidence) {
    bead.evidence.push_back({kind_of(kAnchorKinds, anchor.value("kind", ""), AnchorKind::lexicon),
                             span_of(anchor.at("source_span")), span_of(anchor.at("target_span")),
                             anchor.value("weight", 0.0)});
  }
  return bead;
}

}  // namespace

Draft read_jsonl(std::string_view bytes, const std::string& name) {
  Draft draft;
  draft.name = name;
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
    if (trimmed(line).empty()) continue;
    try {
      draft.beads.push_back(bead_of_json(Json::parse(line)));
    } catch (const nlohmann::json::exception&) {
      throw DataError({name, number}, {"this line is no bead as the format jsonl has them."},
                      {"Write the file again, or mend the line."});
    }
  }
  return draft;
}

}  // namespace libalign::detail
