#include "batch/worker.h"

#include <algorithm>
#include <filesystem>
#include <new>
#include <system_error>
#include <utility>

#include "checks.h"
#include "libalign/error.h"
#include "libalign/read.h"
#include "libalign/write.h"
#include "srx_file.h"

namespace bitext {
namespace {

namespace fs = std::filesystem;
using libalign::Alignment;
using libalign::AlignOptions;
using libalign::DataError;
using libalign::Document;
using libalign::Error;
using libalign::Message;
using libalign::OutputFile;
using libalign::Sentences;
using libalign::UsageError;
using libalign::WriteReport;

void make_folder_of(const std::string& output) {
  const fs::path folder = fs::path(output).parent_path();
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    throw DataError({folder.string()}, {"this folder cannot be made: {1}.", {error.message()}},
                    {"Check the path."});
}

void add_notes(std::vector<RecordedNote>& notes, const std::string& file,
               const std::vector<Message>& messages) {
  for (const Message& message : messages) notes.push_back({file, message});
}

// Manuals and web pages have passages that nobody has translated yet. Only many of them make a pair doubtful.
bool is_of_part(const Message& note, const Alignment& alignment) {
  constexpr std::size_t kManyOf = 3;  // a third
  if (note.pattern != libalign::kUntranslatedNote) return false;
  const auto pairs = std::ranges::count_if(alignment.beads, [](const auto& bead) { return !bead.unaligned(); });
  return std::stoul(note.arguments.at(0)) * kManyOf < static_cast<std::size_t>(pairs);
}

}  // namespace

std::string document_path(const std::string& folder, const std::string& name) {
  if (folder.empty() || name.starts_with('/')) return name == "-" ? "./-" : name;
  return folder + (folder.ends_with('/') ? "" : "/") + name;
}

PairWorker::Result PairWorker::work(const ListedPair& pair, const std::string& output) {
  PairRecord found;
  Alignment alignment;
  try {
    alignment = align(pair, found);
  } catch (const Error& error) {
    return {record_of(error), nullptr};
  } catch (const std::bad_alloc&) {
    return {record_of(DataError(
                {}, {"there is not enough memory for this. Split the texts, or close other programs."})),
            nullptr};
  } catch (const std::exception& error) {
    return {record_of(DataError({}, {"unexpected trouble: {1}", {error.what()}})), nullptr};
  }
  try {
    WriteReport report;
    std::unique_ptr<libalign::Output> out = write(alignment, output, report);
    PairRecord record = record_of(alignment, report);
    record.doubts = std::move(found.doubts);
    record.notes = std::move(found.notes);
    add_notes(record.notes, "", report.notes);
    return {std::move(record), std::move(out)};
  } catch (const UsageError& error) {  // languages that a TMX cannot have
    return {record_of(error), nullptr};
  }
}

Lesson PairWorker::learn(const ListedPair& pair) {
  PairRecord unused;
  try {
    return lesson_of(align(pair, unused));
  } catch (const Error&) {  // the second pass meets it again, and tells
    return {};
  } catch (const std::bad_alloc&) {
    return {};
  }
}

// Messages name the documents as the list does, wherever its folders lie on this machine.
Document PairWorker::read(const std::string& folder, const std::string& name,
                          const libalign::ReadOptions& options) const {
  const std::string path = document_path(folder, name);
  try {
    Document document = libalign::read_document(path, options);
    document.name = name;
    return document;
  } catch (const DataError& error) {
    if (error.place().file != path) throw;
    throw DataError({name, error.place().line, error.place().column}, error.problem(), error.advice());
  }
}

Alignment PairWorker::align(const ListedPair& pair, PairRecord& record) {
  refuse_one_file_twice(document_path(job_.sources, pair.source), document_path(job_.targets, pair.target));
  Document source = read(job_.sources, pair.source, job_.pair.read_source);
  Document target = read(job_.targets, pair.target, job_.pair.read_target);
  check_languages(source, target, job_.pair);
  add_notes(record.notes, source.name, source.notes);
  add_notes(record.notes, target.name, target.notes);
  add_notes(record.doubts, "", odd_pair(source, target));
  add_notes(record.doubts, source.name, odd_rules(source, job_.pair.srx));
  add_notes(record.doubts, target.name, odd_rules(target, job_.pair.srx));
  const AlignOptions options = options_for(source.language, target.language);
  const Sentences source_sentences = sentences_of(std::move(source), job_.pair);
  const Sentences target_sentences = sentences_of(std::move(target), job_.pair);
  Alignment alignment = align_texts(source_sentences, target_sentences, options, job_.pair);
  for (const Message& note : alignment.notes)
    (is_of_part(note, alignment) ? record.notes : record.doubts).push_back({"", note});
  return alignment;
}

std::unique_ptr<libalign::Output> PairWorker::write(const Alignment& alignment, const std::string& output,
                                                    WriteReport& report) const {
  journal_.check_in_place();  // else the folder would be made again, without what is finished
  make_folder_of(output);
  auto out =
      libalign::make_output(output, job_.pair.format, OutputFile::Existing::replace, OutputFile::Begin::now);
  libalign::WriteOptions options = job_.pair.write;
  options.output_name = output;
  report = libalign::write_alignment(alignment, *out, job_.pair.format, options);
  out->close();
  return out;
}

AlignOptions PairWorker::options_for(const std::string& from, const std::string& to) {
  const std::scoped_lock lock(mutex_);
  const auto [found, added] = dictionaries_.try_emplace({from, to});
  if (added) {
    try {
      found->second.options = align_options(job_.pair, from, to, found->second.notes);
    } catch (...) {
      dictionaries_.erase(found);
      throw;
    }
  }
  return found->second.options;
}

std::vector<NamedNote> PairWorker::dictionary_notes() const {
  std::vector<NamedNote> notes;
  for (const auto& [languages, dictionaries] : dictionaries_)
    notes.insert(notes.end(), dictionaries.notes.begin(), dictionaries.notes.end());
  return notes;
}

void check_options(const PairJob& job) {
  for (const libalign::ReadOptions* read : {&job.read_source, &job.read_target}) {
    try {
      libalign::parse_document("ab", "", *read);
    } catch (const DataError&) {
      // so little text says nothing of an encoding that is known
    }
  }
  libalign::ReadOptions options;
  options.language = "es";
  options.sentences = true;
  PairJob alone = job;
  alone.lexicons.clear();
  alone.glossaries.clear();
  alone.no_lexicon = true;
  std::vector<NamedNote> none;
  const Sentences sentences = sentences_of(libalign::parse_document("Sí.\n", "", options), alone);
  align_texts(sentences, sentences, align_options(alone, "es", "es", none), alone);
}

}  // namespace bitext
