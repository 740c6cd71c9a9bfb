// Shell completion scripts, made from the tables of commands and options.
#pragma once

#include <string>

namespace bitext {

std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

}  // namespace bitext
