#include "dictionaries.h"

#include <algorithm>
#include <string_view>

#include "folders.h"
#include "libalign/text.h"
#include "messages.h"
#include "options.h"

namespace bitext {
namespace {

using libalign::DataError;
using libalign::Lexicon;
using libalign::primary_language;

bool is_of(const Lexicon& lexicon, std::string_view one, std::string_view other) {
  return primary_language(lexicon.source_language()) == primary_language(one) &&
         primary_language(lexicon.target_language()) == primary_language(other);
}

}  // namespace

void check_intact(const Lexicon& lexicon, const std::string& path) {
  if (!lexicon.intact())
    throw DataError({path}, {"is damaged."}, {"Make it again with `bitext lexicon import`."});
}

Lexicon open_dictionary(const std::string& path, const std::string& source_language,
                        const std::string& target_language, std::vector<NamedNote>& notes) {
  if (path.ends_with(".lex")) {
    Lexicon lexicon = Lexicon::open(path);
    check_intact(lexicon, path);
    if (!is_of(lexicon, source_language, target_language) &&
        !is_of(lexicon, target_language, source_language)) {
      throw DataError(
          {path},
          {"this lexicon is for {1} and {2}, but the texts are {3} and {4}.",
           {lexicon.source_language(), lexicon.target_language(), source_language, target_language}},
          {"Leave it out, or say what the languages are: --from, --to."});
    }
    notes.push_back({path, {"terms read: {1}", {shown(lexicon.size())}}});
    return lexicon;
  }
  libalign::LexiconSource source = libalign::import_lexicon(path, source_language, target_language);
  for (libalign::Message& note : source.notes) notes.push_back({path, std::move(note)});
  notes.push_back({path, {"terms read: {1}", {shown(source.entries.size())}}});
  return libalign::compile_lexicon({source});
}

std::vector<Lexicon> installed_lexicons(const std::string& source_language,
                                        const std::string& target_language, std::vector<NamedNote>& notes) {
  std::vector<Lexicon> lexicons;
  for (const std::string& path :
       libalign::find_lexicons(lexicon_folders(), source_language, target_language)) {
    try {
      lexicons.push_back(Lexicon::open(path));
    } catch (const DataError& error) {
      notes.push_back({error.place().file, error.problem()});
    }
  }
  return lexicons;
}

std::vector<NamedNote> glossary_notes(const libalign::Alignment& alignment,
                                      const std::vector<std::string>& paths) {
  if (paths.empty()) return {};
  std::size_t pairs = 0;
  std::size_t used = 0;
  for (const libalign::Bead& bead : alignment.beads) {
    if (bead.unaligned()) continue;
    ++pairs;
    const bool uses = std::ranges::any_of(bead.evidence, [](const libalign::Anchor& anchor) {
      return anchor.kind == libalign::AnchorKind::glossary;
    });
    if (uses) ++used;
  }
  const std::string names = joined(paths);
  if (used == 0) {
    return {
        {names,
         {"none of its terms matches a pair; are its columns the other way round? {1} comes first, then {2}",
          {alignment.source.language(), alignment.target.language()}}}};
  }
  return {{names, {"pairs with a term of it: {1} of {2}", {shown(used), shown(pairs)}}}};
}

}  // namespace bitext
