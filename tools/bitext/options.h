// The one table of options: the parser, --help, the man pages and the completions are made from it.
//
//     for (const OptionEntry* option : options_of("align")) use(option->name, tr(option->help));
//
// Does not know CLI11; parse.cpp alone does.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bitext {

enum class ValueKind { none, text, file, choice };

struct OptionEntry {
  const char* name;      // without the dashes: "min-confidence"
  char letter;           // 'o' for -o; 0: none
  const char* value;     // msgid of what follows it, "FILE"; null: a switch
  const char* help;      // msgid without a full stop; {1} becomes the choices
  const char* group;     // msgid of the heading in help
  const char* commands;  // names joined by commas: "align,segment"
  ValueKind kind = ValueKind::none;
  std::vector<std::string> (*choices)() = nullptr;
};

// The options of a command, in the order of the table; every command has --help.
std::vector<const OptionEntry*> options_of(std::string_view command);

// "--from", and "-o, --output" where there is a letter.
std::string spelling(const OptionEntry& option);

// What was typed after the command's name.
class Arguments {
 public:
  std::vector<std::string> operands;
  std::map<std::string, std::vector<std::string>, std::less<>>
      values;  // by option name; a switch has an empty value

  bool has(std::string_view option) const { return values.find(option) != values.end(); }
  // The last value given, or `otherwise`.
  std::string value(std::string_view option, const std::string& otherwise = {}) const;
  // The same for a file: throws UsageError when its name is empty, as "$UNSET" in a script is.
  std::string file_name(std::string_view option, const std::string& otherwise = {}) const;
  std::vector<std::string> all(std::string_view option) const;

  // Throw UsageError when the value does not fit.
  double probability(std::string_view option, double otherwise) const;
  int count(std::string_view option, int least, int most, int otherwise) const;
  std::string language(std::string_view option) const;  // canonical BCP 47; empty when left out
  // One of `choices`: its number; `otherwise` when left out.
  std::size_t choice(std::string_view option, const std::vector<std::string>& choices,
                     std::size_t otherwise) const;
};

// "tmx, tsv, jsonl, beads"
std::string joined(const std::vector<std::string>& words, std::string_view between = ", ");

}  // namespace bitext
