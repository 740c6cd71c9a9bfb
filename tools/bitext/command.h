// What a command of `bitext` is: an entry in the table of commands and a class with two steps.
//
//     const CommandEntry* entry = find_command("lexicon import");
//     std::unique_ptr<Command> command = entry->make();
//     command->setup(arguments);   // reads options, opens nothing; throws UsageError
//     command->run();              // works; throws DataError
//
// A new command is one file command_NAME.cpp, one entry in commands.cpp and its rows in the table of
// options.cpp. The parser, --help, the man pages and the completions follow from these.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "options.h"

namespace bitext {

class Command {
 public:
  Command() = default;
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;
  virtual ~Command() = default;

  virtual void setup(const Arguments& arguments) = 0;
  virtual void run() = 0;
};

struct Example {
  const char* line;     // as typed
  const char* meaning;  // msgid
};

struct CommandEntry {
  std::string_view name;              // "align"; two words in a group: "lexicon import"
  std::vector<const char*> operands;  // msgids, "SOURCE"; the last may end in "..."
  std::size_t min_operands = 0;
  std::size_t max_operands = 0;
  const char* summary = "";              // msgid: one line without a full stop
  std::vector<const char*> description;  // msgids: paragraphs
  std::vector<Example> examples;
  std::string_view operand_words =
      {};  // what completion offers for operands: "" is files, "@commands", "bash zsh fish"
  std::unique_ptr<Command> (*make)() = nullptr;
};

// In the order of help.
std::span<const CommandEntry> commands();

// By its full name; null when there is none.
const CommandEntry* find_command(std::string_view name);

// Whether `word` is the first word of commands with two words.
bool is_group(std::string_view word);

}  // namespace bitext
