// The one file that knows CLI11. It takes the words apart by our table; what words mean is for the commands'
// setup(). Its own messages are never shown: they are English only.
#include "parse.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "libalign/error.h"
#include "messages.h"
#include "nearest.h"

namespace bitext {
namespace {

using libalign::Message;
using libalign::UsageError;

Message help_advice(std::string_view command) {
  return command.empty() ? Message{"See: bitext --help."}
                         : Message{"See: bitext {1} --help.", {std::string(command)}};
}

std::vector<std::string> command_names(std::string_view group) {
  std::vector<std::string> names;
  for (const CommandEntry& entry : commands()) {
    const std::size_t blank = entry.name.find(' ');
    if (group.empty()) {
      names.emplace_back(entry.name.substr(0, blank));
    } else if (blank != std::string_view::npos && entry.name.substr(0, blank) == group) {
      names.emplace_back(entry.name.substr(blank + 1));
    }
  }
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

// Takes the command's name off the front of `words`.
const CommandEntry& take_command(std::vector<std::string>& words) {
  const std::string first = words.front();
  words.erase(words.begin());
  if (!is_group(first)) {
    if (const CommandEntry* entry = find_command(first)) return *entry;
    const std::string near = nearest(first, command_names(""));
    throw UsageError({}, {"unknown command {1}.", {first}},
                     near.empty() ? help_advice("") : Message{"Did you mean {1}?", {near}});
  }
  const std::vector<std::string> seconds = command_names(first);
  if (words.empty()) {
    throw UsageError({}, {"{1} needs to know what to do.", {first}},
                     {"Choose one of: {1}.", {joined(seconds)}});
  }
  const std::string name = first + " " + words.front();
  const CommandEntry* entry = find_command(name);
  if (entry == nullptr) {
    throw UsageError({}, {"unknown command {1}.", {name}}, {"Choose one of: {1}.", {joined(seconds)}});
  }
  words.erase(words.begin());
  return *entry;
}

[[noreturn]] void refuse_option(const CommandEntry& entry, const std::string& typed) {
  const std::string name = typed.substr(0, typed.find('='));
  std::vector<std::string> names;
  for (const OptionEntry* option : options_of(entry.name)) names.push_back("--" + std::string(option->name));
  const std::string near = nearest(name, names);
  throw UsageError({}, {"unknown option {1}.", {name}},
                   near.empty() ? help_advice(entry.name) : Message{"Did you mean {1}?", {near}});
}

void check_operands(const CommandEntry& entry, const std::vector<std::string>& operands) {
  if (operands.size() < entry.min_operands) {
    const std::size_t missing = std::min(operands.size(), entry.operands.size() - 1);
    std::string name = tr(entry.operands[missing]);
    if (name.ends_with("...")) name.resize(name.size() - 3);
    throw UsageError({}, {"{1} is missing.", {name}}, help_advice(entry.name));
  }
  if (operands.size() > entry.max_operands) {
    throw UsageError({}, {"one argument too many: {1}.", {operands[entry.max_operands]}},
                     help_advice(entry.name));
  }
}

// "--quiet=no": CLI11 would take it as a count.
void refuse_values_of_switches(const CommandEntry& entry, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word == "--") return;
    for (const OptionEntry* option : options_of(entry.name)) {
      const std::string name = "--" + std::string(option->name);
      if (option->kind == ValueKind::none && word.starts_with(name + "=")) {
        throw UsageError({}, {"{1} takes no value.", {name}}, help_advice(entry.name));
      }
    }
  }
}

Arguments take_arguments(const CommandEntry& entry, const std::vector<std::string>& words) {
  refuse_values_of_switches(entry, words);
  Arguments arguments;
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  for (const OptionEntry* option : options_of(entry.name)) {
    std::string names = "--" + std::string(option->name);
    if (option->letter != 0) names += std::string(",-") + option->letter;
    const std::string name = option->name;
    if (option->kind == ValueKind::none) {
      app.add_flag_callback(names, [&arguments, name] { arguments.values[name] = {""}; });
    } else {
      app.add_option_function<std::vector<std::string>>(
             names,
             [&arguments, name](const std::vector<std::string>& given) { arguments.values[name] = given; })
          ->expected(1)
          ->allow_extra_args(false)  // "--lang en FILE": FILE is no second value
          ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
  }
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // CLI11 takes them from the back
  } catch (const CLI::ArgumentMismatch& mismatch) {
    const std::string text = mismatch.what();
    throw UsageError({}, {"{1} needs a value.", {text.substr(0, text.find(':'))}}, help_advice(entry.name));
  } catch (const CLI::ParseError& error) {
    throw UsageError({}, {"the command line cannot be read: {1}.", {error.what()}}, help_advice(entry.name));
  }
  // What CLI11 did not take is either an operand or an option that we do not have; after "--" all are
  // operands.
  bool options = true;
  for (const std::string& word : app.remaining()) {
    if (options && word == "--") {
      options = false;
    } else if (options && word.size() > 1 && word.front() == '-') {
      refuse_option(entry, word);
    } else {
      arguments.operands.push_back(word);
    }
  }
  return arguments;
}

}  // namespace

Parsed parse(std::vector<std::string> words) {
  Parsed parsed;
  if (words.empty()) throw UsageError({}, {"a command is missing."}, help_advice(""));
  const std::string first = words.front();
  if (first == "--help" || first == "-h" || first == "--version") {
    parsed.arguments.values[first == "--version" ? "version" : "help"] = {""};
    return parsed;
  }
  if (first.size() > 1 && first.front() == '-') {
    throw UsageError({}, {"unknown option {1}.", {first}}, help_advice(""));
  }
  // "bitext lexicon --help" is help on all of the group.
  if (is_group(first) && words.size() == 2 && (words[1] == "--help" || words[1] == "-h")) {
    parsed.command = find_command("help");
    parsed.arguments.operands = {first};
    return parsed;
  }
  const CommandEntry& entry = take_command(words);
  parsed.arguments = take_arguments(entry, words);
  parsed.command = &entry;
  if (parsed.arguments.has("help")) {
    parsed.command = find_command("help");
    parsed.arguments = {};
    parsed.arguments.operands = {std::string(entry.name)};
    return parsed;
  }
  check_operands(entry, parsed.arguments.operands);
  return parsed;
}

}  // namespace bitext
