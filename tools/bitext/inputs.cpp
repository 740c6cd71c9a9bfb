#include "inputs.h"

#include <sys/stat.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "libalign/error.h"

namespace bitext {

using libalign::DataError;
using libalign::UsageError;

std::string read_small_file(const std::string& path) {
  constexpr std::uintmax_t kMost = std::uintmax_t{64} << 20U;
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) throw DataError({path}, {"no such file."}, {"Check the path."});
  if (std::filesystem::is_directory(status))
    throw DataError({path}, {"is a folder."}, {"Name a file in it."});
  if (std::filesystem::is_regular_file(status) && std::filesystem::file_size(path, error) > kMost) {
    throw DataError({path}, {"is too large for its purpose."}, {"Check that it is the right one."});
  }
  std::ifstream in(path, std::ios::binary);
  std::string text;
  constexpr std::size_t kChunk = 1U << 16U;
  for (std::string chunk(kChunk, '\0'); in && text.size() <= kMost;) {
    in.read(chunk.data(), kChunk);
    text.append(chunk, 0, static_cast<std::size_t>(in.gcount()));
  }
  if (!in.eof())
    throw DataError({path}, {"you may not read this file."}, {"Ask its owner for permission, or copy it."});
  return text;
}

bool same_file(const std::string& one, const std::string& other) {
  if (one == "-" || other == "-") return false;
  struct stat first {};
  struct stat second {};
  return stat(one.c_str(), &first) == 0 && stat(other.c_str(), &second) == 0 && S_ISREG(first.st_mode) &&
         first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

void refuse_output_over_input(const std::string& output, const std::string& input) {
  if (same_file(output, input)) {
    throw UsageError({output}, {"the output would replace an input."}, {"Choose another name for it."});
  }
}

}  // namespace bitext
