// `bitext batch PAIRS -o FOLDER`: every pair of a list, in a folder that tells how far it is.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "batch/batch_report.h"
#include "batch/folder.h"
#include "batch/group_writer.h"
#include "batch/job.h"
#include "batch/learning.h"
#include "batch/list.h"
#include "batch/merge.h"
#include "batch/names.h"
#include "batch/parallel.h"
#include "batch/record.h"
#include "batch/settings.h"
#include "batch/stop_signals.h"
#include "batch/worker.h"
#include "checks.h"
#include "command.h"
#include "folder_pairing.h"
#include "inputs.h"
#include "libalign/error.h"
#include "libalign/write.h"
#include "messages.h"
#include "output.h"
#include "progress.h"

namespace bitext {
namespace {

namespace fs = std::filesystem;
using libalign::DataError;
using libalign::Error;
using libalign::OutputFile;
using libalign::UsageError;
using libalign::WriteFormat;

// A line of the journal: this file is ours, and a run that goes on may replace it.
std::string line_on_merged(const std::string& merged) {
  return R"({"merged":")" + printable(merged) + R"("})";
}

DataError with_way_on(const DataError& error) {
  if (error.advice().empty()) {
    return {error.place(),
            error.problem(),
            {"Mend this, then run the same command with --resume: what is finished stays."}};
  }
  return {error.place(),
          error.problem(),
          {"{1} Then run the same command with --resume: what is finished stays.", {tr(error.advice())}}};
}

std::string shown_time(double seconds) {
  const auto whole = static_cast<std::size_t>(seconds);
  if (whole < 60) return tr_n("{1} second", "{1} seconds", std::max<std::size_t>(whole, 1));
  if (whole < 5400) return tr_n("{1} minute", "{1} minutes", (whole + 30) / 60);
  return tr_n("{1} hour", "{1} hours", (whole + 1800) / 3600);
}

// How long the pairs at work may go on after a signal: one of many megabytes takes minutes, and Slurm, say,
// kills what has not ended after 30 seconds.
constexpr std::chrono::seconds kGrace(10);

// Ends the program while pairs are at work. They leave nothing behind, and --resume does them again.
void stop_at_once(GroupWriter& writer) {
  try {
    writer.finish();
  } catch (const DataError&) {
    // what could not be written is done again, too
  }
  OutputFile::abandon_all();
  say("bitext: " + tr("stopped before the pairs at work were done; --resume goes on from here"));
  StopSignals::die();
}

std::string whole_path(const std::string& path) { return fs::absolute(path).lexically_normal().string(); }

class BatchCommand : public Command {
 public:
  void setup(const Arguments& arguments) override {
    job_ = batch_job(arguments);
    if (job_.pairs_folders) pairing_.emplace(arguments, job_.sources, job_.targets);
  }

  void run() override {
    if (job_.pairs_folders) make_list();
    const std::string list = read_list(job_.list);
    pairs_ = parse_list(list, job_.list);
    if (job_.pairs_folders) {
      list_head_ = head_of_list(list);
      job_.pair.read_source.expected_language = list_head_.from;
      job_.pair.read_target.expected_language = list_head_.to;
    }
    outputs_ = output_names(pairs_, job_.ending());
    check_merged();
    check_documents();
    check_options(job_.pair);
    const std::string settings = batch_settings(job_, pairs_);
    const std::vector<std::string> mine = my_outputs();
    BatchFolder folder(job_, settings, mine);
    read_records(folder);
    if (!job_.pair.overwrite && !merged_is_ours_ && job_.merged != "-") refuse_existing(job_.merged);
    std::optional<StopSignals> signals(std::in_place);
    try {
      try_merged();
      learned_ = !job_.learns || learn(folder);
      if (learned_) align(folder);
      if (StopSignals::seen() == 0 && job_.shard.all()) write_reports();
      stopped_ = StopSignals::seen() != 0;
      if (!stopped_ && job_.shard.all() && !job_.merged.empty()) {
        signals.reset();  // may be long, and all is done but this: to end at once loses nothing
        write_merged(folder);
      }
    } catch (const DataError& error) {
      throw with_way_on(error);
    }
    tell();
  }

