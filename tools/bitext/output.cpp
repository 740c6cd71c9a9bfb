#include "output.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <system_error>

#include "messages.h"

namespace bitext {
namespace {

[[noreturn]] void refuse_output(int reason) {
  throw libalign::DataError(
      {}, {"standard output cannot be written: {1}.", {std::generic_category().message(reason)}},
      {"Check the disk, or where the output goes."});
}

volatile std::sig_atomic_t reader_left = 0;

extern "C" void note_reader_left(int /*signal*/) { reader_left = 1; }

}  // namespace

void print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) refuse_output(errno);
}

void flush_output() {
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) refuse_output(errno);
}

void say(std::string_view line) {
  const std::string text = std::string(line) + "\n";
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void say_note(const libalign::Message& note, std::string_view file) {
  say(tr("{1}: note: {2}", {file.empty() ? std::string("bitext") : std::string(file), tr(note)}));
}

void guard_streams() {
  // Standard input is reopened for writing and the others for reading, so that each use of them fails instead
  // of seeming to work.
  const std::array modes = {O_WRONLY, O_RDONLY, O_RDONLY};
  for (int stream = 0; stream < 3; ++stream) {
    if (fcntl(stream, F_GETFD) == -1 && errno == EBADF) {
      static_cast<void>(open("/dev/null", modes.at(static_cast<std::size_t>(
                                              stream))));  // takes the lowest free number: this one
    }
  }
  std::signal(SIGPIPE, note_reader_left);
}

bool reader_has_left() { return reader_left != 0; }

}  // namespace bitext
