// Makes the lexicons of the build: make_lexicon -o OUT --from LANG --to LANG FILE... [--through LANG
// FILE...]... [--forms LANG ANALYSER]...
//
// Behind --through stand dictionaries from and to a language in between (pivot.h); they come after all
// others. Numbers in words come first (number_words.h). Behind --forms stands an analyser of one of the two
// languages (forms.h).
//
// The same as `bitext lexicon import`, but needing no more of the library than this room, so that the
// lexicons are made while the rest still compiles.
#include <cstdio>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "lexicon/build.h"
#include "lexicon/dictionary.h"
#include "lexicon/number_words.h"
#include "lexicon/pivot.h"
#include "lexicon/synonyms.h"
#include "libalign/lexicon.h"
#include "libalign/text.h"
#include "text/file.h"

namespace {

using libalign::LexiconSource;
using namespace libalign::detail;

struct Request {
  std::string output, from, to;
  std::vector<std::string> files;
  std::vector<std::pair<std::string, std::vector<std::string>>>
      through;                                                // a language, and dictionaries with it
  std::vector<std::pair<std::string, std::string>> forms;     // a language and its analyser
  std::vector<std::pair<std::string, std::string>> thesauri;  // a language and its thesaurus
};

bool parse(const std::vector<std::string>& arguments, Request& request) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    std::string* option = argument == "-o"       ? &request.output
                          : argument == "--from" ? &request.from
                          : argument == "--to"   ? &request.to
                                                 : nullptr;
    if (argument == "--forms" || argument == "--synonyms") {
      if (i + 2 >= arguments.size()) return false;
      (argument == "--forms" ? request.forms : request.thesauri)
          .emplace_back(arguments[i + 1], arguments[i + 2]);
      i += 2;
    } else if (option == nullptr && argument != "--through") {
      (request.through.empty() ? request.files : request.through.back().second).push_back(argument);
    } else if (++i == arguments.size()) {
      return false;
    } else if (option != nullptr) {
      *option = arguments[i];
    } else {
      request.through.push_back({arguments[i], {}});
    }
  }
  return !request.output.empty() && !request.from.empty() && !request.to.empty() &&
         !(request.files.empty() && request.through.empty());
}

bool has(const LexiconSource& source, const std::string& language) {
  return libalign::primary_language(source.source_language) == language ||
         libalign::primary_language(source.target_language) == language;
}

// Dictionaries are told apart by the languages in their names.
PivotLanguage pivot_of(const Request& request, const std::string& language,
                       const std::vector<std::string>& files) {
  PivotLanguage pivot = {language, {}, {}};
  for (const std::string& file : files) {
    LexiconSource source = libalign::import_lexicon(file, "", "");
    if (has(source, language) && has(source, request.from)) {
      pivot.from_side.push_back(std::move(source));
    } else if (has(source, language) && has(source, request.to)) {
      pivot.to_side.push_back(std::move(source));
    } else {
      throw libalign::UsageError(
          {file}, {"a dictionary for {1}-{2} cannot go into a lexicon for {3}-{4}.",
                   {source.source_language, source.target_language, request.from, request.to}});
    }
  }
  return pivot;
}

int run(const std::vector<std::string>& arguments) {
  Request request;
  if (!parse(arguments, request)) {
    std::fputs(
        "usage: make_lexicon -o OUT --from LANG --to LANG FILE... [--through LANG FILE...]... [--forms LANG "
        "ANALYSER]... [--synonyms LANG THESAURUS]...\n",
        stderr);
    return 2;
  }
  std::vector<LexiconSource> sources = {number_words(request.from, request.to)};
  for (const std::string& file : request.files)
    sources.push_back(libalign::import_lexicon(file, request.from, request.to));
  std::vector<PivotLanguage> pivots;
  for (const auto& [language, files] : request.through) pivots.push_back(pivot_of(request, language, files));
  if (!pivots.empty())
    sources.push_back(libalign::detail::pivot_dictionary(request.from, request.to, pivots));
  std::vector<Thesaurus> thesauri;
  for (const auto& [language, file] : request.thesauri)
    thesauri.push_back(parse_thesaurus(file, read_bytes(file, kMostFileBytes), language));
  if (!thesauri.empty()) sources.push_back(synonym_dictionary(request.from, request.to, sources, thesauri));
  LexiconForms forms;
  for (const auto& [language, file] : request.forms) {
    std::vector<WordForm>& of_side = language == request.from ? forms.source : forms.target;
    for (WordForm& form : parse_analyser(file, read_bytes(file, kMostFileBytes), language))
      of_side.push_back(std::move(form));
  }
  write_lexicon_bytes(build_lexicon(sources, forms), request.output);
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
