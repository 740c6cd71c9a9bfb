// A pair of the list in, its output and a record out; or what it teaches.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "align_pair.h"
#include "batch/job.h"
#include "batch/journal.h"
#include "batch/lesson.h"
#include "batch/list.h"
#include "batch/record.h"

namespace bitext {

// Several threads may use one worker.
// A name of the list, seen from the folder that it starts from. "-" is a file of that name.
std::string document_path(const std::string& folder, const std::string& name);

class PairWorker {
 public:
  PairWorker(const BatchJob& job, const Journal& journal) : job_(job), journal_(journal) {}

  struct Result {
    PairRecord record;
    std::unique_ptr<libalign::Output> output;  // closed, to be committed; null where the pair failed
  };

  // Trouble with the documents is a record that says so. Throws DataError for trouble with writing.
  Result work(const ListedPair& pair, const std::string& output);

  // What a pair teaches: of one that fails, nothing.
  Lesson learn(const ListedPair& pair);

  // What the dictionaries had to say, by languages.
  std::vector<NamedNote> dictionary_notes() const;

 private:
  struct Dictionaries {
    libalign::AlignOptions options;
    std::vector<NamedNote> notes;
  };

  libalign::Alignment align(const ListedPair& pair, PairRecord& record);
  libalign::Document read(const std::string& folder, const std::string& name,
                          const libalign::ReadOptions& options) const;
  std::unique_ptr<libalign::Output> write(const libalign::Alignment& alignment, const std::string& output,
                                          libalign::WriteReport& report) const;
  // Opened once for each two languages.
  libalign::AlignOptions options_for(const std::string& from, const std::string& to);

  const BatchJob& job_;
  const Journal& journal_;
  std::mutex mutex_;
  std::map<std::pair<std::string, std::string>, Dictionaries> dictionaries_;
};

// What would fail for every pair fails now: throws UsageError for an unknown encoding, DataError when the
// weights, abbreviations or rules that the job names are broken.
void check_options(const PairJob& job);

}  // namespace bitext
