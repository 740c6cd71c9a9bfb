// Makes the lexicons of the build: make_lexicon -o OUT --from LANG --to LANG FILE...
//
// The same as `bitext lexicon import`, but needing no more of the library than this room, so that the
// lexicons are made while the rest still compiles.
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "libalign/lexicon.h"

namespace {

int run(const std::vector<std::string>& arguments) {
  std::string output, from, to;
  std::vector<std::string> files;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    std::string* option = arguments[i] == "-o"       ? &output
                          : arguments[i] == "--from" ? &from
                          : arguments[i] == "--to"   ? &to
                                                     : nullptr;
    if (option == nullptr) {
      files.push_back(arguments[i]);
    } else if (++i < arguments.size()) {
      *option = arguments[i];
    }
  }
  if (output.empty() || from.empty() || to.empty() || files.empty()) {
    std::fputs("usage: make_lexicon -o OUT --from LANG --to LANG FILE...\n", stderr);
    return 2;
  }
  std::vector<libalign::LexiconSource> sources;
  sources.reserve(files.size());
  for (const std::string& file : files) sources.push_back(libalign::import_lexicon(file, from, to));
  libalign::write_lexicon(sources, output);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run({arguments + 1, arguments + count});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "make_lexicon: %s\n", error.what());
    return 1;
  }
}
