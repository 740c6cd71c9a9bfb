// Sentences for the tests of this room: made by hand, no file and no splitter between.
#pragma once

#include <string>
#include <vector>

#include "libalign/segment.h"

namespace libalign::testing {

// `blocks`: how many sentences each block holds; empty: a block a sentence.
inline Sentences given(const std::string& language, const std::vector<std::string>& lines,
                       const std::vector<std::size_t>& blocks = {}) {
  Document document;
  document.name = "given." + language;
  document.language = language;
  document.format = blocks.empty() ? "sentences" : "text";
  std::vector<Sentence> sentences;
  std::size_t block = 0;
  std::size_t left = blocks.empty() ? 1 : blocks[0];
  for (const std::string& line : lines) {
    if (left == 0) left = blocks.empty() || ++block >= blocks.size() ? 1 : blocks[block];
    const std::size_t begin = document.text.size();
    document.text += line;
    const Span span{begin, document.text.size()};
    const bool opens = sentences.empty() || blocks.empty() || sentences.back().block != block;
    if (opens) {
      Block made;
      made.text = span;
      document.blocks.push_back(made);
    }
    document.blocks.back().text.end = span.end;
    Sentence sentence;
    sentence.span = span;
    sentence.block = document.blocks.size() - 1;
    sentence.end = end_class(line);
    sentence.start = start_class(line);
    sentences.push_back(sentence);
    document.text += '\n';
    --left;
  }
  return {std::move(document), std::move(sentences)};
}

// A made-up article of `count` sentences, in two "languages" that share numbers and names.
inline std::vector<std::string> made_article(std::size_t count, bool translated) {
  const std::vector<std::string> people = {"Moctezuma", "Ebrard",   "Sheinbaum", "Blinken",
                                           "Almagro",   "Bachelet", "Guterres"};
  const std::vector<std::string> source_verbs = {"declaró", "explicó", "negó", "recordó", "advirtió"};
  const std::vector<std::string> target_verbs = {"declared", "explained", "denied", "recalled", "warned"};
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(1000 + 37 * i);
    const std::string& person = people[(i * 5 + i / 7) % people.size()];
    const std::size_t verb = (i * 3 + i / 5) % source_verbs.size();
    lines.push_back(
        translated ? person + " " + target_verbs[verb] + " that " + number + " cases had been registered."
                   : person + " " + source_verbs[verb] + " que se habían registrado " + number + " casos.");
  }
  return lines;
}

}  // namespace libalign::testing