 private:
  // The pairs of two folders; a run that goes on, and a shard, take the list that is there.
  void make_list() {
    std::error_code error;
    const bool made = fs::exists(job_.list, error);
    if (made && (job_.resume || !job_.shard.all())) return;
    refuse_begun(job_);  // before the list of that batch is replaced
    if (!job_.pair.overwrite) refuse_existing(job_.list);
    pairing_->list();
    make_folder(job_.folder);
    OutputFile out(job_.list, OutputFile::Existing::replace);
    Progress progress(job_.pair.quiet);
    const libalign::Pairing pairing = pairing_->run(progress);
    if (pairing.pairs.empty()) {
      pairing_->tell(pairing);
      throw DataError({}, {"no document of {1} seems to translate one of {2}.", {job_.sources, job_.targets}},
                      {"Check the folders, or give a lower --min-probability."});
    }
    ListHead head = {pairing_->source_language(), pairing_->target_language(), {}};
    for (const std::string& path : pairing_->unread()) head.unread.push_back(printable(path));
    const std::string table = to_text(head) + pairing_->table(pairing);
    std::fwrite(table.data(), 1, table.size(), out.stream());  // commit() tells trouble
    out.commit();
    pairing_->tell(pairing);
    made_list_ = true;
  }

  bool in_shard(std::size_t i) const { return job_.shard.has(i + 1); }

  // Paths of all that this run writes.
  std::vector<std::string> my_outputs() const {
    std::vector<std::string> mine;
    for (std::size_t i = 0; i < outputs_.size(); ++i) {
      if (in_shard(i)) mine.push_back(job_.output(outputs_[i]));
    }
    if (job_.learns) mine.push_back(job_.lexicons());
    if (!job_.shard.all()) return mine;
    mine.insert(mine.end(), {job_.output(kTableOfReport), job_.output(kPageOfReport)});
    if (!job_.merged.empty() && job_.merged != "-") mine.push_back(job_.merged);
    return mine;
  }

  void check_merged() const {
    if (job_.merged.empty()) return;
    refuse_output_over_input(job_.merged, job_.list);
    const std::string merged = whole_path(job_.merged);
    const auto refuse_if = [&](bool taken) {
      if (!taken) return;
      throw UsageError({}, {"--merged: {1} is the name of another output.", {job_.merged}},
                       {"Choose another one."});
    };
    const auto refuse_name_of = [&](const std::string& name) {
      refuse_if(whole_path(job_.output(name)) == merged);
    };
    refuse_if(merged.starts_with(whole_path(job_.output(".bitext/"))));
    refuse_name_of(kTableOfReport);
    refuse_name_of(kPageOfReport);
    refuse_name_of(kListOfPairs);
    if (merged.ends_with(job_.ending())) {
      for (const std::string& name : outputs_) refuse_name_of(name);
    }
  }

  // --overwrite is for what an earlier run has made, not for the texts.
  void check_documents() const {
    std::map<std::string, std::string> documents;  // how they are called, by their whole path
    for (const ListedPair& pair : pairs_) {
      for (const std::string& path :
           {document_path(job_.sources, pair.source), document_path(job_.targets, pair.target)})
        documents.emplace(whole_path(path), path);
    }
    const auto check = [&](const std::string& output) {
      const auto found = documents.find(whole_path(output));
      if (found != documents.end()) refuse_output_over_input(output, found->second);
    };
    for (const std::string& name : outputs_) check(job_.output(name));
    if (!job_.merged.empty() && job_.merged != "-") check(job_.merged);
  }

  // Whether the file can be written is better known before hours of work than behind them.
  void try_merged() const {
    std::error_code error;
    const fs::file_type kind = fs::status(job_.merged, error).type();
    if (!job_.merged.empty() && (kind == fs::file_type::not_found || kind == fs::file_type::regular))
      const OutputFile trial(job_.merged, OutputFile::Existing::replace);
  }

  // What earlier runs have done, of all shards. Done by one is done, whatever another says.
  void read_records(const BatchFolder& folder) {
    records_.resize(pairs_.size());
    const std::string ours = line_on_merged(job_.merged);
    folder.for_each_record([&](std::string_view line) {
      merged_is_ours_ = merged_is_ours_ || line == ours;
      std::optional<PairRecord> record = record_of_line(line);
      if (!record || record->pair < 1 || record->pair > records_.size()) return;
      PairRecord& known = records_[record->pair - 1];
      if (!known.done) known = std::move(*record);
    });
  }

  std::vector<std::size_t> to_do() const {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      std::error_code error;
      if (in_shard(i) && !(records_[i].done && fs::exists(job_.output(outputs_[i]), error)))
        indices.push_back(i);
    }
    return indices;
  }

