// `bitext tmx check FILE...`: what is wrong with a memory, a line a finding.
#include <nlohmann/json.hpp>

#include "command.h"
#include "libalign/error.h"
#include "libalign/memory_care.h"
#include "messages.h"
#include "output.h"
#include "progress.h"
#include "tmx_words.h"

namespace bitext {
namespace {

using libalign::DataError;
using libalign::MemoryCheckReport;
using libalign::MemoryFinding;
using libalign::MemoryRuleInfo;

enum class Form { text, tsv, json };

std::string level_of(const MemoryRuleInfo& rule) { return rule.refused ? "refused" : "odd"; }

std::string text_line(const MemoryFinding& finding) {
  const auto safe = [](libalign::Message message) {
    for (std::string& argument : message.arguments) argument = printable(argument);
    return tr(message);
  };
  return printable(finding.place.text()) + ": " + std::string(info_of(finding.rule).name) + ": " +
         safe(finding.problem) + " " + safe(finding.advice) + "\n";
}

// Cells without what would part them.
std::string cell(std::string text) {
  for (char& c : text) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return text;
}

std::string tsv_line(const MemoryFinding& finding) {
  const MemoryRuleInfo& rule = info_of(finding.rule);
  return cell(finding.place.file) + "\t" + std::to_string(finding.place.line) + "\t" +
         std::to_string(finding.place.column) + "\t" + std::string(rule.name) + "\t" + level_of(rule) + "\t" +
         cell(finding.problem.text()) + "\t" + cell(finding.advice.text()) + "\n";
}

std::string json_line(const MemoryFinding& finding) {
  const MemoryRuleInfo& rule = info_of(finding.rule);
  nlohmann::ordered_json line;
  line["file"] = finding.place.file;
  line["line"] = finding.place.line;
  line["column"] = finding.place.column;
  line["rule"] = rule.name;
  line["level"] = level_of(rule);
  line["mended_by_fix"] = rule.mended;
  line["problem"] = finding.problem.text();
  line["advice"] = finding.advice.text();
  return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

void summarise(const std::string& file, const MemoryCheckReport& report, std::size_t most) {
  say(tr_n("{2}: {1} unit", "{2}: {1} units", report.units, {printable(file)}) +
      (report.languages.empty() ? "" : " (" + counted(report.languages) + ")"));
  const std::string refused =
      counted_rules(report.counts, [](const MemoryRuleInfo& rule) { return rule.refused; });
  const std::string odd =
      counted_rules(report.counts, [](const MemoryRuleInfo& rule) { return !rule.refused; });
  if (!refused.empty()) say("  " + tr("refused somewhere: {1}", {refused}));
  if (!odd.empty()) say("  " + tr("odd: {1}", {odd}));
  if (refused.empty() && odd.empty()) say("  " + tr("nothing to complain about"));
  for (const std::size_t count : report.counts) {
    if (most == 0 || count <= most) continue;
    say("  " + tr("of each rule only the first {1} are printed; --limit 0 prints all", {shown(most)}));
    break;
  }
  if (!report.tuids_compared)
    say("  " + tr("there are more tuids than fit into memory: only the first 9 million were compared"));
}

class TmxCheckCommand : public Command {
 public:
  void setup(const Arguments& arguments) override {
    files_ = arguments.operands;
    options_.read = memory_reading(arguments);
    options_.profile = static_cast<libalign::MemoryProfile>(
        arguments.choice("profile", libalign::memory_profile_names(), 0));
    form_ = static_cast<Form>(arguments.choice("format", finding_format_names(), 0));
    options_.most = static_cast<std::size_t>(arguments.count("limit", 0, 1000000000, 20));
    quiet_ = arguments.has("quiet");
  }

  void run() override {
    if (form_ == Form::tsv) print("file\tline\tcolumn\trule\tlevel\tproblem\tadvice\n");
    std::size_t bad = 0;
    for (const std::string& file : files_) bad += is_bad(file) ? 1 : 0;
    flush_output();
    if (bad == 0 && unread_ == 0) return;
    if (bad == 0)
      throw DataError(
          {}, {"of these {1} memories, {2} could not be read.", {shown(files_.size()), shown(unread_)}},
          {"The reason of each stands above."});
    if (files_.size() == 1)
      throw DataError({}, {"some reader refuses this memory, or parts of it."},
                      {"See bitext tmx fix --help: it mends what can be mended without guessing."});
    throw DataError({},
                    {"some reader refuses {1} of these {2} memories, or parts of them.",
                     {shown(bad), shown(files_.size())}},
                    {"See bitext tmx fix --help: it mends what can be mended without guessing."});
  }

 private:
  // A file that cannot be read does not keep the others from being looked at.
  bool is_bad(const std::string& file) {
    try {
      Progress progress(quiet_);
      progress.say(tr("reading {1}", {printable(file)}));
      const MemoryCheckReport report =
          libalign::check_memory(file, options_, [&](const MemoryFinding& finding) {
            progress.clear();
            print(form_ == Form::text  ? text_line(finding)
                  : form_ == Form::tsv ? tsv_line(finding)
                                       : json_line(finding));
          });
      progress.clear();
      flush_output();
      if (!quiet_) summarise(file, report, options_.most);
      return report.refused() > 0;
    } catch (const DataError& error) {
      if (files_.size() == 1 || reader_has_left()) throw;
      flush_output();
      say(describe(error));
      ++unread_;
      return false;
    }
  }

  std::vector<std::string> files_;
  libalign::MemoryCheckOptions options_;
  Form form_ = Form::text;
  std::size_t unread_ = 0;
  bool quiet_ = false;
};

}  // namespace

std::unique_ptr<Command> make_tmx_check() { return std::make_unique<TmxCheckCommand>(); }

}  // namespace bitext
