// A command line in, a command and its arguments out.
#pragma once

#include <string>
#include <vector>

#include "command.h"

namespace bitext {

struct Parsed {
  const CommandEntry* command = nullptr;  // null: `bitext` alone, or only its own --help or --version
  Arguments arguments;
};

// `words` without the program's name. Opens nothing. Throws UsageError, with the nearest name when one was
// mistyped.
Parsed parse(std::vector<std::string> words);

}  // namespace bitext
