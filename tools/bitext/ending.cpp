#include "ending.h"

#include <pthread.h>
#include <csignal>

#include <thread>

#include "libalign/output.h"

namespace bitext {
namespace {

void end_by(int signal) {
  libalign::OutputFile::abandon_all();
  std::signal(signal, SIG_DFL);
  sigset_t this_one;
  sigemptyset(&this_one);
  sigaddset(&this_one, signal);
  pthread_sigmask(SIG_UNBLOCK, &this_one, nullptr);
  std::raise(signal);
}

}  // namespace

void leave_nothing_behind() {
  sigset_t awaited;
  sigemptyset(&awaited);
  bool any = false;
  for (const int signal : {SIGHUP, SIGINT, SIGTERM}) {
    struct sigaction before {};
    if (sigaction(signal, nullptr, &before) != 0 || before.sa_handler == SIG_IGN) continue;
    sigaddset(&awaited, signal);
    any = true;
  }
  if (!any) return;
  // All threads that begin later inherit this, so the signals come to the one that waits for them.
  pthread_sigmask(SIG_BLOCK, &awaited, nullptr);
  std::thread([awaited] {
    int signal = 0;
    if (sigwait(&awaited, &signal) == 0) end_by(signal);
  }).detach();
}

}  // namespace bitext
