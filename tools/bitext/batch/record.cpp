#include "batch/record.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace bitext {
namespace {

using Json = nlohmann::ordered_json;
using libalign::Bead;
using libalign::Message;

double rounded(double value) { return std::round(value * 1e6) / 1e6; }

Json to_json(const Message& message) {
  Json list = Json::array({message.pattern});
  for (const std::string& argument : message.arguments) list.push_back(argument);
  return list;
}

Message to_message(const Json& list) {
  Message message;
  message.pattern = list.at(0).get<std::string>();
  for (std::size_t i = 1; i < list.size(); ++i) message.arguments.push_back(list.at(i).get<std::string>());
  return message;
}

Json to_json(const std::vector<RecordedNote>& notes) {
  Json list = Json::array();
  for (const RecordedNote& note : notes) {
    Json words = to_json(note.message);
    words.insert(words.begin(), note.file);
    list.push_back(std::move(words));
  }
  return list;
}

std::vector<RecordedNote> to_notes(const Json& list) {
  std::vector<RecordedNote> notes;
  for (const Json& words : list) {
    Json message = words;
    message.erase(0);
    notes.push_back({words.at(0).get<std::string>(), to_message(message)});
  }
  return notes;
}

// Throws for anything but a whole number from 0: that of a damaged line may be any.
std::size_t count_of(const Json& json) { return json.get_ref<const Json::number_unsigned_t&>(); }

PairRecord to_record(const Json& json) {
  PairRecord record;
  record.pair = count_of(json.at("pair"));
  record.done = json.at("status") == "done";
  if (!record.done) {
    record.place = json.at("place").get<std::string>();
    record.problem = to_message(json.at("problem"));
    record.advice = to_message(json.at("advice"));
    return record;
  }
  record.source_sentences = count_of(json.at("sentences").at(0));
  record.target_sentences = count_of(json.at("sentences").at(1));
  record.source_unaligned = count_of(json.at("unaligned").at(0));
  record.target_unaligned = count_of(json.at("unaligned").at(1));
  for (const auto& [kind, count] : json.at("kinds").items()) record.kinds[kind] = count_of(count);
  record.pairs = count_of(json.at("pairs"));
  record.moved = count_of(json.at("moved"));
  record.units = count_of(json.at("units"));
  record.confidence = json.at("confidence").get<double>();
  record.translation = json.at("translation").get<double>();
  record.doubts = to_notes(json.at("doubts"));
  record.notes = to_notes(json.at("notes"));
  return record;
}

}  // namespace

PairRecord record_of(const libalign::Alignment& alignment, const libalign::WriteReport& report) {
  PairRecord record;
  record.done = true;
  record.source_sentences = alignment.source.size();
  record.target_sentences = alignment.target.size();
  record.source_unaligned = report.unaligned_source;
  record.target_unaligned = report.unaligned_target;
  record.units = report.units;
  double confidence = 0;
  double translation = 0;
  for (const Bead& bead : alignment.beads) {
    ++record.kinds[bead.kind()];
    if (bead.unaligned()) continue;
    ++record.pairs;
    if (bead.order == libalign::BeadOrder::moved) ++record.moved;
    confidence += bead.confidence;
    translation += bead.translation;
  }
  if (record.pairs > 0) {
    record.confidence = rounded(confidence / static_cast<double>(record.pairs));
    record.translation = rounded(translation / static_cast<double>(record.pairs));
  }
  return record;
}

PairRecord record_of(const libalign::Error& error) {
  PairRecord record;
  record.place = error.place().text();
  record.problem = error.problem();
  record.advice = error.advice();
  return record;
}

std::string to_line(const PairRecord& record) {
  Json json = {{"pair", record.pair}, {"status", record.done ? "done" : "failed"}};
  if (record.done) {
    json["sentences"] = {record.source_sentences, record.target_sentences};
    json["unaligned"] = {record.source_unaligned, record.target_unaligned};
    json["kinds"] = record.kinds;
    json["pairs"] = record.pairs;
    json["moved"] = record.moved;
    json["units"] = record.units;
    json["confidence"] = record.confidence;
    json["translation"] = record.translation;
    json["doubts"] = to_json(record.doubts);
    json["notes"] = to_json(record.notes);
  } else {
    json["place"] = record.place;
    json["problem"] = to_json(record.problem);
    json["advice"] = to_json(record.advice);
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<PairRecord> record_of_line(std::string_view line) {
  try {
    const Json json = Json::parse(line);
    if (!json.contains("pair")) return std::nullopt;
    return to_record(json);
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;
  }
}

}  // namespace bitext
