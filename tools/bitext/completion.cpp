#include "completion.h"

#include <vector>

#include "command.h"
#include "help.h"
#include "messages.h"

namespace bitext {
namespace {

// 'text' for a shell.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

// First words, each once: "align segment eval lexicon ...".
std::vector<std::string> first_words() {
  std::vector<std::string> words;
  for (const CommandEntry& entry : commands()) {
    std::string word(entry.name.substr(0, entry.name.find(' ')));
    if (words.empty() || words.back() != word) words.push_back(std::move(word));
  }
  return words;
}

std::vector<std::string> second_words(std::string_view group) {
  std::vector<std::string> words;
  for (const CommandEntry& entry : commands()) {
    if (entry.name.starts_with(std::string(group) + " ")) words.emplace_back(entry.name.substr(group.size() + 1));
  }
  return words;
}

std::vector<std::string> groups() {
  std::vector<std::string> found;
  for (const std::string& word : first_words()) {
    if (is_group(word)) found.push_back(word);
  }
  return found;
}

// What the operands of a command may be: words, or "" for files.
std::string operand_words(const CommandEntry& entry) {
  return entry.operand_words == "@commands" ? joined(first_words(), " ") : std::string(entry.operand_words);
}

// The words that name an option: "-o --output".
std::vector<std::string> typed(const OptionEntry& option) {
  std::vector<std::string> words;
  if (option.letter != 0) words.push_back(std::string("-") + option.letter);
  words.push_back("--" + std::string(option.name));
  return words;
}

std::string bash_case(const CommandEntry& entry) {
  std::string values;
  std::vector<std::string> names;
  for (const OptionEntry* option : options_of(entry.name)) {
    for (const std::string& word : typed(*option)) names.push_back(word);
    if (option->kind == ValueKind::none) continue;
    values += "        " + joined(typed(*option), "|") + ") ";
    if (option->kind == ValueKind::file) {
      values += "COMPREPLY=($(compgen -f -- \"$current\")); return ;;\n";
    } else if (option->kind == ValueKind::choice) {
      values += "COMPREPLY=($(compgen -W '" + joined(option->choices(), " ") + "' -- \"$current\")); return ;;\n";
    } else {
      values += "return ;;\n";
    }
  }
  std::string out = "    " + quoted(entry.name) + ")\n";
  if (!values.empty()) out += "      case \"$previous\" in\n" + values + "      esac\n";
  out += "      if [[ $current == -* ]]; then\n        COMPREPLY=($(compgen -W '" + joined(names, " ") + "' -- \"$current\"))\n      else\n";
  const std::string words = operand_words(entry);
  out += words.empty() ? std::string("        COMPREPLY=($(compgen -f -- \"$current\"))\n")
                       : "        COMPREPLY=($(compgen -W '" + words + "' -- \"$current\"))\n";
  return out + "      fi ;;\n";
}

std::string zsh_argument(const OptionEntry& option) {
  std::string text = option_text(option);
  std::string safe;
  for (const char c : text) safe += std::string_view("[]:\\").find(c) == std::string_view::npos ? std::string(1, c) : std::string("\\") + c;
  std::string value;
  if (option.kind == ValueKind::file) value = ":" + tr(option.value) + ":_files";
  if (option.kind == ValueKind::text) value = ":" + tr(option.value) + ": ";
  if (option.kind == ValueKind::choice) value = ":" + tr(option.value) + ":(" + joined(option.choices(), " ") + ")";
  std::string out;
  for (const std::string& word : typed(option)) out += " \\\n        " + quoted("*" + word + "[" + safe + "]" + value);
  return out;
}

}  // namespace

std::string bash_completion() {
  std::string out = "# bash completion for bitext, made by `bitext completion bash`\n";
  out += "_bitext() {\n  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n";
  out += "  local command=${COMP_WORDS[1]} at=1\n  COMPREPLY=()\n";
  const std::string group_pattern = joined(groups(), "|");
  if (!group_pattern.empty()) {
    out += "  if ((COMP_CWORD > 2)); then\n    case $command in\n      " + group_pattern +
           ") command+=\" ${COMP_WORDS[2]}\"; at=2 ;;\n    esac\n  fi\n";
  }
  out += "  if ((COMP_CWORD == 1)); then\n    COMPREPLY=($(compgen -W '" + joined(first_words(), " ") +
         " --help --version' -- \"$current\"))\n    return\n  fi\n";
  out += "  case $command in\n";
  for (const std::string& group : groups()) {
    out += "    " + group + ") COMPREPLY=($(compgen -W '" + joined(second_words(group), " ") + " --help' -- \"$current\")) ;;\n";
  }
  for (const CommandEntry& entry : commands()) out += bash_case(entry);
  return out + "  esac\n}\ncomplete -o filenames -F _bitext bitext\n";
}

std::string zsh_completion() {
  std::string out = "#compdef bitext\n# zsh completion for bitext, made by `bitext completion zsh`\n_bitext() {\n";
  out += "  local command=$words[2]\n  if ((CURRENT == 2)); then\n    local -a names=(\n";
  for (const std::string& word : first_words()) {
    const CommandEntry* entry = find_command(word);
    out += "      " + quoted(entry == nullptr ? word : word + ":" + tr(entry->summary)) + "\n";
  }
  out += "    )\n    _describe command names\n    _arguments '--help' '--version'\n    return\n  fi\n";
  for (const std::string& group : groups()) {
    out += "  if [[ $command == " + group + " ]]; then\n    if ((CURRENT == 3)); then\n      compadd -- " +
           joined(second_words(group), " ") + "\n      return\n    fi\n    command+=\" $words[3]\"\n    shift words\n    ((CURRENT--))\n  fi\n";
  }
  out += "  shift words\n  ((CURRENT--))\n  case $command in\n";
  for (const CommandEntry& entry : commands()) {
    out += "    " + quoted(entry.name) + ")\n      _arguments";
    for (const OptionEntry* option : options_of(entry.name)) out += zsh_argument(*option);
    const std::string words = operand_words(entry);
    out += " \\\n        " + quoted(words.empty() ? std::string("*:file:_files") : "*:word:(" + words + ")") + " ;;\n";
  }
  out += "  esac\n}\n";
  return out + "if [[ $funcstack[1] == _bitext ]]; then _bitext \"$@\"; else compdef _bitext bitext; fi\n";
}

std::string fish_completion() {
  std::string out = "# fish completion for bitext, made by `bitext completion fish`\n";
  const std::string none = "'not __fish_seen_subcommand_from " + joined(first_words(), " ") + "'";
  out += "complete -c bitext -n " + none + " -f -l help -s h\ncomplete -c bitext -n " + none + " -f -l version\n";
  for (const std::string& word : first_words()) {
    const CommandEntry* entry = find_command(word);
    out += "complete -c bitext -n " + none + " -f -a " + word + (entry == nullptr ? "" : " -d " + quoted(tr(entry->summary))) + "\n";
  }
  for (const std::string& group : groups()) {
    const std::string seconds = joined(second_words(group), " ");
    out += "complete -c bitext -n '__fish_seen_subcommand_from " + group + "; and not __fish_seen_subcommand_from " + seconds +
           "' -f -a " + quoted(seconds) + "\n";
  }
  for (const CommandEntry& entry : commands()) {
    std::string seen;
    const std::size_t blank = entry.name.find(' ');
    seen = "__fish_seen_subcommand_from " + std::string(entry.name.substr(0, blank));
    if (blank != std::string_view::npos) seen += "; and __fish_seen_subcommand_from " + std::string(entry.name.substr(blank + 1));
    const std::string start = "complete -c bitext -n '" + seen + "'";
    for (const OptionEntry* option : options_of(entry.name)) {
      out += start + " -l " + option->name;
      if (option->letter != 0) out += std::string(" -s ") + option->letter;
      if (option->kind == ValueKind::file) out += " -r -F";
      if (option->kind == ValueKind::text) out += " -x";
      if (option->kind == ValueKind::choice) out += " -x -a " + quoted(joined(option->choices(), " "));
      out += " -d " + quoted(option_text(*option)) + "\n";
    }
    if (const std::string words = operand_words(entry); !words.empty()) out += start + " -f -a " + quoted(words) + "\n";
  }
  return out;
}

}  // namespace bitext