  // The first pass. False when it is not over: a signal came, or other shards have not ended theirs.
  bool learn(BatchFolder& folder) {
    if (!has_learned(folder)) {
      read_lessons(folder);
      if (StopSignals::seen() != 0) return false;
      const BatchLearning learning(folder, pairs_.size());  // with what other shards have done meanwhile
      if (!learning.has_all()) return false;
      learning.make_lexicons();
    }
    if (job_.resume && job_.shard.all()) OutputFile::remove_leftovers(files_of_learning(folder));
    job_.pair.learned = folder.lexicons();
    return true;
  }

  void read_lessons(BatchFolder& folder) {
    BatchLearning learning(folder, pairs_.size());
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      if (in_shard(i) && !learning.has(i + 1)) indices.push_back(i);
    }
    BatchJob job = job_;
    job.pair.format = WriteFormat::beads;  // which asks for no evidence
    PairWorker worker(job, folder.journal());
    GroupWriter writer(folder.lessons());
    work_on(
        indices,
        [&](std::size_t i) {
          Lesson lesson = worker.learn(pairs_[i]);
          lesson.pair = i + 1;
          learning.take(lesson);
          writer.add(nullptr, to_line(lesson));
        },
        writer, msgid("{1} of {2} pairs learned from"));
    writer.finish();
  }

  void align(BatchFolder& folder) {
    PairWorker worker(job_, folder.journal());
    GroupWriter writer(folder.journal());
    work_on(
        to_do(),
        [&](std::size_t i) {
          auto [record, output] = worker.work(pairs_[i], job_.output(outputs_[i]));
          record.pair = i + 1;
          std::error_code error;  // of a failed pair, an earlier run may have left one
          if (!record.done && job_.resume) fs::remove_all(job_.output(outputs_[i]), error);
          const std::string line = to_line(record);
          writer.add(std::move(output), line);
          records_[i] = record_of_line(line).value_or(std::move(record));  // as a later run will read it
        },
        writer, msgid("{1} of {2} pairs aligned"));
    writer.finish();
    dictionary_notes_ = worker.dictionary_notes();
  }

  // Calls work(i) for all of these, on all threads, until a signal comes (StopSignals of run()). `writer` takes
  // what they find; `pattern` tells how far it is.
  void work_on(const std::vector<std::size_t>& indices, const std::function<void(std::size_t)>& work,
               GroupWriter& writer, const char* pattern) const {
    shown(1000);  // makes what it needs now: the threads share it
    Progress progress(job_.pair.quiet);
    using Clock = std::chrono::steady_clock;
    const Clock::time_point start = Clock::now();
    std::optional<Clock::time_point> signalled;
    run_in_parallel(
        indices.size(), job_.threads, [&](std::size_t turn) { work(indices[turn]); },
        [&](std::size_t done) {
          const Clock::time_point now = Clock::now();
          if (StopSignals::seen() == 0) {
            say_progress(progress, pattern, done, indices.size(),
                         std::chrono::duration<double>(now - start).count());
            return true;
          }
          if (!signalled) {
            signalled = now;
            progress.clear();
            say("bitext: " + tr("stopping when the pairs at work are done, in {1} seconds at most; "
                                "once more ends at once",
                                {shown(kGrace.count())}));
          }
          if (now - *signalled > kGrace) stop_at_once(writer);
          return false;
        });
  }

  static void say_progress(Progress& progress, const char* pattern, std::size_t done, std::size_t all,
                           double seconds) {
    std::string text = tr(pattern, {shown(done), shown(all)});
    if (done > 0) {
      const double left = seconds / static_cast<double>(done) * static_cast<double>(all - done);
      text += ", " + tr("{1} left", {shown_time(left)});
    }
    progress.say(text);
  }

  void write_reports() {
    const BatchReport report = make_report(pairs_, outputs_, records_);
    OutputFile table(job_.output(kTableOfReport), OutputFile::Existing::replace);
    write_report_table(report, table.stream());
    table.commit();
    OutputFile page(job_.output(kPageOfReport), OutputFile::Existing::replace);
    write_report_page(report, page.stream());
    page.commit();
    doubtful_ = report.doubtful;
  }

