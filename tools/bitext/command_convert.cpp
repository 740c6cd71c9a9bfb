// `bitext convert IN OUT`: from one form of pairs to another.
#include <algorithm>
#include <utility>

#include "checks.h"
#include "command.h"
#include "dictionaries.h"
#include "inputs.h"
#include "libalign/align.h"
#include "libalign/bilingual.h"
#include "libalign/write.h"
#include "messages.h"
#include "output.h"
#include "pair_job.h"
#include "progress.h"
#include "report.h"

namespace bitext {
namespace {

using libalign::Alignment;
using libalign::Bead;
using libalign::BeadStatus;
using libalign::Message;
using libalign::OutputFile;

constexpr std::size_t kLines = 3;   // SOURCE TARGET OUT
constexpr std::size_t kLinked = 4;  // BEADS SOURCE TARGET OUT

class ConvertCommand : public Command {
 public:
  void setup(const Arguments& arguments) override {
    inputs_ = arguments.operands;
    const std::string output = inputs_.back();
    inputs_.pop_back();
    if (output.empty())
      throw libalign::UsageError({}, {"the output has no name."}, {"Name a file, or - for standard output."});
    job_ = job_with_output(arguments, output);
    if (!job_.format_named) {
      throw libalign::UsageError({}, {"{1}: the ending names no format that can be written.", {job_.output}},
                                 {"Choose one with --format: {1}.", {joined(libalign::format_names())}});
    }
    if (std::count(inputs_.begin(), inputs_.end(), "-") > 1) {
      throw libalign::UsageError({}, {"only one input can be standard input."},
                                 {"Name files for the others."});
    }
    read_.source_language = arguments.language("from");
    read_.target_language = arguments.language("to");
  }

  void run() override {
    for (const std::string& input : inputs_) refuse_output_over_input(job_.output, input);
    Progress progress(job_.quiet);
    progress.say(tr("reading"));
    Alignment alignment = read();
    alignment.provenance.version = libalign::version();  // of who writes
    const std::unique_ptr<libalign::Output> out =
        libalign::make_output(job_.output, job_.format,
                              job_.overwrite ? OutputFile::Existing::replace : OutputFile::Existing::refuse);
    progress.clear();
    const libalign::WriteReport report = libalign::write_alignment(alignment, *out, job_.format, job_.write);
    out->commit();
    if (!job_.quiet) tell(alignment, report);
  }

 private:
  Alignment read() const {
    if (inputs_.size() + 1 == kLinked) return libalign::read_lines(inputs_[1], inputs_[2], inputs_[0], read_);
    if (inputs_.size() + 1 == kLines) return libalign::read_lines(inputs_[0], inputs_[1], {}, read_);
    return libalign::read_bilingual(inputs_[0], read_);
  }

  // What the format cannot hold, of that what there is.
  std::vector<Message> dropped(const Alignment& alignment) const {
    const libalign::FormatEntry& format = libalign::entry_of(job_.format);
    std::vector<Message> notes;
    const auto note = [&](bool kept, const char* pattern, auto has) {
      const auto count = std::ranges::count_if(alignment.beads, has);
      if (!kept && count > 0)
        notes.push_back({pattern, {std::string(format.name), shown(static_cast<std::size_t>(count))}});
    };
    note(format.remarks, msgid("{1} has no place for remarks; left out: {2}"),
         [](const Bead& bead) { return !bead.note.empty(); });
    note(format.statuses, msgid("{1} does not tell what a person confirmed; such pairs: {2}"),
         [](const Bead& bead) { return bead.status == BeadStatus::confirmed; });
    note(format.confidence, msgid("{1} has no place for a confidence; pairs that have one below 1: {2}"),
         [](const Bead& bead) { return !bead.unaligned() && bead.confidence < 1; });
    if (!format.text)
      notes.push_back({"{1} holds numbers of sentences, not their texts", {std::string(format.name)}});
    return notes;
  }

  void tell(const Alignment& alignment, const libalign::WriteReport& report) const {
    for (const Message& note : alignment.notes) say_note(note, inputs_.front());
    for (const libalign::Document* document : {&alignment.source.document(), &alignment.target.document()}) {
      for (const Message& note : document->notes) say_note(note, document->name);
    }
    for (const Message& note : odd_options(job_)) say_note(note);
    for (const Message& note : dropped(alignment)) say_note(note);
    for (const Message& note : report.notes) say_note(note, job_.output == "-" ? "" : job_.output);
    say(summary(alignment, report, job_));
  }

  PairJob job_;
  std::vector<std::string> inputs_;
  libalign::BilingualOptions read_;
};

}  // namespace

std::unique_ptr<Command> make_convert() { return std::make_unique<ConvertCommand>(); }

}  // namespace bitext
