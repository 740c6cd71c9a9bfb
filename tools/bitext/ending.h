// Ctrl-C, SIGTERM and a terminal that closes.
#pragma once

namespace bitext {

// From here on such a signal first removes what is not complete (hidden files beside the output, the folder
// of LibreOffice), then ends the program as it would have. Signals that were ignored (nohup) stay so. Call it
// before any other thread begins. `batch` does not: it ends in good order by StopSignals.
void leave_nothing_behind();

}  // namespace bitext
