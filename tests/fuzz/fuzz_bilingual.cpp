// Files of pairs from hostile bytes: the first says which format, the rest is the file. Nothing but DataError
// may come out; every sentence stands in exactly one bead, and what was read can be written, and aligned
// inside of its units and across them.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string_view>

#include "bilingual/corpus.h"
#include "bilingual/readers.h"
#include "check_document.h"
#include "libalign/bilingual.h"
#include "libalign/units.h"
#include "libalign/write.h"

namespace libalign {
namespace {

// Links, and behind a zero byte each the texts: the first name that is asked for gets the first.
detail::Draft read_corpus(std::string_view bytes) {
  const auto next = [&] {
    const std::string_view part = bytes.substr(0, bytes.find('\0'));
    bytes.remove_prefix(std::min(bytes.size(), part.size() + 1));
    return std::string(part);
  };
  const std::string links = next();
  const std::string source = next();
  const std::string target = next();
  bool first = false;
  return detail::draft_of_corpus(
      links, "a", [&](const std::string& /*name*/, std::size_t /*line*/) -> detail::CorpusFile {
        first = !first;
        return {first ? source : target, "b"};
      });
}

detail::Draft read(char format, std::string_view bytes) {
  constexpr std::size_t kMostUnpacked = std::size_t{4} << 20U;
  switch (format) {
    case 't':
      return detail::read_tsv(bytes, "a");
    case 'c':
      return detail::read_csv(bytes, "a");
    case 'j':
      return detail::read_jsonl(bytes, "a");
    case 'x':
      return detail::read_xliff(bytes, "a");
    case 'k':
      return read_corpus(bytes);
    case 'w':
      return detail::read_wordfast(bytes, "a", {});
    case 'p':
      return detail::read_po(bytes, "a");
    default:
      return detail::read_xlsx(bytes, "a", {"", "", "", kMostUnpacked});
  }
}

template <class Number>
void take(std::vector<bool>& seen, const std::vector<Number>& numbers) {
  for (const Number number : numbers) {
    require(number.value < seen.size() && !seen[number.value]);
    seen[number.value] = true;
  }
}

void check(const Alignment& alignment) {
  std::vector<bool> source(alignment.source.size()), target(alignment.target.size());
  for (const Bead& bead : alignment.beads) {
    require(!bead.source.empty() || !bead.target.empty());
    require(bead.confidence >= 0 && bead.confidence <= 1);
    take(source, bead.source);
    take(target, bead.target);
    for (const Anchor& anchor : bead.evidence) require(anchor.weight == anchor.weight);
  }
  for (const std::vector<bool>& side : {source, target}) {
    for (const bool seen : side) require(seen);
  }
}

void write_all(const Alignment& alignment) {
  WriteOptions options;
  options.source_code = "es";
  options.target_code = "en";
  std::FILE* const nowhere = std::fopen("/dev/null", "wb");
  require(nowhere != nullptr);
  for (const FormatEntry& entry : formats()) {
    if (!entry.several_files) write_alignment(alignment, nowhere, entry.format, options);
  }
  std::fclose(nowhere);
}

void align(const Units& units) {
  constexpr std::size_t kMost = 4000;  // bytes of a side: what is slow finds little
  if (units.source.text.size() > kMost || units.target.text.size() > kMost) return;
  for (const bool across : {false, true}) {
    UnitOptions options;
    options.across = across;
    const Alignment alignment = align_units(units, options);
    check(alignment);
    bool paired = false;
    for (const Bead& bead : alignment.beads) paired = paired || !bead.unaligned();
    require(paired || across);
  }
}

}  // namespace
}  // namespace libalign

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace libalign;
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    const detail::Draft draft = read(bytes[0], bytes.substr(1));
    const Alignment alignment = detail::to_alignment(draft, {"es", "en"});
    check(alignment);
    write_all(alignment);
    align(detail::to_units(draft, {"es", "en"}));
  } catch (const DataError& error) {
    require(error.what()[0] != '\0');
  }
  return 0;
}
