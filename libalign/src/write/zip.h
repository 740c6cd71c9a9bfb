// A zip archive to an open stream, the same bytes for the same content.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

struct archive;  // of libarchive

namespace libalign::detail {

class ZipWriter {
 public:
  // Throws DataError under `name` when the archive or the stream fails, as the others do.
  ZipWriter(std::FILE* stream, std::string name);
  ~ZipWriter();
  ZipWriter(const ZipWriter&) = delete;
  ZipWriter& operator=(const ZipWriter&) = delete;

  // A file in it; what add() gets until the next begin() or finish().
  void begin(const std::string& path);
  void add(std::string_view bytes);
  void finish();

  // Where the bytes go, and the system's number of what went wrong there; 0: nothing.
  struct Sink {
    std::FILE* stream;
    int error;
  };

 private:
  void check(long long result) const;

  archive* archive_ = nullptr;
  Sink sink_;
  std::string name_;
};

}  // namespace libalign::detail
