// `bitext tmx stats` and `bitext tmx diff`: what is in a memory, and what two have not in common.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "command.h"
#include "libalign/error.h"
#include "libalign/memory_care.h"
#include "libalign/text.h"
#include "messages.h"
#include "output.h"
#include "tmx_words.h"

namespace bitext {
namespace {

using libalign::MemoryDifference;
using libalign::MemoryFigures;
using libalign::MemoryLanguageFigures;

std::string dumped(const nlohmann::ordered_json& value, int indent) {
  return value.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

nlohmann::ordered_json json_of(const std::string& file, const MemoryFigures& figures) {
  nlohmann::ordered_json json;
  json["file"] = file;
  json["version"] = figures.version;
  json["encoding"] = figures.encoding;
  json["tool"] = figures.tool;
  json["source"] = figures.source;
  json["bytes"] = figures.bytes;
  json["units"] = figures.units;
  json["half_empty"] = figures.half_empty;
  json["same_text"] = figures.same_text;
  json["unreadable"] = figures.unreadable;
  json["first_date"] = figures.first_date;
  json["last_date"] = figures.last_date;
  json["languages"] = nlohmann::ordered_json::object();
  for (const auto& [code, one] : figures.languages) {
    json["languages"][code] = {{"segments", one.segments},     {"empty", one.empty},
                               {"with_codes", one.with_codes}, {"characters", one.characters},
                               {"words", one.words},           {"longest", one.longest}};
  }
  json["pairs"] = figures.pairs;
  json["props"] = figures.props;
  json["people"] = figures.people;
  return json;
}

void print_row(const std::vector<std::string>& cells) {
  constexpr std::size_t kFirst = 14;
  constexpr std::size_t kOther = 13;
  std::string line = "  ";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::size_t length = libalign::count_code_points(cells[i]);
    const std::string gap(std::max(i == 0 ? kFirst : kOther, length + 1) - length, ' ');
    line += i == 0 ? cells[i] + gap : gap + cells[i];
  }
  print(line + "\n");
}

void print_line(const std::string& name, const std::string& value) {
  if (!value.empty()) print("  " + name + ": " + value + "\n");
}

void print_figures(const std::string& file, const MemoryFigures& figures) {
  print(tr_n("{2}: {1} unit", "{2}: {1} units", figures.units, {printable(file)}) + "\n");
  print_line("TMX", printable(figures.version + ", " + figures.encoding));
  print_line(tr("made by"), printable(figures.tool));
  print_line(tr("source language"), printable(figures.source));
  print_line(tr("dates"), figures.first_date.empty() ? "" : figures.first_date + " - " + figures.last_date);
  print_row({tr("language"), tr("segments"), tr("words"), tr("characters"), tr("longest"), tr("empty"),
             tr("with codes")});
  for (const auto& [code, one] : figures.languages) {
    print_row({printable(code), shown(one.segments), shown(one.words), shown(one.characters),
               shown(one.longest), shown(one.empty), shown(one.with_codes)});
  }
  print_line(tr("pairs"), counted(figures.pairs, 50));
  if (figures.half_empty > 0) print_line(tr("half empty"), shown(figures.half_empty));
  if (figures.same_text > 0) print_line(tr("source and target the same"), shown(figures.same_text));
  if (figures.unreadable > 0) print_line(tr("places that cannot be read"), shown(figures.unreadable));
  print_line(tr("props"), counted(figures.props, 50));
  print_line(tr("people"), counted(figures.people, 20));
}

class TmxStatsCommand : public Command {
 public:
  void setup(const Arguments& arguments) override {
    files_ = arguments.operands;
    read_ = memory_reading(arguments);
    json_ = arguments.choice("format", figures_format_names(), 0) == 1;
  }

  void run() override {
    for (const std::string& file : files_) {
      const MemoryFigures figures = libalign::measure_memory(file, read_);
      if (json_) {
        print(dumped(json_of(file, figures), files_.size() == 1 ? 2 : -1));
      } else {
        print_figures(file, figures);
      }
    }
  }

 private:
  std::vector<std::string> files_;
  libalign::MemoryReadOptions read_;
  bool json_ = false;
};

std::string_view sign_of(MemoryDifference::Kind kind) {
  switch (kind) {
    case MemoryDifference::Kind::removed:
      return "-";
    case MemoryDifference::Kind::added:
      return "+";
    case MemoryDifference::Kind::changed_from:
      return "<";
    default:
      return ">";
  }
}

std::string cell(std::string text) {
  for (char& c : text) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return text;
}

class TmxDiffCommand : public Command {
 public:
  void setup(const Arguments& arguments) override {
    old_ = arguments.operands.at(0);
    new_ = arguments.operands.at(1);
    read_ = memory_reading(arguments);
    quiet_ = arguments.has("quiet");
    if (old_ == "-" && new_ == "-")
      throw libalign::UsageError({}, {"both memories are standard input."}, {"Name a file for one of them."});
  }

  void run() override {
    print("change\tline\tsource_language\ttarget_language\tsource\ttarget\n");
    const libalign::MemoryDiffReport report =
        libalign::diff_memories(old_, new_, read_, [](const MemoryDifference& difference) {
          print(std::string(sign_of(difference.kind)) + "\t" + std::to_string(difference.place.line) + "\t" +
                cell(difference.source_language) + "\t" + cell(difference.target_language) + "\t" +
                cell(difference.source) + "\t" + cell(difference.target) + "\n");
        });
    flush_output();
    if (quiet_) return;
    say(tr("same: {1}; only in the first (-): {2}; only in the second (+): {3}; other target (< >): {4}",
           {shown(report.same), shown(report.removed), shown(report.added), shown(report.changed)}));
  }

 private:
  std::string old_, new_;
  libalign::MemoryReadOptions read_;
  bool quiet_ = false;
};

}  // namespace

std::unique_ptr<Command> make_tmx_stats() { return std::make_unique<TmxStatsCommand>(); }
std::unique_ptr<Command> make_tmx_diff() { return std::make_unique<TmxDiffCommand>(); }

}  // namespace bitext
