#include "batch/stop_signals.h"

#include <array>
#include <csignal>

namespace bitext {
namespace {

constexpr std::array kSignals = {SIGINT, SIGTERM};

volatile std::sig_atomic_t noted = 0;

extern "C" void note_signal(int signal) { noted = signal; }

}  // namespace

StopSignals::StopSignals() {
  for (const int signal : kSignals) {
    struct sigaction before {};
    if (::sigaction(signal, nullptr, &before) != 0 || before.sa_handler == SIG_IGN) continue;
    struct sigaction action {};
    action.sa_handler = note_signal;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    ::sigaction(signal, &action, nullptr);
  }
}

StopSignals::~StopSignals() {
  for (const int signal : kSignals) {
    struct sigaction now {};
    if (::sigaction(signal, nullptr, &now) == 0 && now.sa_handler == note_signal)
      std::signal(signal, SIG_DFL);
  }
}

int StopSignals::seen() { return noted; }

void StopSignals::die() {
  std::signal(noted, SIG_DFL);
  std::raise(noted);
}

}  // namespace bitext
