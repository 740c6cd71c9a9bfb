#include <array>
#include <charconv>
#include <cmath>

#include "batch/batch_report.h"
#include "messages.h"

namespace bitext {
namespace {

// At most 6 decimals, always with a point.
std::string decimal(double value) {
  std::array<char, 64> digits{};
  const double rounded = std::round(value * 1e6) / 1e6;
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), rounded, std::chars_format::fixed);
  return {digits.data(), end};
}

std::string share(std::size_t part, std::size_t whole) {
  return decimal(whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole));
}

std::string kinds_of(const PairRecord& record) {
  std::string text;
  for (const auto& [kind, count] : record.kinds) {
    if (!text.empty()) text += ' ';
    text += kind + ":" + std::to_string(count);
  }
  return text;
}

std::string notes_of(const PairRecord& record) {
  std::string text;
  for (const auto* notes : {&record.doubts, &record.notes}) {
    for (const RecordedNote& note : *notes) {
      if (!text.empty()) text += "; ";
      if (!note.file.empty()) text += note.file + ": ";
      text += note.message.text();
    }
  }
  return text;
}

std::string error_of(const PairRecord& record) {
  return libalign::Error({record.place}, record.problem, record.advice).what();
}

std::string status_of(const PairRecord& record) {
  if (!record.done) return "failed";
  return doubtful(record) ? "doubtful" : "done";
}

// On one line, and no tab.
std::string cell(std::string_view text) {
  std::string safe = printable(text);
  for (char& byte : safe) {
    if (byte == '\t') byte = ' ';
  }
  return safe;
}

}  // namespace

void write_report_table(const BatchReport& report, std::FILE* stream) {
  std::fputs(
      "pair\tstatus\tsource\ttarget\toutput\tsource_sentences\ttarget_sentences\tpairs\tkinds\tsource_"
      "unaligned\t"
      "target_unaligned\tmoved\tmean_confidence\tmean_translation\tnote\terror\n",
      stream);
  for (const std::size_t i : report.order) {
    const PairRecord& record = report.records[i];
    std::string line = std::to_string(i + 1) + "\t" + status_of(record);
    const auto add = [&](const std::string& text) { line += "\t" + cell(text); };
    add(report.pairs[i].source);
    add(report.pairs[i].target);
    if (record.done) {
      add(report.outputs[i]);
      add(std::to_string(record.source_sentences));
      add(std::to_string(record.target_sentences));
      add(std::to_string(record.pairs));
      add(kinds_of(record));
      add(share(record.source_unaligned, record.source_sentences));
      add(share(record.target_unaligned, record.target_sentences));
      add(std::to_string(record.moved));
      add(decimal(record.confidence));
      add(decimal(record.translation));
      add(notes_of(record));
      add("");
    } else {
      line.append(11, '\t');
      add(error_of(record));
    }
    std::fputs((line + "\n").c_str(), stream);
  }
}

}  // namespace bitext