  void write_merged(BatchFolder& folder) {
    const std::vector<std::string> suffixes = id_suffixes(pairs_);
    std::vector<MergePart> parts;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      if (records_[i].done) parts.push_back({job_.output(outputs_[i]), suffixes[i]});
    }
    if (parts.empty()) return;  // tell() says that all have failed
    if (!merged_is_ours_ && job_.merged != "-") folder.journal().append(line_on_merged(job_.merged));
    OutputFile out(job_.merged, OutputFile::Existing::replace);
    merge_outputs(parts, job_.pair.format, out.stream());
    out.commit();
  }

  void tell() const {
    std::size_t all = 0;
    std::size_t done = 0;
    std::size_t units = 0;
    std::vector<std::size_t> failed;
    for (std::size_t i = 0; i < records_.size(); ++i) {
      if (!in_shard(i)) continue;
      ++all;
      units += records_[i].units;
      if (records_[i].done) ++done;
      if (!records_[i].done && records_[i].pair != 0) failed.push_back(i);
    }
    if (!job_.pair.quiet) {
      for (const libalign::Message& note : odd_options(job_.pair)) say_note(note);
      for (const NamedNote& note : dictionary_notes_) say_note(note.note, note.file);
      say_summary(all, done, units);
    }
    say_failures(failed);
    if (stopped_) {
      say("bitext: " + tr("stopped; --resume goes on from here"));
      StopSignals::die();
    }
    if (failed.empty()) return refuse_unread();
    throw DataError({}, {"{1} of {2} pairs failed.", {shown(failed.size()), shown(all)}},
                    {"Mend them, then run the same command with --resume."});
  }

  // What could not be read when the pairs were found is not forgotten by a run that goes on; of shards, only
  // the one that found the pairs tells.
  void refuse_unread() const {
    if (list_head_.unread.empty()) return;
    if (made_list_) return pairing_->refuse_unread();
    if (!job_.shard.all()) return;
    for (const std::string& path : list_head_.unread)
      say_note({"could not be read when the pairs were found"}, path);
    throw DataError({}, {"files that could not be read: {1}.", {shown(list_head_.unread.size())}},
                    {"They are in no pair; to have them too, mend them and begin again in another folder."});
  }

  void say_summary(std::size_t all, std::size_t done, std::size_t units) const {
    if (!learned_ && !stopped_) {
      say(tr("part {1} of {2} is learned from; give the same again, with --resume, when all parts are",
             {shown(job_.shard.index), shown(job_.shard.count)}));
      return;
    }
    say(tr_n("{2} of {1} pair of documents aligned, {3} pairs of sentences written to {4}",
             "{2} of {1} pairs of documents aligned, {3} pairs of sentences written to {4}", all,
             {shown(done), shown(units), job_.folder}));
    if (!job_.shard.all() || stopped_) return;
    if (doubtful_ > 0) {
      say(tr_n("{1} pair of documents is doubtful: see {2}", "{1} pairs of documents are doubtful: see {2}",
               doubtful_, {job_.output(kPageOfReport)}));
    }
    if (!job_.merged.empty() && job_.merged != "-" && done > 0) say(tr("all in one: {1}", {job_.merged}));
  }

  void say_failures(const std::vector<std::size_t>& failed) const {
    constexpr std::size_t kMostShown = 100;
    for (std::size_t n = 0; n < std::min(failed.size(), kMostShown); ++n) {
      const PairRecord& record = records_[failed[n]];
      const Error error({record.place}, record.problem, record.advice);
      say(tr("failed: {1} + {2}: {3}",
             {pairs_[failed[n]].source, pairs_[failed[n]].target, describe(error)}));
    }
    if (failed.size() > kMostShown) say(tr_n("and {1} more", "and {1} more", failed.size() - kMostShown));
  }

  BatchJob job_;
  std::optional<FolderPairing> pairing_;
  ListHead list_head_;  // of a list that was made of two folders
  bool made_list_ = false;
  std::vector<ListedPair> pairs_;
  std::vector<std::string> outputs_;
  std::vector<PairRecord> records_;  // by the list; 0 as its number: nothing is known yet
  std::vector<NamedNote> dictionary_notes_;
  std::size_t doubtful_ = 0;
  bool stopped_ = false;  // by a signal, before all was done
  bool learned_ = false;  // where lexicons are learned first: that is done
  bool merged_is_ours_ = false;
};

}  // namespace

std::unique_ptr<Command> make_batch() { return std::make_unique<BatchCommand>(); }

}  // namespace bitext
