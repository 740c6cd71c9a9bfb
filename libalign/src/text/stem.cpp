#include <libstemmer.h>

#include <map>
#include <memory>

#include "libalign/text.h"

namespace libalign {
namespace {

using Stemmer = std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)>;

// A stemmer holds state, so each thread has its own; a language without one is remembered as null.
sb_stemmer* stemmer_of(std::string_view language) {
  thread_local std::map<std::string, Stemmer, std::less<>> stemmers;
  const auto known = stemmers.find(language);
  if (known != stemmers.end()) return known->second.get();
  const std::string name(language);
  Stemmer made(sb_stemmer_new(name.c_str(), "UTF_8"), &sb_stemmer_delete);
  return stemmers.emplace(name, std::move(made)).first->second.get();
}

}  // namespace

std::string stem(std::string_view language, std::string_view folded) {
  constexpr std::size_t kLongestWord = 200;
  sb_stemmer* stemmer = stemmer_of(primary_language(language));
  if (stemmer == nullptr || folded.size() > kLongestWord) return std::string(folded);
  const sb_symbol* stemmed =
      sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(folded.data()), static_cast<int>(folded.size()));
  if (stemmed == nullptr) return std::string(folded);
  return {reinterpret_cast<const char*>(stemmed), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

}  // namespace libalign
