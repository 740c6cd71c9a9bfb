// What must not stay behind when the program ends by a signal: files and folders that are not complete, and
// helper programs that run for it. Only who ends the program calls remove_unfinished().
#pragma once

#include <sys/types.h>

#include <string>

namespace libalign::detail {

// A file, or a folder with all in it. Noted before it is made, forgotten when it has its own name or is gone.
void note_unfinished(const std::string& path);
void forget_unfinished(const std::string& path) noexcept;

// A process group: killed with what it made still to be removed.
void note_helper(pid_t group);
void forget_helper(pid_t group) noexcept;

// Kills the helpers and removes the files. Not for signal handlers: it allocates and locks. From then on
// every function above waits for ever, for the program is about to end and nothing may be made or renamed any
// more.
void remove_unfinished() noexcept;

}  // namespace libalign::detail
