// Dictionaries of every kind from hostile bytes: the first chooses the parser, the rest is its file. Nothing
// but DataError may come out, and what is read must compile into a lexicon that can be looked up.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/dictionary.h"
#include "lexicon/synonyms.h"
#include "lexicon/thesaurus.h"
#include "lexicon/view.h"
#include "libalign/error.h"
#include "libalign/lexicon.h"

namespace {

using namespace libalign;

void use(const Lexicon& lexicon, const LexiconSource& source) {
  std::size_t bytes = 0;
  for (const LexiconEntry& entry : source.entries) {
    const std::string term = lexicon_term(entry.source, lexicon.source_language());
    lexicon.for_each(
        Lexicon::Direction::forward, term, lexicon_stem(term, lexicon.source_language()),
        [&](const Translation& translation) { bytes += translation.term.size() + translation.stem.size(); });
  }
  if (!lexicon.intact()) std::abort();
}

// A compiled lexicon; with its header's hash made right, so that the fuzzer gets behind it.
void open_compiled(std::string_view file) {
  std::vector<std::uint64_t> aligned(file.size() / 8 + 1);
  auto* bytes = reinterpret_cast<char*>(aligned.data());
  if (!file.empty()) std::memcpy(bytes, file.data(), file.size());
  if (file.size() >= sizeof(detail::Header)) {
    detail::Header header;
    std::memcpy(static_cast<void*>(&header), bytes, sizeof header);
    header.file_size = file.size();
    header.header_hash = 0;
    header.header_hash = detail::hash_bytes({reinterpret_cast<const char*>(&header), sizeof header});
    std::memcpy(bytes, &header, sizeof header);
  }
  const detail::LexiconView view({bytes, file.size()}, "fuzz.lex");
  for (const std::size_t side : {0U, 1U}) {
    for (std::size_t number = 0; number < 64; ++number) {
      const detail::Term* term = view.term(side, number);
      if (term == nullptr) break;
      detail::Found found;
      view.find(side, view.text(*term), view.stem(*term), found);
    }
  }
}

void run(unsigned kind, std::string_view file) {
  if (kind == 5) {
    open_compiled(file);
    return;
  }
  LexiconSource source;
  if (kind == 7) {
    const detail::Thesaurus thesaurus = detail::parse_thesaurus("th.dat", file, "en");
    for (const std::vector<std::string>& sense : thesaurus.senses)
      source.entries.push_back({sense.front(), "casa"});
    source.source_language = "en";
    source.target_language = "es";
    use(compile_lexicon(
            {detail::synonym_dictionary("es", "en", {source}, {thesaurus, {"es", "", {{"casa", "hogar"}}}})}),
        source);
    return;
  }
  switch (kind) {
    case 0: {  // index and articles, a NUL between
      const std::size_t cut = std::min(file.find('\0'), file.size());
      source = detail::parse_dictd({"fuzz-eng-spa.index", "", ""}, file.substr(0, cut),
                                   file.substr(std::min(cut + 1, file.size())));
      break;
    }
    case 1:
      source = detail::parse_tsv({"fuzz.tsv", "es", "en"}, file);
      break;
    case 2:
      source = detail::parse_csv({"fuzz.csv", "es", "en"}, file);
      break;
    case 3:
      source = detail::parse_tbx({"fuzz.tbx", "", ""}, file);
      break;
    case 4:
      source = detail::parse_apertium({"spa-eng.autobil.bin", "", ""}, file);
      break;
    default: {
      const std::string articles = detail::gunzip("fuzz.dict.dz", file, 1U << 20U);
      source = detail::parse_dictd({"fuzz-eng-spa.index", "", ""}, "w\tA\tQ\nx\tQ\tg\n", articles);
    }
  }
  use(compile_lexicon({source}), source);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  try {
    run(data[0] % 8U, {reinterpret_cast<const char*>(data) + 1, size - 1});
  } catch (const DataError&) {
  }
  return 0;
}
