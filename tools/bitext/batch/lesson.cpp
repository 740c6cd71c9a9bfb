#include "batch/lesson.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "libalign/lexicon.h"
#include "libalign/text.h"

namespace bitext {
namespace {

using Json = nlohmann::ordered_json;
using libalign::Bead;

// By measurement (bench/batch_learning.py) 0.7 is no better: fewer pairs teach fewer words.
constexpr double kSure = 0.5;

// A lexicon's file is named by it.
bool is_language(std::string_view code) {
  return !code.empty() && std::ranges::all_of(code, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

Lesson lesson_of(const libalign::Alignment& alignment) {
  const std::string from(libalign::primary_language(alignment.source.language()));
  const std::string to(libalign::primary_language(alignment.target.language()));
  Lesson lesson;
  if (from == to || from == "und" || to == "und" || !is_language(from) || !is_language(to)) return lesson;
  for (const Bead& bead : alignment.beads) {
    if (bead.unaligned() || bead.confidence < kSure || bead.translation < kSure) continue;
    lesson.sentences.push_back({libalign::lexicon_term(alignment.source_text(bead), from),
                                libalign::lexicon_term(alignment.target_text(bead), to)});
  }
  if (lesson.sentences.empty()) return lesson;
  lesson.from = from;
  lesson.to = to;
  return lesson;
}

std::string to_line(const Lesson& lesson) {
  Json json = {{"pair", lesson.pair}};
  if (!lesson.sentences.empty()) {
    json["from"] = lesson.from;
    json["to"] = lesson.to;
    Json& sentences = json["sentences"];
    for (const Lesson::Sentences& both : lesson.sentences)
      sentences.push_back(both.source + "\t" + both.target);
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Lesson> lesson_of_line(std::string_view line) {
  try {
    const Json json = Json::parse(line);
    Lesson lesson;
    lesson.pair = json.at("pair").get_ref<const Json::number_unsigned_t&>();
    if (!json.contains("sentences")) return lesson;
    lesson.from = json.at("from").get<std::string>();
    lesson.to = json.at("to").get<std::string>();
    if (!is_language(lesson.from) || !is_language(lesson.to)) return std::nullopt;
    for (const Json& both : json.at("sentences")) {
      const auto& text = both.get_ref<const std::string&>();
      const std::size_t tab = text.find('\t');
      if (tab == std::string::npos) return std::nullopt;
      lesson.sentences.push_back({text.substr(0, tab), text.substr(tab + 1)});
    }
    return lesson;
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;
  }
}

}  // namespace bitext
