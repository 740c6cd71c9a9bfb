// Ctrl-C and SIGTERM, taken as the wish to end in good order.
#pragma once

namespace bitext {

// While one lives, the first such signal is only noted; the second ends the program at once. A signal that
// was ignored (nohup) stays so.
class StopSignals {
 public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  // The signal that came, also before this one was made; 0: none.
  static int seen();
  // Ends the program by the signal that came, so that whoever started it sees why.
  static void die();
};

}  // namespace bitext
