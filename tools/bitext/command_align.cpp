// `bitext align SOURCE TARGET`: the main job; and `bitext align FILE`, with both texts in one file.
#include <unistd.h>

#include <utility>

#include "align_pair.h"
#include "checks.h"
#include "command.h"
#include "dictionaries.h"
#include "inputs.h"
#include "layout.h"
#include "libalign/align.h"
#include "libalign/read.h"
#include "libalign/units.h"
#include "libalign/write.h"
#include "messages.h"
#include "output.h"
#include "pair_job.h"
#include "progress.h"
#include "report.h"
#include "srx_file.h"

namespace bitext {
namespace {

using libalign::Alignment;
using libalign::Document;
using libalign::Message;
using libalign::OutputFile;
using libalign::Sentences;

class AlignCommand : public Command {
 public:
  void setup(const Arguments& arguments) override { job_ = pair_job(arguments); }

  void run() override {
    Progress progress(job_.quiet);
    check_files();
    progress.say(tr("reading"));
    const Alignment alignment = job_.target.empty() ? one_file(progress) : two_files(progress);
    if (job_.output == "-") {
      progress.clear();  // data and progress may share the terminal
    } else {
      progress.say(tr("writing"));
    }
    const libalign::WriteReport report = libalign::write_alignment(alignment, *out_, job_.format, job_.write);
    out_->commit();
    progress.clear();
    tell(alignment, report);
  }

 private:
  Alignment two_files(Progress& progress) {
    Document source = libalign::read_document(job_.source, job_.read_source);
    Document target = libalign::read_document(job_.target, job_.read_target);
    const libalign::AlignOptions options = begin(source, target);
    progress.say(tr("finding sentences"));
    const Sentences source_sentences = sentences_of(std::move(source), job_);
    const Sentences target_sentences = sentences_of(std::move(target), job_);
    progress.say(tr("aligning"));
    return align_texts(source_sentences, target_sentences, options, job_);
  }

  Alignment one_file(Progress& progress) {
    const libalign::Units units =
        libalign::read_units(job_.source, {.source_language = job_.read_source.language,
                                           .target_language = job_.read_target.language,
                                           .encoding = job_.read_source.encoding});
    for (const Message& note : units.notes) notes_.push_back({job_.source, note});
    const libalign::AlignOptions options = begin(units.source, units.target);
    progress.say(tr("aligning"));
    return align_units_of(units, options, job_);
  }

  // What is checked and opened before the long work.
  libalign::AlignOptions begin(const Document& source, const Document& target) {
    check_languages(source, target, job_);
    note_documents(source, target);
    out_ =
        libalign::make_output(job_.output, job_.format,
                              job_.overwrite ? OutputFile::Existing::replace : OutputFile::Existing::refuse);
    return align_options(job_, source.language, target.language, notes_);
  }

  void check_files() const {
    refuse_output_over_input(job_.output, job_.source);
    if (job_.target.empty()) return;
    refuse_one_file_twice(job_.source, job_.target);
    refuse_output_over_input(job_.output, job_.target);
  }

  void note_documents(const Document& source, const Document& target) {
    for (const Document* document : {&source, &target}) {
      for (const Message& note : document->notes) notes_.push_back({document->name, note});
      for (Message& note : odd_rules(*document, job_.srx))
        notes_.push_back({document->name, std::move(note)});
    }
    for (Message& note : odd_pair(source, target)) notes_.push_back({"", std::move(note)});
    for (Message& note : odd_options(job_)) notes_.push_back({"", std::move(note)});
  }

  void tell(const Alignment& alignment, const libalign::WriteReport& report) {
    if (job_.table) {
      print(table(alignment, terminal_width(STDOUT_FILENO, 160, 100)));
      flush_output();  // the summary must not land in the middle of it
    }
    if (job_.explain) say(explanation(alignment));
    if (job_.quiet) return;
    for (const Message& note : alignment.notes) notes_.push_back({"", note});
    for (NamedNote& note : glossary_notes(alignment, job_.glossaries)) notes_.push_back(std::move(note));
    for (const Message& note : report.notes) notes_.push_back({job_.output == "-" ? "" : job_.output, note});
    for (const NamedNote& note : notes_) say_note(note.note, note.file);
    say(summary(alignment, report, job_));
  }

  PairJob job_;
  std::unique_ptr<libalign::Output> out_;
  std::vector<NamedNote> notes_;
};

}  // namespace

std::unique_ptr<Command> make_align() { return std::make_unique<AlignCommand>(); }

}  // namespace bitext
