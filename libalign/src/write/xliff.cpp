// XLIFF for a review in a CAT tool, 1.2 and 2.0. Every bead is a unit: one without a target is to be
// translated, one without a source is there to be read only. What a person has to look at has a state that
// says so:
//
//     1.2 target/@state     confirmed: final       sure: translated    doubtful: needs-review-translation
//     2.0 segment/@state    confirmed: final       sure: translated    doubtful: initial
//
// What we know beside stands in a namespace of our own (1.2) or in notes (2.0), so that it comes back.
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "write/language_codes.h"
#include "write/markup.h"
#include "write/unit_ids.h"
#include "write/writers.h"

// Lines are put together from short pieces, which read best as they are.
// NOLINTBEGIN(modernize-raw-string-literal,performance-inefficient-string-concatenation)
namespace libalign::detail {
namespace {

struct Unit {
  std::string id, source, target;
  const Bead& bead;
};

enum class State { final, translated, doubtful, rejected };

State state_of(const Bead& bead) {
  if (bead.status == BeadStatus::confirmed) return State::final;
  if (bead.status == BeadStatus::rejected) return State::rejected;
  return bead.confidence < kDoubtfulConfidence ? State::doubtful : State::translated;
}

// Our own facts as pairs of name and value.
std::vector<std::pair<const char*, std::string>> facts_of(const Bead& bead) {
  return {{"kind", bead.kind()},
          {"confidence", decimal(bead.confidence)},
          {"translation", decimal(bead.translation)},
          {"status", name_of(bead.status)},
          {"order", name_of(bead.order)},
          {"source-ids", spaced_numbers(bead.source)},
          {"target-ids", spaced_numbers(bead.target)}};
}

template <typename Use>
void each_unit(const Alignment& alignment, WriteReport& report, Use use) {
  UnitIds ids;
  for (const Bead& bead : alignment.beads) {
    use(Unit{escaped_line(ids.next(alignment, bead)), escaped_line(alignment.source_text(bead)),
             escaped_line(alignment.target_text(bead)), bead});
    if (!bead.unaligned()) ++report.units;
  }
}

std::string names_of(const Alignment& alignment) {
  return escaped_line(short_name(alignment.source.document()));
}

}  // namespace

void write_xliff(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
                 WriteReport& report) {
  const LanguageCodes codes = known_codes(alignment, options);
  put_line(
      stream,
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" xmlns:bt=\"urn:bitext:1\">\n"
      "  <file original=\"" +
          names_of(alignment) + "\" source-language=\"" + codes.source + "\" target-language=\"" +
          codes.target +
          "\" datatype=\"plaintext\" xml:space=\"preserve\">\n    <header>\n      <tool tool-id=\"bitext\" "
          "tool-name=\"bitext\"" +
          (alignment.provenance.version.empty()
               ? std::string()
               : " tool-version=\"" + escaped_line(alignment.provenance.version) + "\"") +
          "/>\n      <note>target file: " + escaped_line(short_name(alignment.target.document())) +
          "</note>\n    </header>\n    <body>",
      options);
  each_unit(alignment, report, [&](const Unit& unit) {
    static constexpr std::array<const char*, 4> kStates = {"final", "translated", "needs-review-translation",
                                                           "needs-translation"};
    const State state = state_of(unit.bead);
    std::string out = "      <trans-unit id=\"" + unit.id + "\"";
    if (unit.source.empty()) out += " translate=\"no\"";
    if (state == State::final) out += " approved=\"yes\"";
    for (const auto& [name, value] : facts_of(unit.bead))
      out += std::string(" bt:") + name + "=\"" + value + "\"";
    out += ">\n        <source xml:lang=\"" + codes.source + "\">" + unit.source + "</source>\n";
    if (!unit.target.empty()) {
      out += "        <target xml:lang=\"" + codes.target + "\" state=\"" +
             kStates.at(static_cast<std::size_t>(state)) + "\">" + unit.target + "</target>\n";
    }
    const std::string note = escaped_line(unit.bead.note);
    if (!note.empty()) out += "        <note>" + note + "</note>\n";
    put_line(stream, out + "      </trans-unit>", options);
  });
  put_line(stream, "    </body>\n  </file>\n</xliff>", options);
}

void write_xliff2(const Alignment& alignment, std::FILE* stream, const WriteOptions& options,
                  WriteReport& report) {
  const LanguageCodes codes = known_codes(alignment, options);
  put_line(stream,
           "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"" +
               codes.source + "\" trgLang=\"" + codes.target + "\">\n  <file id=\"f1\" original=\"" +
               names_of(alignment) +
               "\" xml:space=\"preserve\">\n    <notes>\n      <note category=\"bitext:target-file\">" +
               escaped_line(short_name(alignment.target.document())) + "</note>\n    </notes>",
           options);
  std::size_t number = 0;
  each_unit(alignment, report, [&](const Unit& unit) {
    static constexpr std::array<const char*, 4> kStates = {"final", "translated", "initial", "initial"};
    // An id of XLIFF 2 is a name token, which that of somebody else's file need not be.
    std::string out = "    <unit id=\"u" + std::to_string(++number) + "\" name=\"" + unit.id + "\"";
    if (unit.source.empty()) out += " translate=\"no\"";
    out += ">\n      <notes>\n";
    for (const auto& [name, value] : facts_of(unit.bead)) {
      if (!value.empty())
        out += std::string("        <note category=\"bitext:") + name + "\">" + value + "</note>\n";
    }
    const std::string note = escaped_line(unit.bead.note);
    if (!note.empty()) out += "        <note>" + note + "</note>\n";
    out += std::string("      </notes>\n      <segment state=\"") +
           (unit.target.empty() ? "initial" : kStates.at(static_cast<std::size_t>(state_of(unit.bead)))) +
           "\">\n        <source>" + unit.source + "</source>\n";
    if (!unit.target.empty()) out += "        <target>" + unit.target + "</target>\n";
    put_line(stream, out + "      </segment>\n    </unit>", options);
  });
  put_line(stream, "  </file>\n</xliff>", options);
}

}  // namespace libalign::detail
// NOLINTEND(modernize-raw-string-literal,performance-inefficient-string-concatenation)
