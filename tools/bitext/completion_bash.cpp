#include "completion.h"
#include "completion_words.h"

namespace bitext {
namespace {

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
      values +=
          "COMPREPLY=($(compgen -W '" + joined(option->choices(), " ") + "' -- \"$current\")); return ;;\n";
    } else {
      values += "return ;;\n";
    }
  }
  std::string out = "    " + quoted(entry.name) + ")\n";
  if (!values.empty()) out += "      case \"$previous\" in\n" + values + "      esac\n";
  out += "      if [[ $current == -* ]]; then\n        COMPREPLY=($(compgen -W '" + joined(names, " ") +
         "' -- \"$current\"))\n      else\n";
  const std::string words = operand_words(entry);
  out += words.empty() ? std::string("        COMPREPLY=($(compgen -f -- \"$current\"))\n")
                       : "        COMPREPLY=($(compgen -W '" + words + "' -- \"$current\"))\n";
  return out + "      fi ;;\n";
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
    out += "    " + group + ") COMPREPLY=($(compgen -W '" + joined(second_words(group), " ") +
           " --help' -- \"$current\")) ;;\n";
  }
  for (const CommandEntry& entry : commands()) out += bash_case(entry);
  return out + "  esac\n}\ncomplete -o filenames -F _bitext bitext\n";
}

}  // namespace bitext
