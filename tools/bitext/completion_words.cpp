#include "completion_words.h"

namespace bitext {

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
    if (entry.name.starts_with(std::string(group) + " "))
      words.emplace_back(entry.name.substr(group.size() + 1));
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

}  // namespace bitext
