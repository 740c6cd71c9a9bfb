// What the completion scripts of all shells are made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "command.h"

namespace bitext {

// 'text' for a shell.
std::string quoted(std::string_view text);

// The first words of all commands, each once: "align", "segment", ..., "lexicon".
std::vector<std::string> first_words();
// Those that need a second word, and these: "import", "info".
std::vector<std::string> groups();
std::vector<std::string> second_words(std::string_view group);

// What the operands of a command may be: words parted by blanks, or "" for files.
std::string operand_words(const CommandEntry& entry);

// The words that name an option: "-o", "--output".
std::vector<std::string> typed(const OptionEntry& option);

}  // namespace bitext
