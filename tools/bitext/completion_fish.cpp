#include "completion.h"
#include "completion_words.h"
#include "help.h"
#include "messages.h"

namespace bitext {

std::string fish_completion() {
  std::string out = "# fish completion for bitext, made by `bitext completion fish`\n";
  const std::string none = "'not __fish_seen_subcommand_from " + joined(first_words(), " ") + "'";
  const std::string start = "complete -c bitext -n " + none;
  out += start + " -f -l help -s h\n" + start + " -f -l version\n";
  for (const std::string& word : first_words()) {
    const CommandEntry* entry = find_command(word);
    out.append(start).append(" -f -a ").append(word);
    if (entry != nullptr) out.append(" -d ").append(quoted(tr(entry->summary)));
    out += "\n";
  }
  for (const std::string& group : groups()) {
    const std::string seconds = joined(second_words(group), " ");
    out.append("complete -c bitext -n '__fish_seen_subcommand_from ").append(group);
    out.append("; and not __fish_seen_subcommand_from ").append(seconds).append("' -f -a ");
    out.append(quoted(seconds)).append("\n");
  }
  for (const CommandEntry& entry : commands()) {
    std::string seen;
    const std::size_t blank = entry.name.find(' ');
    seen = "__fish_seen_subcommand_from " + std::string(entry.name.substr(0, blank));
    if (blank != std::string_view::npos)
      seen += "; and __fish_seen_subcommand_from " + std::string(entry.name.substr(blank + 1));
    const std::string command = "complete -c bitext -n '" + seen + "'";
    for (const OptionEntry* option : options_of(entry.name)) {
      out += command + " -l " + option->name;
      if (option->letter != 0) out += std::string(" -s ") + option->letter;
      if (option->kind == ValueKind::file) out += " -r -F";
      if (option->kind == ValueKind::text) out += " -x";
      if (option->kind == ValueKind::choice) out += " -x -a " + quoted(joined(option->choices(), " "));
      out += " -d " + quoted(option_text(*option)) + "\n";
    }
    if (const std::string words = operand_words(entry); !words.empty())
      out += command + " -f -a " + quoted(words) + "\n";
  }
  return out;
}

}  // namespace bitext
