#include "progress.h"

#include <unistd.h>

#include <cstdio>
#include <string>

#include "layout.h"

namespace bitext {
namespace {

constexpr std::string_view kEraseLine = "\r\x1b[K";

void write(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

}  // namespace

Progress::Progress(bool quiet) : shown_(!quiet && is_terminal(STDERR_FILENO)) {}

Progress::~Progress() { clear(); }

void Progress::say(std::string_view what) {
  if (!shown_) return;
  clear();
  write(wrap(what, terminal_width(STDERR_FILENO, 200, 80) - 1).front());
  line_ = true;
}

void Progress::clear() {
  if (line_) write(kEraseLine);
  line_ = false;
}

}  // namespace bitext
