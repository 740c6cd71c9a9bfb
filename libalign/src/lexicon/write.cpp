#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include "lexicon/build.h"
#include "libalign/lexicon.h"

namespace libalign {
namespace {

DataError cannot_write(const std::string& path, int error) {
  return {{path},
          {"cannot be written: {1}.", {std::generic_category().message(error)}},
          {"Check the folder, its permissions and the space left.", {}}};
}

}  // namespace

void write_lexicon(const std::vector<LexiconSource>& sources, const std::string& path) {
  const std::string bytes = detail::build_lexicon(sources);
  const std::string beside = path + ".part-" + std::to_string(getpid());
  std::FILE* file = std::fopen(beside.c_str(), "wbe");
  if (file == nullptr) throw cannot_write(path, errno);
  errno = 0;
  const bool written =
      std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() && std::fflush(file) == 0;
  int error = written ? 0 : errno;
  if (std::fclose(file) != 0 && error == 0) error = errno;
  if (error == 0 && std::rename(beside.c_str(), path.c_str()) != 0) error = errno;
  if (error != 0 || !written) {
    std::remove(beside.c_str());
    throw cannot_write(path, error);
  }
}

}  // namespace libalign
