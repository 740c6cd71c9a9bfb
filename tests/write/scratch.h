// A folder for one test, what is written into memory, and programs to ask.
#pragma once

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "libalign/write.h"

namespace libalign {

class Scratch {
 public:
  Scratch() {
    std::string name = testing::TempDir() + "bitext_XXXXXX";
    if (::mkdtemp(name.data()) == nullptr)
      throw std::filesystem::filesystem_error("mkdtemp", std::error_code(errno, std::generic_category()));
    folder_ = name;
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  std::string file(const std::string& name) const { return (folder_ / name).string(); }
  const std::filesystem::path& folder() const { return folder_; }
  std::size_t files() const {
    const std::filesystem::directory_iterator entries(folder_);
    return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
  }

 private:
  std::filesystem::path folder_;
};

inline std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_content(const std::string& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
}

// The bytes that write_alignment makes.
inline std::string written(const Alignment& alignment, WriteFormat format, const WriteOptions& options = {},
                           WriteReport* report = nullptr) {
  char* bytes = nullptr;
  std::size_t size = 0;
  std::FILE* const stream = ::open_memstream(&bytes, &size);
  struct Cleanup {
    std::FILE* stream;
    char*& bytes;
    ~Cleanup() {
      std::fclose(stream);
      std::free(bytes);
    }
  } const cleanup{stream, bytes};
  const WriteReport made = write_alignment(alignment, stream, format, options);
  if (report != nullptr) *report = made;
  return {bytes, size};
}

struct ProgramResult {
  int status = -1;
  std::string output;  // both streams
};

// Runs a line of shell.
inline ProgramResult run(const std::string& command) {
  ProgramResult result;
  std::FILE* const pipe = ::popen(("( " + command + " ) 2>&1").c_str(), "r");
  if (pipe == nullptr) return result;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) result.output += static_cast<char>(c);
  const int status = ::pclose(pipe);
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return result;
}

inline std::string shared(const std::string& name) {
  return std::string(BITEXT_SOURCE_DIR) + "/../shared/" + name;
}

}  // namespace libalign
