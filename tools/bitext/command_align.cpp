// `bitext align SOURCE TARGET`: the main job.
#include <unistd.h>

#include <utility>

#include "checks.h"
#include "command.h"
#include "dictionaries.h"
#include "folders.h"
#include "inputs.h"
#include "layout.h"
#include "libalign/align.h"
#include "libalign/read.h"
#include "libalign/segment.h"
#include "libalign/write.h"
#include "messages.h"
#include "output.h"
#include "pair_job.h"
#include "progress.h"
#include "report.h"

namespace bitext {
namespace {

using libalign::Alignment;
using libalign::DataError;
using libalign::Document;
using libalign::Message;
using libalign::OutputFile;
using libalign::Sentences;
using libalign::UsageError;

class AlignCommand : public Command {
 public:
  void setup(const Arguments& arguments) override { job_ = pair_job(arguments); }

  void run() override {
    Progress progress(job_.quiet);
    check_files();
    progress.say(tr("reading"));
    Document source = libalign::read_document(job_.source, job_.read_source);
    Document target = libalign::read_document(job_.target, job_.read_target);
    check_languages(source, target, job_);
    note_documents(source, target);
    OutputFile out(job_.output,
                   job_.overwrite ? OutputFile::Existing::replace : OutputFile::Existing::refuse);

    const libalign::AlignOptions options = align_options(source.language, target.language);
    progress.say(tr("finding sentences"));
    const Sentences source_sentences = sentences(std::move(source));
    const Sentences target_sentences = sentences(std::move(target));
    progress.say(tr("aligning"));
    const Alignment alignment = align(source_sentences, target_sentences, options);
    if (job_.output == "-") {
      progress.clear();  // data and progress may share the terminal
    } else {
      progress.say(tr("writing"));
    }
    const libalign::WriteReport report =
        libalign::write_alignment(alignment, out.stream(), job_.format, job_.write);
    out.commit();
    progress.clear();
    tell(alignment, report);
  }

 private:
  void check_files() const {
    if (same_file(job_.source, job_.target)) {
      throw UsageError({}, {"{1} and {2} are the same file.", {job_.source, job_.target}},
                       {"Name the text and its translation."});
    }
    refuse_output_over_input(job_.output, job_.source);
    refuse_output_over_input(job_.output, job_.target);
  }

  void note_documents(const Document& source, const Document& target) {
    for (const Document* document : {&source, &target}) {
      for (const Message& note : document->notes) notes_.push_back({document->name, note});
    }
    for (Message& note : odd_pair(source, target)) notes_.push_back({"", std::move(note)});
    for (Message& note : odd_options(job_)) notes_.push_back({"", std::move(note)});
  }

  Sentences sentences(Document document) const {
    libalign::SegmentOptions options;
    if (!job_.abbreviations.empty()) {
      options.abbreviations = read_small_file(job_.abbreviations);
      options.abbreviations_name = job_.abbreviations;
    }
    return libalign::split_sentences(std::move(document), options);
  }

  libalign::AlignOptions align_options(const std::string& from, const std::string& to) {
    libalign::AlignOptions options;
    options.order = job_.order;
    options.learn = job_.learn;
    options.threads = job_.threads;
    options.evidence =
        job_.explain || job_.format == libalign::WriteFormat::jsonl || !job_.glossaries.empty();
    // The line end tells an empty file, in which all weights are missing, from no file.
    if (!job_.weights.empty()) options.weights = read_small_file(job_.weights) + "\n";
    for (const std::string& path : job_.lexicons)
      options.lexicons.push_back(open_dictionary(path, from, to, notes_));
    for (const std::string& path : job_.glossaries)
      options.glossaries.push_back(open_dictionary(path, from, to, notes_));
    if (job_.no_lexicon) return options;
    for (libalign::Lexicon& lexicon : installed_lexicons(from, to, notes_))
      options.lexicons.push_back(std::move(lexicon));
    if (options.lexicons.empty()) {
      notes_.push_back({"",
                        {"no lexicon for {1} and {2} in {3}; the alignment does without. `bitext help "
                         "lexicon import` tells how to make one for {4}",
                         {from, to, joined(lexicon_folders()), user_lexicon_folder()}}});
    }
    return options;
  }

  // The library knows the text of the weights alone; a person wants to read the name of the file.
  Alignment align(const Sentences& source, const Sentences& target,
                  const libalign::AlignOptions& options) const {
    try {
      return libalign::align_sentences(source, target, options);
    } catch (const DataError& error) {
      if (job_.weights.empty() || error.place().file != "weights") throw;
      throw DataError({job_.weights, error.place().line, error.place().column}, error.problem(),
                      error.advice());
    }
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
  std::vector<NamedNote> notes_;
};

}  // namespace

std::unique_ptr<Command> make_align() { return std::make_unique<AlignCommand>(); }

}  // namespace bitext
