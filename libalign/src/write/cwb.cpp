// The Corpus Workbench: a vertical for each text, and bead files for cwb-align-import, one a direction.
// Unaligned sentences have a line with an empty side (cwb-align-import -e keeps them).
#include "write/corpus.h"
#include "write/links.h"
#include "write/vertical.h"
#include "write/writers.h"

// Lines are put together from short pieces, which read best as they are.
// NOLINTBEGIN(performance-inefficient-string-concatenation)
namespace libalign::detail {
namespace {

std::string id_of(const SentencePlace& place) { return "s" + std::to_string(place.number + 1); }

// CWB names a corpus in capitals, digits, _ and -, a letter first.
std::string corpus_id(const std::string& stem, const std::string& side) {
  std::string id;
  for (const char c : stem + "_" + side) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    const bool digit = c >= '0' && c <= '9';
    if (id.empty() && !letter) id += 'C';
    id += letter || digit ? static_cast<char>(letter && c >= 'a' ? c - 'a' + 'A' : c) : '_';
  }
  return id;
}

}  // namespace

void write_cwb(const Alignment& alignment, OutputFolder& out, const WriteOptions& options,
               WriteReport& report) {
  const CorpusNames names = corpus_names(alignment, out, ".cwb", options);
  const LanguageCodes codes = codes_or_und(alignment, options);
  write_vertical(alignment.source, codes.source, out.file(names.source(".vrt")), options, {});
  write_vertical(alignment.target, codes.target, out.file(names.target(".vrt")), options, {});
  const std::vector<std::string> source_ids = ids_of(alignment.source, id_of);
  const std::vector<std::string> target_ids = ids_of(alignment.target, id_of);
  const std::string source_corpus = corpus_id(names.stem, names.sides.source);
  const std::string target_corpus = corpus_id(names.stem, names.sides.target);
  const auto beads_name = [&](const std::string& from, const std::string& to) {
    return names.stem + "." + from + "-" + to + ".beads";
  };
  std::FILE* const there = out.file(beads_name(names.sides.source, names.sides.target));
  std::FILE* const back = out.file(beads_name(names.sides.target, names.sides.source));
  put_line(there, source_corpus + "\t" + target_corpus + "\ts\t{id}", options);
  put_line(back, target_corpus + "\t" + source_corpus + "\ts\t{id}", options);
  for (const CorpusLink& link : links_of(alignment)) {
    const std::string source = joined_ids(link.source, source_ids);
    const std::string target = joined_ids(link.target, target_ids);
    put_line(there, source + "\t" + target, options);
    put_line(back, target + "\t" + source, options);
    if (!source.empty() && !target.empty()) ++report.units;
  }
}

}  // namespace libalign::detail
// NOLINTEND(performance-inefficient-string-concatenation)
