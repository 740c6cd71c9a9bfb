// Small records of which there may be more than memory holds, to be looked at by groups with the same key.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "memory/fingerprints.h"

namespace libalign::detail {

struct Record {
  Hash128 key;
  std::uint64_t value = 0;
  std::uint64_t unit = 0;
};

// Up to 1.5 million are kept in memory (48 MB). Beyond that all go to 256 parts of temporary files by their
// key, and a part at a time comes back: memory grows by a 256th of what there is.
class Records {
 public:
  static constexpr std::size_t kInMemory = 1500000;

  explicit Records(std::size_t in_memory = kInMemory) : in_memory_(in_memory) {}
  // Throws DataError when the temporary files cannot be written.
  void add(const Record& record);
  // use(group): records with one key, by unit. Afterwards there are none.
  void each_group(const std::function<void(std::span<const Record>)>& use);

 private:
  using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;
  void spill();
  void put(const Record& record);

  std::size_t in_memory_;
  std::vector<Record> records_;
  std::vector<File> parts_;
};

// A file without a name in TMPDIR, gone when it is closed. Throws DataError.
std::FILE* temporary_file();

// A copy of what can be read once only, standard input or a pipe, that can be read again by its path.
class Spool {
 public:
  explicit Spool(const std::string& path);
  const std::string& path() const { return path_; }

 private:
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
  std::string path_;
};

// Whether a path is a file on the disk, that can be read twice.
bool can_be_read_again(const std::string& path);

}  // namespace libalign::detail
