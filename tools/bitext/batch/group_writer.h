// Outputs and the lines of a journal that tell of them, brought to the disk in groups.
//
// The basic idea (group commit, DeWitt et al. 1984): a file that is synced by itself waits for the disk each
// time, and the worker with it. Here workers hand over what they have written and go on; a thread of its own
// takes all that has come since its last round and syncs the disk once for it. Only then do the outputs get
// their names, and only then are they written down in the journal. The slower the disk, the larger the
// groups; a run that is killed does a group again, for that is not in the journal yet.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "batch/journal.h"
#include "libalign/write.h"

namespace bitext {

class GroupWriter {
 public:
  explicit GroupWriter(Journal& journal);
  // Writes down the rest, as far as that can be done.
  ~GroupWriter();
  GroupWriter(const GroupWriter&) = delete;
  GroupWriter& operator=(const GroupWriter&) = delete;

  // `output` is closed, or null where there is none. Waits while the disk is far behind. Throws DataError
  // when something, perhaps of another pair, could not be written. Several threads may call it.
  void add(std::unique_ptr<libalign::Output> output, std::string line);

  // Returns when all is on the disk. Throws as add() does. Nothing may be added afterwards.
  void finish();

 private:
  struct Entry {
    std::unique_ptr<libalign::Output> output;
    std::string line;
  };

  void end();
  void write_groups();
  void write(std::vector<Entry>& group);

  Journal& journal_;
  std::mutex mutex_;
  std::condition_variable more_, room_;
  std::vector<Entry> waiting_;
  bool ended_ = false;
  std::exception_ptr trouble_;
  std::thread thread_;  // the last: it uses the others
};

}  // namespace bitext
