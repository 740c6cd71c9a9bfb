// A file of lines that only grows: what a run has finished, safe from a crash.
//
//     Journal journal("out/.bitext/journal.jsonl");
//     journal.append(R"({"pair":1})");   // on the disk when the call returns
//
//     for_each_line("out/.bitext/journal.jsonl", [](std::string_view line) { ... });
//
// A run that is killed leaves at most one line that is not whole, the last: it is passed over by
// for_each_line() and cut off when the journal is opened again. Lines are objects of JSON; each is written
// with its CRC-32 as a first member, "crc", so that what a failing disk has changed is known and done again.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bitext {

// An open file that is locked as long as it lives.
class LockedFile {
 public:
  enum class Lock { shared, alone };

  // Creates it when needed. Throws DataError when it cannot be opened, or when another process holds it.
  LockedFile(const std::string& path, Lock lock);
  ~LockedFile();
  LockedFile(const LockedFile&) = delete;
  LockedFile& operator=(const LockedFile&) = delete;

  int descriptor() const { return descriptor_; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  int descriptor_ = -1;
};

class Journal {
 public:
  // Throws DataError as LockedFile does.
  explicit Journal(const std::string& path);

  // Lines that go in together, without their line ends. Throws DataError when the disk is full, or the file
  // is no longer in its place.
  void append(const std::vector<std::string>& lines);
  void append(const std::string& line) { append(std::vector<std::string>{line}); }
  // Returns when all that was written to this disk before is on it. Throws DataError as append() does.
  void sync_disk() const;
  // Throws DataError when the file was taken away from under us, its folder with it.
  void check_in_place() const;

 private:
  LockedFile file_;
};

// Calls `use` for every line that is whole and as it was written. A file that is not there has none. Throws
// DataError when it cannot be read.
void for_each_line(const std::string& path, const std::function<void(std::string_view)>& use);

}  // namespace bitext
