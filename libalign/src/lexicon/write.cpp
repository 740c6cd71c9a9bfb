#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "lexicon/build.h"
#include "libalign/lexicon.h"
#include "text/file_errors.h"

namespace libalign {
namespace {

// A new file beside `path`, never one that is there already: whoever can write to the folder could have put a
// link of that name there. Its name goes to `beside`.
int create_beside(const std::string& path, std::string& beside) {
  constexpr int kMostTries = 100;
  for (int i = 0; i < kMostTries; ++i) {
    beside = path + ".part-" + std::to_string(getpid()) + "-" + std::to_string(i);
    const int descriptor = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor >= 0 || errno != EEXIST) return descriptor;
  }
  return -1;
}

// Renaming over a link, a pipe or a device would put an end to it.
void refuse_other_than_file(const std::string& path) {
  struct stat found {};
  if (::lstat(path.c_str(), &found) != 0 || S_ISREG(found.st_mode)) return;
  if (S_ISDIR(found.st_mode)) throw detail::file_error(path, EISDIR);
  throw DataError({path}, {"is no regular file."}, {"Choose another name for the lexicon."});
}

}  // namespace

void write_lexicon(const std::vector<LexiconSource>& sources, const std::string& path) {
  refuse_other_than_file(path);  // before the work
  detail::write_lexicon_bytes(detail::build_lexicon(sources), path);
}

void detail::write_lexicon_bytes(const std::string& bytes, const std::string& path) {
  refuse_other_than_file(path);
  std::string beside;
  const int descriptor = create_beside(path, beside);
  if (descriptor < 0) throw detail::file_error(path, errno);
  std::FILE* file = ::fdopen(descriptor, "wb");
  int error = file == nullptr ? errno : 0;
  if (file == nullptr) {
    ::close(descriptor);
  } else {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file) != bytes.size() || std::fflush(file) != 0)
      error = errno;
    if (std::fclose(file) != 0 && error == 0) error = errno;
  }
  if (error == 0 && std::rename(beside.c_str(), path.c_str()) != 0) error = errno;
  if (error != 0) {
    std::remove(beside.c_str());
    throw detail::file_error(path, error);
  }
}

}  // namespace libalign
