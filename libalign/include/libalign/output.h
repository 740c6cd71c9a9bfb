// Where data goes: a file or a folder that appears only when it is complete.
//
//     OutputFile out("memory.tmx.gz", OutputFile::Existing::refuse);
//     std::fputs("text", out.stream());
//     out.commit();   // only now memory.tmx.gz appears
//
// Both are written beside their place under a hidden name, then renamed. A link keeps pointing to what it
// points to. Until commit() nothing of the old is touched; without it nothing is left behind.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "libalign/error.h"

namespace libalign {

class Output {
 public:
  Output() = default;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  virtual ~Output() = default;

  // The first part of commit(), for a program that writes many outputs at a time: all is written and closed,
  // but not synced. Sync the disk once for all of them; commit() then only renames. Throws DataError.
  virtual void close() = 0;
  // Flushes, syncs, renames. Throws DataError, for instance when a file that must not be replaced appeared
  // meanwhile: that file stays.
  virtual void commit() = 0;
};

// A device, a pipe and /dev/stdout are written directly. A file that is replaced keeps its permissions. A
// name that ends in ".gz" is packed as gzip, the same bytes for the same data.
class OutputFile : public Output {
 public:
  enum class Existing { refuse, replace };
  enum class Begin { later, now };  // now: the data is ready, so that the file need not be tried first

  // "-" is standard output. Throws DataError when the folder is missing, the file exists and must not be
  // replaced, or it cannot be written.
  OutputFile(std::string path, Existing existing, Begin begin = Begin::later);
  ~OutputFile() override;
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  // Opened at the first call, so call it when the data is ready; nullptr after close() and commit(). Throws
  // DataError.
  std::FILE* stream();
  void close() override;
  void commit() override;

  // Removes the hidden files and folders that programs that were killed have left where these paths were to
  // be written. REQUIRES: nobody is writing them.
  static void remove_leftovers(const std::vector<std::string>& paths);

  // For a program that a signal ends: removes what no OutputFile or OutputFolder of it has completed, and
  // what a reader left in the folder for temporary files. Call it from a thread that waits for signals, not
  // from a handler. After it the program must end: nothing can be begun or completed any more, who tries
  // waits.
  static void abandon_all() noexcept;

 private:
  void open_temporary();
  void end_data();
  void put_in_place();

  std::string path_;       // as the user named it
  std::string target_;     // where it goes: links followed
  std::string temporary_;  // empty when written directly or done
  Existing existing_;
  bool ended_ = false;  // all data is in stream_, or that is closed
  bool committed_ = false;
  std::FILE* stream_ = nullptr;
  std::FILE* packing_ = nullptr;  // what packs into stream_
};

// Several files that belong together. An empty folder of that name is no hindrance. One with files in it is
// replaced only when asked to, and only when all of them are of names that are written now: nobody loses
// their papers.
class OutputFolder : public Output {
 public:
  using Existing = OutputFile::Existing;

  // Throws UsageError for standard output, DataError when it exists and must not be replaced, or cannot be
  // made.
  OutputFolder(std::string path, Existing existing);
  ~OutputFolder() override;
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  // A new file in it, open until close() or commit(). Throws DataError.
  std::FILE* file(const std::string& name);
  std::string name() const;  // its own, without the folders above
  const std::string& path() const { return path_; }
  void close() override;
  void commit() override;

 private:
  struct Part {
    std::string name;
    std::FILE* stream;
  };

  void make_temporary();
  void end_parts(bool synced);
  void refuse_foreign_files() const;
  void put_in_place();

  std::string path_;
  std::string target_;     // where it goes: links followed
  std::string temporary_;  // empty until writing begins, and when done
  Existing existing_;
  std::vector<Part> parts_;
  bool closed_ = false;
  bool committed_ = false;
};

}  // namespace libalign
