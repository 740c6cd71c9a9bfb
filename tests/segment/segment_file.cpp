// Prints the sentences of a text that has a paragraph a line: a sentence a line, a blank line between
// paragraphs.
//
//     segment_file en raw.txt > mine.txt      or, with the reason of every place:  segment_file en raw.txt
//     --explain
#include <fstream>
#include <iostream>
#include <string>

#include "segment/paragraphs.h"

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: segment_file LANGUAGE FILE [--explain]\n";
    return 2;
  }
  std::ifstream file(argv[2]);
  std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  std::vector<libalign::BorderReason> reasons;
  libalign::SegmentOptions options;
  if (argc > 3) options.explain = &reasons;
  const libalign::Sentences sentences =
      libalign::split_sentences(libalign::test::paragraphs(text, argv[1]), options);
  for (const auto& reason : reasons) {
    const std::string_view all = sentences.document().text;
    const std::size_t begin = reason.offset < 50 ? 0 : reason.offset - 50;
    std::cout << (reason.border ? "+ " : "- ") << reason.rule << " [" << reason.detail << "]\t"
              << all.substr(begin, reason.offset - begin) << " || " << all.substr(reason.offset, 30) << '\n';
  }
  if (!reasons.empty()) return 0;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (i > 0 && sentences[i].block != sentences[i - 1].block) std::cout << '\n';
    std::cout << sentences.text(i) << '\n';
  }
}
