// `bitext tmx fix`, `merge` and `dedupe`: memories in, a better one out.
#include <algorithm>
#include <optional>

#include "command.h"
#include "inputs.h"
#include "libalign/align.h"
#include "libalign/error.h"
#include "libalign/memory_care.h"
#include "libalign/write.h"
#include "messages.h"
#include "output.h"
#include "progress.h"
#include "tmx_words.h"

namespace bitext {
namespace {

using libalign::MemoryMendReport;
using libalign::OutputFile;
using libalign::UsageError;

enum class Job { fix, merge, dedupe };

// "es_ES=es-ES"
std::map<std::string, std::string> code_map(const Arguments& arguments) {
  std::map<std::string, std::string> map;
  for (const std::string& text : arguments.all("map")) {
    const std::size_t sign = text.find('=');
    if (sign == 0 || sign == std::string::npos || sign + 1 == text.size())
      throw UsageError({}, {"--map: {1} is not OLD=NEW.", {text}}, {"Write it as in en=en-US."});
    map[text.substr(0, sign)] = text.substr(sign + 1);
  }
  return map;
}

void say_counts(const MemoryMendReport& report, bool left_out_file) {
  const auto line = [](const std::string& text, std::size_t count) {
    if (count > 0) say("  " + text);
  };
  line(tr("left out, half empty: {1}", {shown(report.half_empty)}), report.half_empty);
  line(tr("left out, without words: {1}", {shown(report.without_words)}), report.without_words);
  line(tr("left out, the same as another: {1}", {shown(report.duplicates)}), report.duplicates);
  line(tr("left out, doubtful: {1}", {shown(report.flagged_out)}), report.flagged_out);
  line(tr("left out, broken XML: {1}", {shown(report.unreadable)}), report.unreadable);
  if (!report.flags.empty()) say("  " + tr("doubtful: {1}", {counted(report.flags)}));
  say_found(report.found);
  const bool any = report.half_empty + report.without_words + report.duplicates + report.flagged_out > 0;
  if (any && !left_out_file) say("  " + tr("--left-out FILE keeps what is left out"));
}

class TmxMendCommand : public Command {
 public:
  explicit TmxMendCommand(Job job) : job_(job) {}

  void setup(const Arguments& arguments) override {
    files_ = arguments.operands;
    options_.read = memory_reading(arguments);
    options_.policy =
        static_cast<libalign::MemoryPolicy>(arguments.choice("policy", libalign::memory_policy_names(), 0));
    options_.source_code = arguments.value("source-code");
    options_.codes = code_map(arguments);
    options_.drop_duplicates = options_.flag_conflicts = job_ != Job::fix;
    options_.by_context = arguments.has("by-context");
    options_.version = libalign::version();
    output_ = arguments.file_name("output", "-");
    left_out_ = arguments.file_name("left-out");
    overwrite_ = arguments.has("overwrite");
    quiet_ = arguments.has("quiet");
    if (std::ranges::count(files_, "-") > 1)
      throw UsageError({}, {"only one of the memories can be standard input."},
                       {"Name files for the others."});
    if (!left_out_.empty() && left_out_ == output_)
      throw UsageError({}, {"--left-out and -o name the same file."}, {"Choose another name."});
  }

  void run() override {
    for (const std::string& file : files_) {
      refuse_output_over_input(output_, file);
      if (!left_out_.empty()) refuse_output_over_input(left_out_, file);
    }
    const auto existing = overwrite_ ? OutputFile::Existing::replace : OutputFile::Existing::refuse;
    OutputFile out(output_, existing);
    std::optional<OutputFile> rest;
    if (!left_out_.empty()) rest.emplace(left_out_, existing);
    libalign::MemoryWriter writer(out.stream(), output_);
    std::optional<libalign::MemoryWriter> rest_writer;
    if (rest) rest_writer.emplace(rest->stream(), left_out_);
    Progress progress(quiet_);
    progress.say(tr("reading {1}", {printable(joined(files_))}));
    const MemoryMendReport report =
        libalign::mend_memories(files_, options_, writer, rest_writer ? &*rest_writer : nullptr);
    progress.clear();
    out.commit();
    if (rest) rest->commit();
    if (quiet_) return;
    say(tr_n("{1} unit read, {2} written", "{1} units read, {2} written", report.read,
             {shown(report.written)}));
    say_counts(report, !left_out_.empty());
  }

 private:
  Job job_;
  std::vector<std::string> files_;
  libalign::MemoryMendOptions options_;
  std::string output_, left_out_;
  bool overwrite_ = false;
  bool quiet_ = false;
};

}  // namespace

std::unique_ptr<Command> make_tmx_fix() { return std::make_unique<TmxMendCommand>(Job::fix); }
std::unique_ptr<Command> make_tmx_merge() { return std::make_unique<TmxMendCommand>(Job::merge); }
std::unique_ptr<Command> make_tmx_dedupe() { return std::make_unique<TmxMendCommand>(Job::dedupe); }

}  // namespace bitext
