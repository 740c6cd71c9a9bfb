#include "read/word_lists.h"

#include <unicode/uchar.h>

#include "libalign/text.h"

namespace libalign::detail {

std::unordered_map<std::string, std::vector<std::string>> read_word_lists(std::string_view file) {
  std::unordered_map<std::string, std::vector<std::string>> lists;
  std::string section;
  while (!file.empty()) {
    const std::size_t end = std::min(file.find('\n'), file.size());
    std::string_view line = file.substr(0, end);
    file.remove_prefix(std::min(end + 1, file.size()));
    line = line.substr(0, line.find('#'));
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t'))
      line.remove_suffix(1);
    if (line.empty()) continue;
    if (line.front() == '[' && line.back() == ']') {
      section = line.substr(1, line.size() - 2);
    } else {
      lists[section].emplace_back(line);
    }
  }
  return lists;
}

std::string plain_words(std::string_view text) {
  const std::string folded = fold(text);
  std::string words;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t before = at;
    const char32_t code = next_code_point(folded, at);
    const bool sign = (code == '+' || code == '-') && before > 0 && folded[before - 1] == 'a' &&
                      (before == 1 || folded[before - 2] == ' ') &&
                      (at == folded.size() || folded[at] == ' ');
    if (u_isalnum(static_cast<UChar32>(code)) != 0 || sign) {
      words.append(folded, before, at - before);
    } else if (code != '\'' && code != U'’' && !words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  if (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

}  // namespace libalign::detail
