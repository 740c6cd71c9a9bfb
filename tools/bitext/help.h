// Help, made from the tables of commands and options.
#pragma once

#include <string>
#include <string_view>

#include "command.h"

namespace bitext {

std::string version_text();
std::string program_help();
std::string command_help(const CommandEntry& entry);
std::string group_help(std::string_view group);

// "bitext align [OPTIONS] SOURCE TARGET"
std::string usage_line(const CommandEntry& entry);
// The option's help text with its choices filled in.
std::string option_text(const OptionEntry& option);

// The paragraphs on exit codes and the environment that help and the man page share.
struct Section {
  std::string heading;
  std::vector<std::pair<std::string, std::string>> entries;  // term, text
};
std::vector<Section> common_sections();

}  // namespace bitext
