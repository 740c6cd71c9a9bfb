// Sentences shown in place: "<1>One.</1> <2>Two.</2>".
#pragma once

#include <string>
#include <string_view>

#include "segment/paragraphs.h"

namespace libalign::test {

// The text of a marked string.
inline std::string unmarked(std::string_view marked) {
  std::string text;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const std::size_t end = marked.find('>', i);
    const bool mark =
        marked[i] == '<' && end != std::string_view::npos && end - i <= 4 &&
        marked.substr(i + 1, end - i - 1).find_first_not_of("/0123456789") == std::string_view::npos;
    if (mark) {
      i = end;
    } else {
      text += marked[i];
    }
  }
  return text;
}

// The sentences of a text, marked.
inline std::string mark(const Sentences& sentences) {
  const std::string& text = sentences.document().text;
  std::string marked;
  std::size_t at = 0;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    marked += text.substr(at, sentences[i].span.begin - at) + "<" + number + ">";
    marked += std::string(sentences.text(i)) + "</" + number + ">";
    at = sentences[i].span.end;
  }
  return marked + text.substr(at);
}

struct Row {
  const char* language;
  const char* marked;
};

}  // namespace libalign::test
