#include "completion.h"
#include "completion_words.h"
#include "help.h"
#include "messages.h"

namespace bitext {
namespace {

std::string zsh_argument(const OptionEntry& option) {
  std::string text = option_text(option);
  std::string safe;
  for (const char c : text)
    safe += std::string_view("[]:\\").find(c) == std::string_view::npos ? std::string(1, c)
                                                                        : std::string("\\") + c;
  std::string value;
  if (option.kind == ValueKind::file) value = ":" + tr(option.value) + ":_files";
  if (option.kind == ValueKind::text) value = ":" + tr(option.value) + ": ";
  if (option.kind == ValueKind::choice)
    value = ":" + tr(option.value) + ":(" + joined(option.choices(), " ") + ")";
  const std::string about = "[" + safe + "]" + value;
  std::string out;
  for (const std::string& word : typed(option))
    out.append(" \\\n        ").append(quoted(std::string("*").append(word).append(about)));
  return out;
}

}  // namespace

std::string zsh_completion() {
  std::string out =
      "#compdef bitext\n# zsh completion for bitext, made by `bitext completion zsh`\n_bitext() {\n";
  out += "  local command=$words[2]\n  if ((CURRENT == 2)); then\n    local -a names=(\n";
  for (const std::string& word : first_words()) {
    const CommandEntry* entry = find_command(word);
    out += "      " + quoted(entry == nullptr ? word : word + ":" + tr(entry->summary)) + "\n";
  }
  out += "    )\n    _describe command names\n    _arguments '--help' '--version'\n    return\n  fi\n";
  for (const std::string& group : groups()) {
    out += "  if [[ $command == " + group + " ]]; then\n    if ((CURRENT == 3)); then\n      compadd -- " +
           joined(second_words(group), " ") +
           "\n      return\n    fi\n    command+=\" $words[3]\"\n    shift words\n    ((CURRENT--))\n  fi\n";
  }
  out += "  shift words\n  ((CURRENT--))\n  case $command in\n";
  for (const CommandEntry& entry : commands()) {
    out += "    " + quoted(entry.name) + ")\n      _arguments";
    for (const OptionEntry* option : options_of(entry.name)) out += zsh_argument(*option);
    const std::string words = operand_words(entry);
    out += " \\\n        " + quoted(words.empty() ? std::string("*:file:_files") : "*:word:(" + words + ")") +
           " ;;\n";
  }
  out += "  esac\n}\n";
  return out + "if [[ $funcstack[1] == _bitext ]]; then _bitext \"$@\"; else compdef _bitext bitext; fi\n";
}

}  // namespace bitext
