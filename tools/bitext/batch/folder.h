// The folder of a batch: its settings, its journals, and who works in it.
//
//     out/.bitext/settings              what decides the bytes of the outputs
//     out/.bitext/journal.jsonl         what a run without --shard has finished
//     out/.bitext/journal-2-of-5.jsonl  what a shard has finished
//     out/.bitext/lock                  held by every run: by shards together, else alone
//
// What `--learn batch` adds: batch/learning.h.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "batch/job.h"
#include "batch/journal.h"

namespace bitext {

// Throws DataError when a batch was begun there and `job` does not go on with it.
void refuse_begun(const BatchJob& job);

class BatchFolder {
 public:
  // Makes the folder, or goes on in it; then clears away what a run that was killed has left half written.
  // `mine`: paths of what this run will write. Throws DataError: the folder has a journal and the job does
  // not say `resume`; it was begun with other settings; another run is at work; an output exists that no run
  // of this batch has written.
  BatchFolder(const BatchJob& job, const std::string& settings, const std::vector<std::string>& mine);

  Journal& journal() { return *journal_; }
  // Every line of every journal.
  void for_each_record(const std::function<void(std::string_view)>& use) const;

  // The same for what pairs teach; the journal is made at the first call.
  Journal& lessons();
  void for_each_lesson(const std::function<void(std::string_view)>& use) const;
  const std::string& lexicons() const { return lexicons_; }
  std::string list_of_lexicons() const;  // "out/.bitext/learned"

 private:
  void for_each_line_of(const std::string& kind, const std::function<void(std::string_view)>& use) const;

  std::string folder_;
  std::string inner_;  // "out/.bitext"
  std::string lexicons_;
  Shard shard_;
  std::unique_ptr<LockedFile> lock_;
  std::unique_ptr<Journal> journal_, lessons_;
};

// Makes a folder, unless it is there. Throws DataError.
void make_folder(const std::string& path);

// Throws DataError when there is a file, a folder or a link of that name; a device or a pipe is none.
void refuse_existing(const std::string& path);

}  // namespace bitext
