// Man pages, made from the tables of commands and options.
#pragma once

#include <string>

#include "command.h"

namespace bitext {

// roff of bitext(1), and of bitext-align(1) and so on.
std::string program_man();
std::string command_man(const CommandEntry& entry);

// "bitext-lexicon-import"
std::string man_name(const CommandEntry& entry);

}  // namespace bitext
