// `bitext help`, `bitext man` and `bitext completion`: texts made from the tables.
#include "command.h"
#include "completion.h"
#include "help.h"
#include "libalign/error.h"
#include "man.h"
#include "messages.h"
#include "output.h"

namespace bitext {
namespace {

using libalign::UsageError;

std::string name_in(const Arguments& arguments) { return joined(arguments.operands, " "); }

const CommandEntry& require(const std::string& name) {
  const CommandEntry* entry = find_command(name);
  if (entry == nullptr) throw UsageError({}, {"unknown command {1}.", {name}}, {"See: bitext --help."});
  return *entry;
}

class HelpCommand : public Command {
 public:
  void setup(const Arguments& arguments) override {
    name_ = name_in(arguments);
    if (!name_.empty() && !is_group(name_)) entry_ = &require(name_);
  }
  void run() override {
    print(entry_ != nullptr ? command_help(*entry_) : name_.empty() ? program_help() : group_help(name_));
  }

 private:
  std::string name_;
  const CommandEntry* entry_ = nullptr;
};

class ManCommand : public Command {
 public:
  void setup(const Arguments& arguments) override {
    if (!arguments.operands.empty()) entry_ = &require(name_in(arguments));
  }
  void run() override { print(entry_ == nullptr ? program_man() : command_man(*entry_)); }

 private:
  const CommandEntry* entry_ = nullptr;
};

class CompletionCommand : public Command {
 public:
  void setup(const Arguments& arguments) override {
    const std::string& shell = arguments.operands.front();
    if (shell == "bash") {
      make_ = bash_completion;
    } else if (shell == "zsh") {
      make_ = zsh_completion;
    } else if (shell == "fish") {
      make_ = fish_completion;
    } else {
      throw UsageError({}, {"unknown shell {1}.", {shell}}, {"Choose one of: {1}.", {"bash, zsh, fish"}});
    }
  }
  void run() override { print(make_()); }

 private:
  std::string (*make_)() = nullptr;
};

}  // namespace

std::unique_ptr<Command> make_help() { return std::make_unique<HelpCommand>(); }
std::unique_ptr<Command> make_man() { return std::make_unique<ManCommand>(); }
std::unique_ptr<Command> make_completion() { return std::make_unique<CompletionCommand>(); }

}  // namespace bitext
